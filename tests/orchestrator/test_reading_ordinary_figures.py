"""Ordinary requests about levels, dynamics and exact numbers, as people type them."""

from __future__ import annotations

import pytest
from readings import only, words

from talkbox.planner.reading import read


def _numbers(text: str) -> list[tuple[float, str]]:
    return [(each.value, each.unit) for each in only(text).quantities]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "3:1 ratio, 10 ms attack, 100 ms release, threshold -18",
            [(3, "ratio"), (10, "attack_ms"), (100, "release_ms"), (-18, "threshold_db")],
        ),
        (
            "set the compressor to a 3:1 ratio with 25 ms attack and 250 ms release",
            [(3, "ratio"), (25, "attack_ms"), (250, "release_ms")],
        ),
        (
            "slow attack (30ms) and fast release (50ms) at 3:1",
            [(30, "attack_ms"), (50, "release_ms"), (3, "ratio")],
        ),
        ("2.5:1, -16 dB threshold", [(2.5, "ratio"), (-16, "threshold_db")]),
        ("ratio 4, attack 10", [(4, "ratio"), (10, "attack_ms")]),
    ],
)
def test_each_number_of_a_compressor_belongs_to_its_own_name(
    text: str, numbers: list[tuple[float, str]]
) -> None:
    assert only(text).word == "compress"
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("the reading is at -30 LUFS, bring it to -19", -19),
        ("the meter says -27 LUFS and it should say -23", -23),
        ("currently -18 LUFS, should be -14", -14),
        ("from -20 lufs to -16 lufs", -16),
        ("make it -14 LUFS", -14),
    ],
)
def test_of_two_loudnesses_the_one_that_is_wanted_counts(text: str, level: float) -> None:
    assert (level, "lufs") in _numbers(text)
    assert len(_numbers(text)) == 1


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("can the peak be at -0.3 dB instead", -0.3),
        ("peak is at -12 dB, bring it up to -3", -3),
        ("right now it peaks at -9, i'd like it to peak at -1", -1),
        ("i need it to hit -1 dBTP and no more", -1),
    ],
)
def test_a_level_of_the_peak_is_where_it_is_put(text: str, level: float) -> None:
    assert only(text).word == "normalize"
    assert [value for value, _ in _numbers(text)] == [level]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("highpass around 40 to clean up the sub", "high_pass"),
        ("cut 300 by 3 dB to clear the mud", "bell_cut"),
        ("pitch it down 2 semitones to make it darker", "pitch_down"),
        ("compress 3:1 to even out the words", "compress"),
        ("roll off above 7 khz with a gentle 6dB/oct", "low_pass"),
        ("gentle 2:1 compression", "compress"),
    ],
)
def test_what_a_measured_order_is_for_is_no_second_order(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("squash it hard", ["squash"]),
        ("what if we limit it a bit harder", ["limiter"]),
        ("make it hit harder", ["punchier"]),
        ("make it harder", ["aggressive"]),
    ],
)
def test_hard_behind_a_device_says_how_much_of_it(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some notes stick out, tame those with a compressor", ["evener", "compress"]),
        ("even out the words using compression", ["evener", "compress"]),
        ("tame the compression", ["more_dynamic"]),
        ("i'd like less of that compressor sound", ["more_dynamic"]),
    ],
)
def test_a_device_that_tames_is_wanted_and_a_tamed_one_is_not(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("give me 3 more db at 60", [("bell", 3)]),
        ("3 less db please", [("quieter", 3)]),
        ("drop it 5", [("quieter", 5)]),
        ("raise that 2 please", [("louder", 2)]),
        (
            "bass: -2 mids: +1 treble: +3",
            [("less_bass", -2), ("more_mids", 1), ("more_treble", 3)],
        ),
        ("trim to 3s with a 500 ms fade out", [("trim", 3), ("fade_out", 500)]),
        ("hpf @ 110, slope 24", [("high_pass", 110)]),
        ("12 bit please", [("bitcrush", 12)]),
        ("between 1 and 2 seconds drop it 6 dB", [("part_quieter", 1)]),
    ],
)
def test_figures_as_they_are_typed(text: str, found: list[tuple[str, float]]) -> None:
    assert [(each.word, each.quantities[0].value) for each in read(text).requests] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("its going under dialogue, so keep it low", "quieter"),
        ("this will be background under an interview, so make it quieter", "quieter"),
        ("drop the music by 4 dB, its going under dialogue", "quieter"),
        ("each sentence has a different volume, make them the same", "evener"),
        ("loud shouts are too much, lower those", "compress"),
        ("it's way too loud, bring it down", "quieter"),
    ],
)
def test_levels_in_plain_words(text: str, found: str) -> None:
    assert words(text) == [found]
