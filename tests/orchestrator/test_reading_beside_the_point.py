"""What stands beside an order and asks for nothing: where noise is, nods, metres, no chipmunk."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("get rid of the hum in the background please", "less_hum"),
        ("remove the hiss in the background", "less_noise"),
        ("kill the buzz in the back", "less_hum"),
        ("entferne das Brummen im Hintergrund", "less_hum"),
        ("テープのノイズを減らして", "less_noise"),
    ],
)
def test_where_noise_is_moves_nothing_there(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("add 1 second of silence at the beginning and 2 seconds at the end", [1, 2]),
        ("put half a second of silence at the start and 1 s at the end please", [0.5, 1]),
    ],
)
def test_silence_of_two_lengths_is_added_at_both_ends(text: str, seconds: list[float]) -> None:
    found = read(text).requests
    assert [each.word for each in found] == ["silence_before", "silence_after"]
    assert [each.quantities[0].value for each in found] == seconds


def test_a_metre_beside_counted_bars_is_no_number_of_its_own() -> None:
    request = only("just the first two bars, its 120 bpm 4/4")
    assert (request.word, request.quantities[0].value) == ("trim", 4)
    assert not read("just the first two bars, its 120 bpm 4/4").unread


def test_bars_at_a_bare_tempo_are_seconds() -> None:
    request = only("cut it to 8 bars at 120")
    assert (request.word, request.quantities[0].value) == ("trim", 16)


def test_no_chipmunk_beside_a_speed_leaves_the_pitch_alone() -> None:
    assert words("speed it up 15%, no chipmunk") == ["faster"]


@pytest.mark.parametrize(
    "text", ["nothing wrong with it right? if its fine just leave it", "sounds fine to me, yeah?"]
)
def test_a_nod_that_is_asked_for_moves_nothing(text: str) -> None:
    assert words(text) == []


def test_a_side_that_is_asked_for_is_still_meant() -> None:
    assert words("can you pan it hard right?") == ["hard_right"]


def test_music_from_elsewhere_is_not_put_behind_it() -> None:
    reading = read("Can you put the organ from last Sunday softly behind it?")
    assert (reading.requests, reading.beyond) == ((), "compose")


def test_bits_that_are_said_are_set_whether_they_are_heard_or_not(tmp_path: Path) -> None:
    document = done(tmp_path, "bitcrush to 12 bit")
    (stage,) = stages(document)
    assert document["status"] == "met"
    assert stage["effect"] == "bit_reduction"


def test_a_fade_beside_a_cut_is_made_whatever_is_silent_before(tmp_path: Path) -> None:
    """The clip ends in half a second of silence, which the cut takes away."""
    document = done(tmp_path, "trim to exactly 2 seconds with a 100ms fade out")
    assert [stage["effect"] for stage in stages(document)] == ["trim", "fade_out"]
