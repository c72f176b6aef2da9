"""Intervals in every tongue, lengths in times, tempi by their unit, and places behind a comma."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word", "semitones"),
    [
        ("súbelo medio tono", "pitch_up", 1),
        ("bájalo un tono", "pitch_down", 2),
        ("súbelo tono y medio", "pitch_up", 3),
        ("sobe meio tom", "pitch_up", 1),
        ("desce dois tons", "pitch_down", 4),
        ("abbassa di mezzo tono", "pitch_down", 1),
        ("alza di un tono", "pitch_up", 2),
        ("monte d'un demi-ton", "pitch_up", 1),
        ("baisse d'un ton", "pitch_down", 2),
        ("un ton plus haut", "pitch_up", 2),
        ("zwei Töne höher", "pitch_up", 4),
    ],
)
def test_a_tone_is_two_semitones_in_every_tongue(text: str, word: str, semitones: float) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == (word, semitones)


@pytest.mark.parametrize(
    ("text", "percent_slower"),
    [
        ("stretch to twice the length without changing the pitch", 50),
        ("make it 150% of its length", 33.33),
        ("make it 1.5 times as long", 33.33),
        ("stretch the clip to one and a half times its length", 33.33),
    ],
)
def test_a_length_in_times_is_a_speed(text: str, percent_slower: float) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == ("slower", percent_slower)


def test_the_length_of_another_thing_is_not_that_of_the_clip() -> None:
    assert "slower" not in words("double the length of the reverb")


@pytest.mark.parametrize(
    "text", ["change bpm from 120 to 126 and keep the key", "change the bpm from 120 to 126"]
)
def test_a_tempo_that_goes_by_its_unit_is_no_frequency(text: str) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == ("faster", 5)


@pytest.mark.parametrize(
    ("text", "word", "hz"),
    [
        ("Boost the birds a little, around 4 kHz", "bell", 4000),
        ("more snap on the snare, somewhere around 5k", "snappier", 5000),
        ("cut the mud a bit, around 300 hz", "less_muddy", 300),
    ],
)
def test_a_frequency_behind_a_comma_says_where(text: str, word: str, hz: float) -> None:
    request = only(text)
    assert (request.word, request.quantities[0].value) == (word, hz)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the guest (second half) is much quieter than me, level it out", ["evener"]),
        ("compress it gently so the quiet bits come up, dont squash it", ["compress"]),
        ("feels like a keyboard twenty feet across, pull the sides in", ["narrower"]),
        ("delay 400 ms with dark repeats", ["dub"]),
        ("add a slow, lush plate behind it, while keeping the dry horn up front", ["plate"]),
        ("some sentences are way quieter then others, even out the volume", ["evener"]),
        ("de-ess this please, its really harsh on the S sounds", ["less_sibilant"]),
        ("crossfade this into Dancing Queen", []),
        ("crank it till the amp melts", ["distort"]),
        ("クリッピングしている部分を直して", ["less_dirty"]),
    ],
)
def test_what_belongs_together_is_one_wish(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_an_echo_with_its_time_and_count_is_one_in_spanish_too() -> None:
    request = only("ponle un eco de 400 ms que se repita unas tres veces")
    assert {each.unit: each.value for each in request.quantities} == {"ms": 400, "repeats": 3}


def test_a_dark_echo_has_the_time_of_the_plain_one() -> None:
    assert read("delay 400 ms with dark repeats").requests[0].quantities[0].value == 400
