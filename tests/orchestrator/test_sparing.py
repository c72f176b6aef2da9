"""What was to stay: the filters that would move it are left out of the plan."""

from __future__ import annotations

import pytest
from source_clips import scene

from talkbox.planner.moves.planning import plan
from talkbox.planner.moves.sparing import spared
from talkbox.planner.reading import read


def kinds(text: str, *, keeps: tuple[str, ...] | None = None) -> list[str]:
    """The stages that a plan adds when what the words keep is spared."""
    reading, at = read(text), scene("mix")
    made = spared(plan(reading.requests, at), reading.keeps if keeps is None else keeps, at)
    return [str(step.arguments["kind"]) for step in made.steps if step.adds]


def test_brighter_without_touching_the_lows_does_not_cut_them() -> None:
    assert "low_shelf" in kinds("brighter", keeps=())
    assert "low_shelf" not in kinds("brighter, leave the low end alone")
    assert kinds("brighter, leave the low end alone")


def test_a_word_that_can_only_move_what_was_to_stay_keeps_its_move() -> None:
    assert kinds("boomier, but keep the bass") == kinds("boomier", keeps=())


@pytest.mark.parametrize("text", ["low shelf -5 dB at 150 Hz, leave the bass alone"])
def test_a_filter_asked_for_by_number_stays(text: str) -> None:
    assert kinds(text) == kinds(text, keeps=())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("take a good chunk of the low mids away", ["less_low_mids"]),
        ("take some of the mids away", ["scooped"]),
        ("less bite in the upper mids", ["smoother"]),
        ("blunt the transients", ["softer_attack"]),
        ("crunch it down to 5 bits", ["bitcrush"]),
        ("push it far away", ["distant"]),
    ],
)
def test_small_words_beside_a_request_add_nothing_to_it(text: str, expected: list[str]) -> None:
    assert [request.word for request in read(text).requests] == expected
