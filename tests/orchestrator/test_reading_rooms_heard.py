"""Rooms that are complained of, effects that are told more of, and files to be put through."""

import pytest
from readings import words


@pytest.mark.parametrize(
    "text",
    [
        "our sports hall swallows the speech",
        "you can hear every wall",
        "the canteen is louder than the guest, help",
        "she was in a big tiled kitchen, can you fix that",
        "sounds like he's in a stairwell, get rid of that",
    ],
)
def test_a_room_that_is_complained_of_is_dried(text: str) -> None:
    assert words(text) == ["drier"]


@pytest.mark.parametrize("text", ["make it as if i was in a church", "put her in a big hall"])
def test_a_room_that_is_wished_for_is_given(text: str) -> None:
    assert words(text) in (["cathedral"], ["hall"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("echoes hopping from left to right", ["ping_pong"]),
        ("first echo left, second one right", ["ping_pong"]),
        ("put an echo on it and pan it left", ["echo", "pan_left"]),
        ("olympic pool, long bright reflections", ["swimming_bath"]),
        ("short delay, tight", ["slapback"]),
        ("the synth is dead, put a phaser on it", ["phaser"]),
        ("it's muddy, add some reverb", ["less_muddy", "reverb"]),
    ],
)
def test_what_only_tells_of_an_effect_asks_for_nothing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    ["use tunnel.wav for the ambience", "put it through mesa_412.wav", "load hall.wav as an ir"],
)
def test_a_file_to_be_put_through_is_an_impulse_response(text: str) -> None:
    assert words(text) == ["convolve"]
