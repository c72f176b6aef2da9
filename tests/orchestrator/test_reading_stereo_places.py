"""Places in the stereo picture: what is said of the edges, the core, an hour or a width."""

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("brighten what's at the edges", ["brighter_sides"]),
        ("side high shelf -2 dB", ["darker_sides"]),
        ("m/s eq: mid 12k up", ["brighter_middle"]),
        ("more treble for whatever sits in the middle", ["brighter_middle"]),
        ("duck the core, leave the wide stuff", ["less_mid"]),
        ("raise the outskirts by 2 dB", ["more_side"]),
        ("the outer guitars are dull compared to the centre", ["brighter_sides"]),
        ("round the edges off", ["smoother"]),
    ],
)
def test_the_edges_are_the_sides_and_the_core_is_the_middle(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "percent"),
    [
        ("stereo width 70%", "narrower", 30.0),
        ("set the width to 130 percent", "wider", 30.0),
        ("increase the width by 20%", "wider", 20.0),
    ],
)
def test_a_width_that_is_set_is_the_change_it_takes(text: str, word: str, percent: float) -> None:
    request = only(text)
    (said,) = request.quantities
    assert (request.word, said.value) == (word, percent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("park the tambourine at two o'clock", ["pan_right"]),
        ("the horn sits at ten o'clock, bring it to noon", ["centre"]),
        ("my left mic was weaker than the right one", ["centre"]),
        ("one earbud is louder than the other, even that out", ["centre"]),
        ("width 0", ["mono"]),
    ],
)
def test_hours_and_imbalances_are_places(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_hour_of_the_night_pans_nothing() -> None:
    assert not {"pan_right", "pan_left"} & set(words("like two o'clock in the morning"))


def test_a_bell_at_one_place_of_the_sides_is_still_beyond() -> None:
    assert read("sides +3 dB at 9k").beyond == "channel"
