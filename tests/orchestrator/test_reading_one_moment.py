"""An effect for one moment of the clip is declined; it is not put over the whole."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "add delay on the last word",
        "add a long reverb on the last note",
        "more bass in the drop",
        "brighter in the second verse",
        "pan it left during the intro",
        "distort the last hit",
        "make the last note darker",
        "pitch down the last second",
        "slow down the last 5 seconds",
        "speed up the last 5 seconds",
    ],
)
def test_an_effect_for_a_moment_is_more_than_the_tools_can_do(text: str) -> None:
    assert read(text).beyond == "part"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fade out over the last bar", ["fade_out"]),
        ("cut the silence before the first word", ["trim_silence"]),
        ("cut the last second", ["trim"]),
        ("mute the first beat", ["part_muted"]),
        ("lower the last word", ["part_quieter"]),
        ("reverb on the snare", ["reverb"]),
        ("warmer, it's for the intro", ["warmer"]),
        ("make it darker like the last one", ["darker"]),
        ("speed it up so it lasts 5 seconds", ["faster"]),
    ],
)
def test_what_an_end_or_a_level_can_have_is_still_done(text: str, found: list[str]) -> None:
    reading = read(text)
    assert words(text) == found
    assert reading.beyond is None
