"""Parts that go or stay, silence of which some is left, sweeps told in halves, lows for phones."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("delete seconds 3 to 5", 3, 5),
        ("cut seconds 3-5 out", 3, 5),
        ("snip out 2.0 to 2.5", 2, 2.5),
        ("remove the bit between 2.1 and 2.6", 2.1, 2.6),
        ("remove half a second at 2 s", 2, 2.5),
        ("cut 0.5 s starting at 2 s", 2, 2.5),
        ("schneide Sekunde 2 bis 4 raus", 2, 4),
    ],
)
def test_a_part_that_goes_is_known_by_its_two_times(text: str, start: float, end: float) -> None:
    request = only(text)
    said = request.quantities[0]
    assert (request.word, said.value, said.until) == ("trim", start, end)
    assert {"remove", "less"} & request.marks


@pytest.mark.parametrize(
    "text",
    ["cut out 2 seconds from the middle", "remove the middle 2 seconds",
     "schneide 2 Sekunden aus der Mitte raus", "enlève 2 secondes au milieu"],
)  # fmt: skip
def test_seconds_from_the_middle_are_no_mids_and_no_panning(text: str) -> None:
    request = only(text)
    assert request.word == "trim"
    assert "middle" in request.marks


@pytest.mark.parametrize(
    "text",
    ["cut 2-3 s out and join the rest", "remove the bit from 1.5 to 2.5 seconds and close the gap",
     "take out 1:02 to 1:05 and splice it together"],
)  # fmt: skip
def test_joining_what_is_left_is_no_wish_of_its_own(text: str) -> None:
    assert words(text) == ["trim"]


@pytest.mark.parametrize(
    ("text", "ends", "seconds"),
    [
        (
            "cut the silence at the start and end but leave about a quarter of a second",
            "ends",
            0.25,
        ),
        ("remove the silence at the start but keep about 300 ms", "first", 300),
        ("trim the dead air at the end and leave about 1 second", "last", 1),
    ],
)
def test_silence_is_cut_down_to_what_is_left(text: str, ends: str, seconds: float) -> None:
    request = only(text)
    assert request.word == "trim_silence"
    assert ends in request.marks
    assert request.quantities[0].value == seconds


@pytest.mark.parametrize(
    ("text", "word", "first_hz", "last_hz"),
    [
        ("lowpass sweep, start closed around 300 and open all the way up", "opens_up", 300, 20_000),
        (
            "start with the filter shut at 200 and open it up to 12k by the end",
            "opens_up",
            200,
            12_000,
        ),
        ("high pass sweep, start at 20 and go up to 900", "thins_out", 20, 900),
    ],
)
def test_a_sweep_told_in_two_halves_is_one(
    text: str, word: str, first_hz: float, last_hz: float
) -> None:
    request = only(text)
    said = request.quantities[0]
    assert (request.word, said.value, said.until) == (word, first_hz, last_hz)


@pytest.mark.parametrize(
    "text",
    ["saturate the bass so it is heard on phones",
     "saturate the low end so it shows up on phone speakers",
     "add some harmonics to the bass so small speakers reproduce it",
     "boost the bass so it comes through on a phone"],
)  # fmt: skip
def test_lows_for_small_speakers_get_harmonics_and_no_telephone(text: str) -> None:
    assert words(text) == ["audible_bass"]


@pytest.mark.parametrize(
    "text",
    ["put him in a big church, though every word has to stay intelligible",
     "a huge hall but keep every word understandable"],
)  # fmt: skip
def test_a_room_stays_behind_words_that_are_to_be_understood(text: str) -> None:
    request = only(text)
    assert request.strength <= 1.0
    assert "clearer" in read(text).keeps


def test_all_the_air_above_a_corner_is_a_filter() -> None:
    assert only("cut away the air above 8 kHz").word == "low_pass"
    assert only("less air above 10k").word == "less_airy"
