"""Tempos without their unit, what a limiter did, and an "a so that" of things."""

from __future__ import annotations

import pytest
from readings import words

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("limiter killed it", ["more_dynamic"]),
        ("the limiter crushed my drums", ["more_dynamic"]),
        ("put a limiter on it", ["limiter"]),
        ("the peaks are too high", ["limiter"]),
        ("low mids are crowded, make some space there", ["less_muddy"]),
        ("some notes are way softer than the others, make them match more", ["evener"]),
        ("light bus compression so the parts stick together", ["glue"]),
        ("it's so boomy", ["less_boomy"]),
        ("ripped from an old 45, clean off the crackle and pops", ["less_clicks"]),
        ("some rumble, footsteps upstairs", ["less_rumble"]),
        ("footsteps inside a long metal pipe", ["cathedral"]),
    ],
)
def test_an_ordinary_sentence_asks_for_one_thing(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "beat is at 140, get it to 147",
        "the song is at 140, bring it to 147",
        "track is at 140 bpm, get it to 147",
    ],
)
def test_a_beat_plays_at_so_many_beats_a_minute(text: str) -> None:
    (request,) = read(text).requests
    assert request.word == "faster"
    assert request.quantity("percent") is not None
    assert request.quantities[0].value == pytest.approx(5.0)


def test_a_tempo_that_is_told_times_the_echoes() -> None:
    (request,) = read("put echoes on dotted eighths, we play at 120").requests
    (quantity,) = request.quantities
    assert (request.word, quantity.unit, quantity.value) == ("echo", "ms", 375.0)


def test_a_number_that_nothing_plays_at_is_a_frequency() -> None:
    cut, boost = read("cut at 140, boost to 150").requests
    assert {each.unit for each in (*cut.quantities, *boost.quantities)} == {"hz"}
