"""Numbers of mix engineers: settings, corrections in mid-sentence, and what nothing here takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import only, words
from test_acting_exactly import done, stages

from talkbox.planner.reading import read


def _numbers(text: str) -> dict[str, float]:
    """The numbers of the one request, by their units."""
    return {said.unit: said.value for said in only(text).quantities}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("comp 4:1, threshold -18", {"ratio": 4, "threshold_db": -18}),
        (
            "ratio 2:1, slow attack 30ms, fast release 50, threshold -20",
            {"ratio": 2, "attack_ms": 30, "release_ms": 50, "threshold_db": -20},
        ),
        (
            "smash it 10:1 fast attack 1ms release 60 ms",
            {"ratio": 10, "attack_ms": 1, "release_ms": 60},
        ),
        ("compress with a very slow attack of 80 ms", {"attack_ms": 80}),
        ("light compression, 2:1, 2-3 db GR tops", {"ratio": 2, "reduction_db": 2}),
        ("squash it in parallel 30%", {"percent": 30}),
        ("compress a copy 8:1 and blend it in at 40%", {"ratio": 8, "percent": 40}),
    ],
)
def test_every_setting_of_a_compressor_is_read(text: str, numbers: dict[str, float]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("pitch it down 2 no 3 semitones", "pitch_down", {"st": 3}),
        ("turn it up by 3, no actually 4 db", "louder", {"db": 4}),
        ("cut 3 db at 300, no 4", "bell_cut", {"db": 4, "hz": 300}),
        ("compress 4:1, no 2:1", "compress", {"ratio": 2}),
        ("compress it 3:1... hmm rather 2:1", "compress", {"ratio": 2}),
        ("hpf at 80, make that 120", "high_pass", {"": 120}),
        ("hpf at 80, make it 100", "high_pass", {"": 100}),
        ("reverb 20%, make it 30", "reverb", {"percent": 30}),
        ("delay 300 ms, wait 350", "echo", {"ms": 350}),
        ("gimme 4:1 at -20, scratch that, -24", "compress", {"ratio": 4, "threshold_db": -24}),
    ],
)
def test_a_figure_that_is_taken_back_gives_way_to_the_next(
    text: str, word: str, numbers: dict[str, float]
) -> None:
    assert only(text).word == word
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("timestretch to 110 bpm, its at 98 now", 12.24),
        ("its at 98 bpm, timestretch to 110 bpm", 12.24),
        ("the track is 98 bpm, take it to 110", 12.24),
        ("make it 128 bpm (its 120)", 6.67),
    ],
)
def test_the_tempo_that_is_and_the_one_to_get_are_one_change(text: str, speed: float) -> None:
    assert only(text).word == "faster"
    assert _numbers(text) == {"percent": speed}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("speed up 8 percent, pitch can follow", "tape_faster"),
        ("slow 5%, pitch may drop too", "tape_slower"),
    ],
)
def test_a_pitch_that_may_follow_makes_the_speed_a_tape(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    ("text", "word", "numbers"),
    [
        ("add a 500 ms echo that fades after 3 repeats", "echo", {"ms": 500, "repeats": 3}),
        (
            "long reverb like 6 seconds but keep it low in the mix, say 12%",
            "cathedral",
            {"s": 6, "percent": 12},
        ),
        ("auto pan 1 hz full width", "auto_pan", {"hz": 1, "depth": 1}),
        ("there's a 3 db bump at 180 hz, flatten it", "bell_cut", {"db": 3, "hz": 180}),
        (
            "there's a nasty ring at 740hz, take it out with a tight notch, maybe -8",
            "bell_cut",
            {"hz": 740, "db": -8},
        ),
        ("120 ms delay one repeat", "slapback", {"ms": 120}),
        ("80 ms echo", "echo", {"ms": 80}),
        ("bus comp 2:1", "glue", {"ratio": 2}),
        ("sub bass down 3 db below 50", "low_shelf_cut", {"db": 3, "hz": 50}),
        ("soft clip the peaks by 2 db", "clip", {"reduction_db": 2}),
        ("compress only below 150 hz 4:1", "evener_lows", {"hz": 150, "ratio": 4}),
        ("compress the lows below 120, 3:1", "evener_lows", {"": 120, "ratio": 3}),
        (
            "hi pass @ 100 Hz but not steeper than 12db",
            "high_pass",
            {"hz": 100, "db_per_octave": 12},
        ),
    ],
)
def test_what_is_said_of_an_effect_is_its_own_setting(
    text: str, word: str, numbers: dict[str, float]
) -> None:
    assert only(text).word == word
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    "text", ["bell at 3.2k, minus 2.5, narrow", "-3 db at 400, q is tight", "bell at 3.2k, narrow"]
)
def test_how_narrow_a_filter_is_may_be_said_behind_it(text: str) -> None:
    assert "narrow" in only(text).marks


def test_an_amount_that_is_too_much_is_found_and_no_punch_is_added() -> None:
    request = only("the snare hits 3 db too hot")
    assert (request.word, request.of) == ("quieter", "snare")
    assert _numbers("the snare hits 3 db too hot") == {"db": 3}


def test_a_mix_bus_that_is_only_named_is_not_compressed() -> None:
    assert "glue" not in words("my mix bus is at -8, can you get it down by 4 db")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hpf the reverb at 300", "wet"),
        ("reverb tail 3s, cut the lows of the reverb below 200", "wet"),
        ("dynamic eq: pull 2.8k down when it gets harsh", "automate"),
        ("reduce 2-4k by around 3db only when loud", "automate"),
    ],
)
def test_what_would_change_the_whole_sound_is_refused(text: str, kind: str) -> None:
    assert read(text).beyond == kind


def test_a_knob_that_no_effect_here_has_is_told() -> None:
    assert "hold" in read("gate threshold -35db, attack 1 ms, hold 50ms").unknown


@pytest.mark.parametrize(
    ("phrase", "effect", "parameter", "value"),
    [
        ("limiter with a ceiling of -12 db", "limiter", "ceiling_db", -12),
        ("narrow it to 60% width", "width", "width_ratio", 0.6),
        ("widen it to 130%", "width", "width_ratio", 1.3),
        ("vibrato 6 Hz, 20 cents", "vibrato", "depth", 0.2),
        ("crush to 8 bits at 8k", "rate_reduction", "target_rate_hz", 8000),
        ("comp 4:1, threshold -18", "compressor", "ratio", 4),
        ("threshold at -24 ratio 6 to 1 knee 6 db", "compressor", "threshold_db", -24),
        ("bell at 3.2k, minus 2.5, narrow", "bell", "q", 4),
    ],
)
def test_the_chain_has_the_number_that_was_said(
    tmp_path: Path, phrase: str, effect: str, parameter: str, value: float
) -> None:
    found = [each for each in stages(done(tmp_path, phrase)) if each["effect"] == effect]
    assert len(found) == 1
    parameters = found[0]["parameters"]
    assert isinstance(parameters, dict)
    assert parameters[parameter] == pytest.approx(value)


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("ring mod 440hz", "440 Hz"),
        ("widen only above 300 hz", "300 Hz"),
        ("threshold at -24 ratio 6 to 1 knee 6 db", "a knee of 6 dB"),
        ("hpf 30hz 48db/oct", "48 dB per octave"),
        ("gate -45 db range 20 db", "-45 dB"),
        ("octave up mixed at 30%", "30 %"),
    ],
)
def test_a_number_that_nothing_takes_is_told_and_not_called_done(
    tmp_path: Path, phrase: str, number: str
) -> None:
    document = done(tmp_path, phrase)
    assert number in str(document["reply"])
    assert document["status"] != "met"
