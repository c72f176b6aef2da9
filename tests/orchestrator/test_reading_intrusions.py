"""Effects that are only heard, what is not wanted, and doses, each beside near wishes."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    "frame",
    [
        "there's X on my voice",
        "there's some X",
        "there's still X",
        "I can hear X",
        "I keep hearing X",
        "it has X",
        "it's full of X",
        "the recording suffers from X",
        "the mic picked up X",
        "awful X",
        "my only problem is X",
    ],
)
def test_an_effect_that_is_only_heard_is_in_the_way(frame: str) -> None:
    assert words(frame.replace("X", "reverb")) == ["drier"]
    assert words(frame.replace("X", "echo")) == ["drier"]
    assert words(frame.replace("X", "distortion")) == ["less_dirty"]


@pytest.mark.parametrize(
    ("text", "expected", "keeps"),
    [
        ("there's some reverb but I like it", [], ("reverb",)),
        ("there's distortion, keep it", [], ("distort",)),
        ("it has reverb, make it longer", ["reverb"], ()),
        ("I'd like to hear a reverb", ["reverb"], ()),
        ("imagine there's a bit of delay", ["echo"], ()),
        ("I still want reverb", ["reverb"], ()),
        ("darker but still punchy", ["darker"], ("punchier",)),
        ("there's enough bass, more treble please", ["more_treble"], ("more_bass",)),
        ("the hiss is part of the charm, just make it warmer", ["warmer"], ("more_noise",)),
    ],
)
def test_what_is_liked_kept_or_wished_for_is_no_complaint(
    text: str, expected: list[str], keeps: tuple[str, ...]
) -> None:
    assert words(text) == expected
    assert read(text).keeps == keeps


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("louder and I don't want distortion", ["louder"]),
        ("I don't want distortion", ["less_dirty"]),
        ("I don't want it louder", []),
        ("I don't need more bass", []),
        ("I wouldn't add reverb", []),
        ("I don't think there's enough reverb", ["reverb"]),
        ("I wouldn't mind some reverb", ["reverb"]),
        ("like we need more bass", ["less_bass"]),
        ("nobody asked for reverb", ["drier"]),
        ("you can never have too much treble", ["more_treble"]),
    ],
)
def test_what_is_not_wanted_is_told_from_what_is(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a subtler chorus", "remove"),
        ("a subtle chorus", "apply"),
        ("deeper chorus", "apply"),
        ("the chorus is too deep", "remove"),
        ("the chorus is too subtle", "apply"),
    ],
)
def test_a_quality_of_an_effect_says_how_much_of_it(text: str, expected: str) -> None:
    (request,) = read(text).requests
    assert (request.word, request.deed) == ("chorus", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I hear a faint hum", ["less_hum"]),
        ("make the hum disappear", ["less_hum"]),
        ("turn the boom down", ["less_boomy"]),
        ("boom the kick", ["boomier"]),
        ("notch the hum out", ["less_hum"]),
        ("eq the mud", ["less_muddy"]),
        ("still brighter", ["brighter"]),
        ("still bright", ["darker"]),
        ("too bright, make it quieter", ["darker", "quieter"]),
        ("not the bass but the treble", ["more_treble"]),
        ("not dark, not bright", ["darker"]),
        ("it's not the reverb, it's the echo", ["drier"]),
        ("it's not the bass, it's the mids", ["scooped"]),
        ("it's a slow song, make it brighter", ["brighter"]),
    ],
)
def test_faults_and_contrasts_are_read_for_what_they_are(text: str, expected: list[str]) -> None:
    assert words(text) == expected
