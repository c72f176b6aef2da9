"""A level that nothing may pass is an order to a limiter, whoever must not pass it."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "ceiling_db"),
    [
        ("no peak gets past -6", -6),
        ("nothing over -3", -3),
        ("keep it under minus 4", -4),
        ("peaks at -1 tops", -1),
        ("don't let anything go over -3", -3),
        ("nothing should ever exceed -2 dB", -2),
        ("make sure it never goes above minus 3", -3),
        ("cap it at -2", -2),
        ("i don't want to see a peak past -3", -3),
        ("never louder than -3 dB", -3),
        ("it must never hit more than -2", -2),
        ("keep peaks at or below -2", -2),
        ("no transients higher than -4 please", -4),
    ],
)
def test_what_no_peak_may_pass_is_a_ceiling(text: str, ceiling_db: float) -> None:
    request = only(text)
    assert request.word == "limiter"
    (said,) = request.quantities
    assert said.value == ceiling_db


def test_a_brickwall_beside_a_ceiling_is_the_same_limiter() -> None:
    assert words("brickwall it, no peak gets past -6") == ["limiter"]
    assert words("brickwall it") == ["squash"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("keep it under -14 LUFS", ["loudness"]),
        ("nothing above 5k", ["low_pass"]),
        ("peaks at -1", ["normalize"]),
        ("gate everything below -40 dB", ["gate"]),
        ("warm it up and keep peaks under -2", ["warmer", "limiter"]),
    ],
)
def test_other_levels_and_places_are_no_ceiling(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_low_level_without_peaks_may_be_a_loudness_and_is_asked_back() -> None:
    assert not read("keep it under -14").requests
