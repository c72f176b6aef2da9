"""Another answer to the same words: what `--seed` changes with the planner, and what not."""

from __future__ import annotations

from typing import Any

import pytest

from talkbox.messages import Message, Situation, System, User
from talkbox.planner import Planner, goal_for
from talkbox.planner.moves.variants import strength_factor

SITUATION = Situation(source={"name": "take.wav", "rate_hz": 44_100, "channels": 2, "seconds": 5.0})
SEEDS = range(1, 9)


def messages(text: str) -> list[Message]:
    return [System("Be talkbox."), User(text, SITUATION)]


def answer(text: str, seed: int = 0) -> list[dict[str, Any]]:
    reply = Planner(seed).reply(messages(text), [], lambda piece: None, lambda: False)
    return [{"tool": call.name, **call.arguments} for call in reply.calls]


def test_without_a_seed_the_word_means_what_it_always_does() -> None:
    assert answer("make it warm") == answer("make it warm", 0)
    assert answer("make it warm")[0]["kind"] == "low_shelf"


def test_a_seed_gives_the_same_answer_every_time() -> None:
    assert answer("make it warm", 5) == answer("make it warm", 5)


@pytest.mark.parametrize("word", ["warm", "soft", "harsh", "calm", "loud", "bright", "heavy"])
def test_eight_seeds_give_eight_answers_to_a_word_that_listeners_differ_on(word: str) -> None:
    answers = [answer(f"make it {word}", seed) for seed in (0, *SEEDS)]
    assert len({str(each) for each in answers}) == 9


def test_the_answers_are_different_filters_and_not_only_more_or_less_of_one() -> None:
    shapes = [
        tuple((call["kind"], call.get("frequency_hz")) for call in answer("make it warm", seed))
        for seed in SEEDS
    ]
    assert len(set(shapes)) == len(shapes)


def test_other_effects_of_a_word_stay_when_its_equaliser_is_another() -> None:
    for seed in SEEDS:
        kinds = [call["kind"] for call in answer("make it loud", seed)]
        assert kinds[-1] == "maximizer"
        assert "low_shelf" in kinds or "bell" in kinds or "high_shelf" in kinds


def test_a_word_that_no_listener_was_asked_about_only_changes_in_strength() -> None:
    plain, other = answer("more air"), answer("more air", 1)
    assert [call["kind"] for call in plain] == [call["kind"] for call in other]
    assert plain[0]["gain_db"] != other[0]["gain_db"]


def test_numbers_stay_as_they_were_said() -> None:
    for text in ("boost 3 kHz by 4 dB", "3 dB louder", "high-pass at 90 Hz"):
        assert answer(text, 4) == answer(text)


def test_every_seed_is_held_to_the_same_goal() -> None:
    line = messages("make it bright")
    goal = goal_for(line)
    Planner(3).reply(line, [], lambda piece: None, lambda: False)
    assert goal is not None
    assert goal_for(line) == goal


def test_seeds_are_gentler_and_stronger_than_plain_within_bounds() -> None:
    factors = [strength_factor(seed) for seed in range(1, 40)]
    assert strength_factor(0) == 1.0
    assert min(factors) >= 0.65
    assert max(factors) <= 1.22
    assert any(factor < 0.75 for factor in factors)
    assert any(factor > 1.1 for factor in factors)
