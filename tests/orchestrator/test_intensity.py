"""A touch moves less than the plain word, and way more moves further, on every kind of source."""

from __future__ import annotations

import pytest
from source_clips import CLIPS, measured, scene, worded

from talkbox.planner.goals.aims import aims_of
from talkbox.planner.moves.meanings import meaning_for
from talkbox.planner.requests import Request
from talkbox.verdict import change_at_equal_loudness
from talkbox_prompts import lexicon
from talkbox_tools.goal import Aim

TONAL = ("tone", "lows", "mids", "highs", "level")
STRENGTHS = (1.0, 2.0, 3.0)
ENOUGH = 3.0
"""So many times the asked change counts as all there is: a band can be gone only once."""
OTHERWISE = {
    ("soft", "pad"): "its low mids are nearly all there is, so that they cannot fall",
    ("tinny", "hat"): "it has no lows to lose",
    ("less_sibilant", "voice"): "its s sounds are as even as its vowels",
    ("maximize", "drums"): "as loud as it goes is as loud as it goes, however it is said",
    ("maximize", "bass"): "the same",
    ("maximize", "hat"): "the same",
    ("maximize", "mix"): "the same",
}


def aims(word: str, clip: str) -> list[Aim]:
    found = aims_of(Request(word), scene(clip))
    return [aim for aim in found if not aim.optional and aim.want in ("up", "down")]


def scales(word: str, clip: str) -> bool:
    moves = meaning_for(lexicon.word(word), scene(clip)).moves
    return any(isinstance(value, tuple) for move in moves for value in move.settings.values())


def progress(word: str, clip: str, strength: float) -> float | None:
    """The mean movement of the word's aims, in times of what the plain word asks for."""
    after = worded(clip, word, strength)
    if after is None:
        return None
    found = [
        min(_moved(aim, change_at_equal_loudness(aim.measure, measured(clip), after)), ENOUGH)
        for aim in aims(word, clip)
    ]
    return sum(found) / len(found)


def _moved(aim: Aim, change: float) -> float:
    return (change if aim.want == "up" else -change) / (aim.by or 1.0)


def pairs() -> list[tuple[str, str]]:
    """Every tonal word on three kinds of source of the six, another three for each next word."""
    words = [name for name in sorted(lexicon.names()) if lexicon.word(name).theme in TONAL]
    clips = len(CLIPS)
    chosen = [(word, CLIPS[(n + k) % clips]) for n, word in enumerate(words) for k in (0, 2, 3)]
    return [pair for pair in chosen if pair not in OTHERWISE and scales(*pair) and aims(*pair)]


@pytest.mark.parametrize(("word", "clip"), pairs())
def test_a_word_moves_further_the_more_of_it_is_asked_for(word: str, clip: str) -> None:
    touch, plain, way = (progress(word, clip, strength) for strength in STRENGTHS)
    if touch is None or plain is None or way is None:
        assert touch is plain is way is None  # nothing to do here is nothing at any strength
        return
    assert 0 < touch <= plain <= way
    assert way > touch or touch > 0.9 * ENOUGH


@pytest.mark.parametrize("word", ["wider", "telephone", "squash", "punchier"])
def test_words_of_other_kinds_move_further_too(word: str) -> None:
    touch, plain, way = (progress(word, "mix", strength) for strength in STRENGTHS)
    assert touch is not None and plain is not None and way is not None
    assert 0 < touch <= plain <= way


def test_way_more_is_held_to_more_than_the_plain_word_and_a_touch_to_less() -> None:
    by = [
        next(a.by for a in aims_of(Request("darker", s), scene("mix")) if a.want == "down") or 0.0
        for s in STRENGTHS
    ]
    assert by[0] <= 0.6 * by[1] and by[2] >= 1.6 * by[1]
