"""What a review of the reading found: second things, halves of a sentence, parts of the clip."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("knock the bass down and the highs up", ["less_bass", "more_treble"]),
        ("dial the bass back and turn the highs up", ["less_bass", "more_treble"]),
        ("knock the bass down, the highs up", ["less_bass", "more_treble"]),
    ],
)
def test_a_second_thing_that_is_turned_goes_its_own_way(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "side A is too quiet and side B is too loud, and add some reverb",
            ["evener", "reverb"],
        ),
        ("side A needs more bass and side B is quiet", ["more_bass", "evener"]),
        ("make the host side match the guest side, and cut the hum", ["evener", "less_hum"]),
    ],
)
def test_even_sides_of_a_call_leave_what_else_is_asked(text: str, found: list[str]) -> None:
    assert sorted(words(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no mids, just bass", ["scooped", "more_bass"]),
        ("no bass please, just air", ["less_bass", "airier"]),
    ],
)
def test_what_shall_be_left_alone_is_not_taken_away_too(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "he says it's muddy but honestly i only want it fixed",
        "she thinks it's muddy but i just want it sorted",
    ],
)
def test_what_others_find_counts_where_the_own_wish_is_only_to_have_it_fixed(text: str) -> None:
    assert words(text) == ["less_muddy"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("the first two minutes are fine, the rest is muffled", 120),
        ("first ten seconds are fine, then it gets muffled", 10),
    ],
)
def test_the_rest_behind_a_fine_stretch_is_a_part_that_only_its_level_can_be_changed_of(
    text: str, seconds: float
) -> None:
    said = only(text).quantity("s")
    assert said is not None
    assert said.value == seconds
    assert read(text).beyond == "part"


@pytest.mark.parametrize(
    ("text", "seconds", "decibels"),
    [
        ("first minute is fine. the rest needs 3 dB more", 60, 3),
        ("the first 30 seconds are fine, the rest is 6 dB too quiet", 30, 6),
    ],
)
def test_the_level_of_the_rest_is_turned_from_its_time_by_its_decibels(
    text: str, seconds: float, decibels: float
) -> None:
    request = only(text)
    start, gain = request.quantity("s"), request.quantity("db")
    assert request.word == "part_louder"
    assert start is not None
    assert gain is not None
    assert (start.value, gain.value) == (seconds, decibels)


@pytest.mark.parametrize(
    "text", ["an old radio broadcast, from the 40s", "my old radio broadcast, from the 50s"]
)
def test_a_decade_behind_a_comma_cuts_nothing(text: str) -> None:
    assert words(text) == ["radio"]


@pytest.mark.parametrize(
    ("text", "found"),
    [("j'aime le grave, plus de grave", ["more_bass"])],
)
def test_more_of_what_is_liked_is_wished_for(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "seconds", "until"),
    [
        ("add reverb, make it a 10 second clip from 5 to 15", 5, 15),
        ("make a ringtone of it, 10 seconds, and add reverb", 10, None),
        ("add reverb, make a 10 second ringtone", 10, None),
    ],
)
def test_the_length_of_what_is_made_of_it_trims_beside_another_wish(
    text: str, seconds: float, until: float | None
) -> None:
    requests = {request.word: request for request in read(text).requests}
    assert sorted(requests) == ["reverb", "trim"]
    said = requests["trim"].quantity("s")
    assert said is not None
    assert (said.value, said.until) == (seconds, until)
    assert not requests["reverb"].quantities


@pytest.mark.parametrize(
    "text",
    [
        "the voice is clear but distant, add reverb",
        "the voice is clear but distant. add reverb",
        "the voice is clear but distant, can you fix it. and add reverb",
        "add reverb, the voice is clear but distant",
    ],
)
def test_what_is_found_behind_a_but_is_mended_beside_a_wish_of_its_own(text: str) -> None:
    assert sorted(words(text)) == ["closer", "reverb"]


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("pitch it up 100 percent", "pitch_up", 12),
        ("pitch it down 75 percent", "pitch_down", 24),
    ],
)
def test_a_pitch_is_turned_by_any_percentage(text: str, word: str, semitones: float) -> None:
    request = only(text)
    said = request.quantity("st")
    assert said is not None
    assert (request.word, said.value) == (word, semitones)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("too sharp after all the compression i used", ["smoother"]),
        ("it sounds squashed since all the compression", ["more_dynamic"]),
    ],
)
def test_an_effect_that_was_on_it_is_not_asked_for_again(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wie ein Messer: scharf, dünn", ["harsher", "thinner"]),
        ("come un coltello: stridulo, sottile", ["harsher", "thinner"]),
    ],
)
def test_what_is_listed_behind_a_likeness_is_wished_for_in_other_languages(
    text: str, found: list[str]
) -> None:
    assert words(text) == found
