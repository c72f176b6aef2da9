"""Words that say how an effect, a filter or a thing shall be, and ask for nothing of their own."""

from __future__ import annotations

import pytest

from talkbox.planner.reading import read
from talkbox.planner.requests import Request


def requests(text: str) -> tuple[Request, ...]:
    return read(text).requests


def words(text: str) -> list[str]:
    return [request.word for request in requests(text)]


def test_an_effect_that_shall_be_slow_and_deep_is_one_effect() -> None:
    (request,) = requests("the chorus should be slow and deep")
    rate = request.quantity("hz")
    assert request.word == "chorus"
    assert request.strength > 2
    assert rate is not None
    assert rate.value < 0.8


def test_a_fast_effect_is_faster_than_a_plain_one() -> None:
    slow, fast = (requests(f"{speed} tremolo")[0].quantity("hz") for speed in ("slow", "fast"))
    assert slow is not None
    assert fast is not None
    assert slow.value < 5 < fast.value


def test_a_reverb_with_a_long_tail_decays_for_longer() -> None:
    (long,) = requests("big hall reverb with a long tail")
    (short,) = requests("hall with a short tail")
    seconds = [request.quantity("s") for request in (long, short)]
    assert [request.word for request in (long, short)] == ["hall", "hall"]
    assert seconds[0] is not None
    assert seconds[1] is not None
    assert seconds[0].value > 1 > seconds[1].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reverb and make it faster", ["reverb", "faster"]),
        ("add chorus and slow it down", ["chorus", "slower"]),
        ("make it slow and deep", ["slower", "more_bass"]),
    ],
)
def test_the_clip_itself_can_still_be_slow_fast_and_deep(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [("overdrive the hell out of it", "distort"), ("de-ess hard", "less_sibilant")],
)
def test_how_hard_is_a_strength(text: str, word: str) -> None:
    (request,) = requests(text)
    assert request.word == word
    assert request.strength > 2.5


def test_about_so_many_decibels_belong_to_what_was_asked() -> None:
    (request,) = requests("add some 12k air, like 3 dB")
    assert request.word == "high_shelf"
    assert {each.unit for each in request.quantities} == {"hz", "db"}


@pytest.mark.parametrize("text", ["I'd like it about three dB softer", "2 dB softer"])
def test_decibels_softer_are_a_level(text: str) -> None:
    assert words(text) == ["quieter"]


def test_each_verb_turns_its_own_frequency() -> None:
    cut, boost = requests("less 2k more 8k")
    assert (cut.word, boost.word) == ("bell_cut", "bell")
    assert [each.value for each in cut.quantities] == [2000]
    assert [each.value for each in boost.quantities] == [8000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bring down the harsh frequencies around 4k", ["smoother"]),
        ("there is a nasty peak at 3.2 kHz, get rid of it", ["bell_cut"]),
    ],
)
def test_a_fault_with_a_place_is_cut_there_and_nowhere_else(text: str, expected: list[str]) -> None:
    (request,) = requests(text)
    assert [request.word] == expected
    assert request.quantity("hz") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scoop the mids like a metal guitar", ["scooped"]),
        ("bass sounds like a fart", ["less_dirty"]),
        ("lo fi hip hop vibe", ["lo_fi"]),
        ("cheap phone speaker", ["tinny"]),
        ("make the stereo field bigger", ["wider"]),
        ("synthwave feel", []),
    ],
)
def test_what_only_illustrates_adds_no_effect(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dull the cymbals a bit", "darker"), ("thin the guitars out", "thinner")],
)
def test_a_fault_said_as_an_order_is_done(text: str, expected: str) -> None:
    assert words(text) == [expected]


@pytest.mark.parametrize("text", ["lower the guitar", "bring out the bass line", "more vocals"])
def test_more_and_lower_of_an_instrument_are_its_level(text: str) -> None:
    (request,) = requests(text)
    assert request.word in ("louder", "quieter")
    assert request.of


def test_an_instrument_that_is_to_be_added_cannot_be() -> None:
    reading = read("add a guitar")
    assert reading.requests == ()
    assert reading.beyond == "compose"
