"""The level of a part of the clip, which is no cut and nothing of the whole."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read
from talkbox.planner.text.quantities import PART

MUTED, QUIETER, LOUDER = "part_muted", "part_quieter", "part_louder"


@pytest.mark.parametrize(
    ("text", "start", "until"),
    [
        ("mute 2s-2.5s", 2.0, 2.5),
        ("mute from 1 to 2 seconds", 1.0, 2.0),
        ("silence from 2 to 2.4 seconds", 2.0, 2.4),
        ("blank out 0.3-0.6 s", 0.3, 0.6),
        ("bleep 2.0 to 2.3", 2.0, 2.3),
        ("mute 0:01-0:03", 1.0, 3.0),
    ],
)
def test_a_span_is_muted(text: str, start: float, until: float) -> None:
    request = only(text)
    assert request.word == MUTED
    (span,) = request.quantities
    assert (span.value, span.unit, span.until) == (start, "s", until)


@pytest.mark.parametrize(
    ("text", "word", "gain_db"),
    [
        ("second half 3 dB lower than it is now, first half as is", QUIETER, 3),
        ("lower the second half by 3 dB, leave the first half alone", QUIETER, 3),
        ("the last 2 seconds 6 dB quieter", QUIETER, 6),
        ("duck 1.5s to 2.5s by 8 dB", QUIETER, 8),
        ("attenuate 0:01-0:02 by 10", QUIETER, 10),
        ("from 1 to 2 s, bring it down 6 dB", QUIETER, 6),
        ("gain +3 dB on the first half only", LOUDER, 3),
        ("the back half is too quiet, bring it up 3 dB", LOUDER, 3),
    ],
)
def test_a_part_is_turned_by_so_much(text: str, word: str, gain_db: float) -> None:
    request = only(text)
    assert request.word == word
    gain = request.quantity("db")
    assert gain is not None and gain.value == gain_db
    assert not read(text).unread


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the first two seconds are too loud", QUIETER),
        ("first half is too quiet", LOUDER),
        ("turn the second half down", QUIETER),
        ("mute the last 500ms", MUTED),
        ("mute everything after 3 seconds", MUTED),
    ],
)
def test_a_part_is_named_by_its_end_of_the_clip(text: str, word: str) -> None:
    assert words(text) == [word]


def test_the_second_half_is_the_later_one() -> None:
    (span, _) = only("second half 3 dB down").quantities
    assert (span.value, span.unit, span.until) == (0.5, PART, 1.0)


def test_another_span_gets_the_same() -> None:
    first, second = read("mute 1 to 1.5 s and 3 to 3.5 s").requests
    assert first.word == second.word == MUTED
    assert second.quantities[0].until == 3.5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cut the last two seconds", ["trim"]),
        ("keep the first half", ["trim"]),
        ("keep 1.0 to 3.5, lose everything else", ["trim"]),
        ("fade out over the last 2 seconds", ["fade_out"]),
        ("trim from 1 to 2 s", ["trim"]),
        ("delay 300 ms", ["echo"]),
        ("trim the intro by 2 seconds", ["trim"]),
        ("fade the ending", ["fade_out"]),
        ("turn it down 3 dB", ["quieter"]),
    ],
)
def test_cuts_fades_and_the_whole_are_no_such_parts(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "make 1 to 2 s brighter",
        "reverb between 1 and 2 s",
        "reverse the first half",
        "bass boost in the second half",
        "zorch 1.0 to 1.4 s",
        "intro 3 dB quieter",
        "the outro is too bright",
    ],
)
def test_nothing_else_is_done_to_a_part(text: str) -> None:
    assert read(text).beyond == "part"
