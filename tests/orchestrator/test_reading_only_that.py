"""What is not to be added is no order to take it out; where a clip starts and ends is one order."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "wished", "avoided"),
    [
        ("no reverb, just some delay", "echo", "reverb"),
        ("no delay, just a little reverb", "reverb", "echo"),
        ("no reverb please, just make it warmer", "warmer", "reverb"),
        ("without compression, only louder", "louder", "compress"),
        ("no distortion but just a bit warmer", "warmer", "distort"),
    ],
)
def test_what_is_denied_beside_the_only_wish_is_not_to_be_added(
    text: str, wished: str, avoided: str
) -> None:
    assert words(text) == [wished]
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "word"),
    [("no reverb", "drier"), ("no hum, just the voice", "less_hum"), ("no echo anywhere", "drier")],
)
def test_what_is_denied_alone_is_to_go(text: str, word: str) -> None:
    assert words(text) == [word]


def test_nothing_is_done_against_a_reverb_that_is_not_wanted(tmp_path: Path) -> None:
    plain, denied = tmp_path / "plain", tmp_path / "denied"
    plain.mkdir()
    denied.mkdir()
    made = stages(done(plain, "make it warmer"))
    assert stages(done(denied, "no reverb please, just make it warmer")) == made


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("start at 0:15 and end at 1:45", 15, 105),
        ("begin at 10s and stop at 20s", 10, 20),
        ("start it at 5 seconds and finish at 25 seconds", 5, 25),
        ("start at 5 s, end at 20 s", 5, 20),
    ],
)
def test_a_start_and_an_end_keep_what_lies_between(text: str, start: float, end: float) -> None:
    request = only(text)
    (span,) = request.quantities
    assert (request.word, span.value, span.until) == ("trim", start, end)
    assert "keep" in request.marks


def test_a_fade_that_starts_and_ends_keeps_nothing() -> None:
    assert "fade_out" in words("start fading at 5 s and end at 8 s")
