"""What is said beside a wish and limits it, or only says where the trouble does not lie."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "wished", "avoided"),
    [
        ("brighter, no harshness", ["brighter"], "harsher"),
        ("more bass, zero mud", ["more_bass"], "muddier"),
        ("more low end but no boom", ["more_bass"], "boomier"),
    ],
)
def test_a_fault_denied_after_the_wish_that_could_bring_it_limits_the_wish(
    text: str, wished: list[str], avoided: str
) -> None:
    assert words(text) == wished
    assert read(text).avoids == (avoided,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no harshness", ["smoother"]),
        ("warmer, no hiss", ["warmer", "less_noise"]),
        ("wider, no mud", ["wider", "less_muddy"]),
    ],
)
def test_a_fault_that_no_wish_could_bring_is_to_go(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert not read(text).avoids


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("hiss isn't my issue, dullness is", ["brighter"], "more_noise"),
        ("the bass isn't the problem, the mids are too loud", ["scooped"], "more_bass"),
        ("the reverb isn't what bothers me, it's the harsh top", ["smoother"], "reverb"),
    ],
)
def test_what_is_said_to_be_no_trouble_is_left_alone(
    text: str, expected: list[str], left: str
) -> None:
    assert words(text) == expected
    assert read(text).keeps == (left,)


def test_all_of_one_thing_is_too_much_of_it() -> None:
    assert words("no bite, it's all fundamental. fix") == ["more_presence", "less_bass"]
    assert words("it's all bass") == ["less_bass"]
    assert words("it's all good, just add some air") == ["airier"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lows only", ["lows_only"]),
        ("kill the mids, lows only", ["scooped", "lows_only"]),
        ("isolate the treble", ["highs_only"]),
        ("only the mids", ["band_pass"]),
        ("there should be more lows", ["more_bass"]),
    ],
)
def test_only_one_part_of_the_spectrum_means_the_others_out(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_part_that_is_left_alone_stays() -> None:
    assert read("brighter, leave the lows alone").keeps == ("more_bass",)
