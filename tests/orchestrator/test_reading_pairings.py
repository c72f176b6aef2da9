"""What two words say together that neither says alone."""

from __future__ import annotations

import pytest
from readings import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a van keeps idling under our interview", ["less_rumble"]),
        ("the boiler growls under his speech", ["less_rumble"]),
        ("the wind buffets the microphone", ["less_wind"]),
        ("somebody kicked the mic stand", ["less_rumble"]),
        ("sounds like he sits inside a big wooden crate", ["less_boxy"]),
        ("nobody can understand the speaker", ["clearer"]),
        ("her teeth are whistling on the take", ["less_sibilant"]),
        ("he hisses half of his words", ["less_sibilant"]),
        ("on my phone the tuba is just gone", ["audible_bass"]),
    ],
)
def test_a_pair_complains(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_wish_between_them_is_one() -> None:
    assert words("the train should rumble") == ["more_rumble"]


def test_a_joint_between_them_parts_them() -> None:
    assert "less_rumble" not in words("it's for a train, make it brighter and put it underneath")
