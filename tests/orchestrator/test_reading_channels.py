"""What is asked of the sides, the middle, the left or the right alone."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("M/S, sides +2", "more_side"),
        ("boost the side signal 3 dB", "more_side"),
        ("side channel 2 dB louder", "more_side"),
        ("sides down 3 dB", "less_side"),
        ("mid channel down 2", "less_mid"),
        ("sides brighter, leave mid untouched", "brighter_sides"),
        ("add some top to the sides", "brighter_sides"),
        ("darken the sides", "darker_sides"),
        ("4 dB shelf at 8k on the sides", "brighter_sides"),
        ("boost the sides above 8k by 3", "brighter_sides"),
        ("darken the mid channel a touch", "darker_middle"),
        ("hp the side channel at 150", "mono_bass"),
        ("low cut on the sides at 200 Hz", "mono_bass"),
        ("roll the sides off under 100", "mono_bass"),
        ("no bass in the sides", "mono_bass"),
    ],
)
def test_a_channel_of_mid_and_side_is_changed_alone(text: str, word: str) -> None:
    assert only(text).word == word


def test_the_middle_is_a_channel_beside_the_sides() -> None:
    assert words("sides down 3 dB, mid up 1") == ["less_side", "more_mid"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("widen the sides", ["wider"]),
        ("open up the sides", ["wider"]),
        ("bring the sides in", ["narrower"]),
        ("brighter on both sides", ["brighter"]),
        ("less mids", ["scooped"]),
        ("side chain compress it", ["pumping"]),
        ("pan left and brighter", ["pan_left", "brighter"]),
    ],
)
def test_the_whole_picture_is_no_channel(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("compress the sides", "channel"),
        ("add reverb to the sides only", "channel"),
        ("sides +2 dB at 8k", "channel"),
        ("the left side is too bright", "one_side"),
        ("on the right it's muddy", "one_side"),
    ],
)
def test_what_no_tool_does_to_one_channel_is_said(text: str, kind: str) -> None:
    assert read(text).beyond == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("L and R are swapped on this print, flip em back", "swap_sides"),
        ("swap L/R", "swap_sides"),
        ("swap them over, L is R", "swap_sides"),
        ("hard R, nothing left on the L bus", "hard_right"),
        ("R channel only", "hard_right"),
        ("recentre L/R level", "centre"),
        ("left channel is hotter, match them", "centre"),
        ("level the two channels", "centre"),
    ],
)
def test_letters_name_the_sides(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "widen the sides, keep a solid centre",
        "wider but keep the centre",
        "élargis les côtés, garde un centre solide",
    ],
)
def test_a_middle_that_is_to_stay_stands_in_no_way_of_width(text: str) -> None:
    assert words(text) == ["wider"]
    assert read(text).conflict is None


@pytest.mark.parametrize(
    "text",
    [
        "correlation meter dips negative, rein the width",
        "phase correlation is negative, tighten the image",
    ],
)
def test_a_negative_correlation_is_too_wide(text: str) -> None:
    assert words(text) == ["narrower"]
