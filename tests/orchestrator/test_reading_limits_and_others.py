"""Limits and purposes that are no wishes, and what only another file or program could do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from readings import only, words
from source_clips import RATE_HZ
from test_acting_exactly import done, stages

from talkbox.errand import Errand
from talkbox.planner import Planner
from talkbox.planner.reading import read
from talkbox_sessions.store import Home


@pytest.mark.parametrize(
    ("text", "end", "value"),
    [
        ("chop it down to the first 4 seconds", "first", 4),
        ("get it down to the first 6 seconds", "first", 6),
        ("bring it down to just the last 5 seconds", "last", 5),
        ("cut this song down to its first thirty seconds", "first", 30),
        ("shorten it to the first half", "first", 0.5),
        ("reduce it to the last 2 seconds", "last", 2),
    ],
)
def test_what_a_clip_is_cut_down_to_is_kept(text: str, end: str, value: float) -> None:
    request = only(text)
    assert request.word == "trim"
    assert request.marks == {"only", end}
    assert request.quantities[0].value == value


@pytest.mark.parametrize(
    ("text", "effect", "rate_hz"),
    [
        ("slow auto pan left to right, like every 4 seconds", "auto_pan", 0.25),
        ("gentle vibrato, like every half second", "vibrato", 2),
        ("a slow tremolo, like a swell every 3 seconds", "tremolo", 0.333),
        ("phaser, very slow, one sweep every ten seconds", "phaser", 0.1),
        ("make it pan from left to right, every 4 seconds", "auto_pan", 0.25),
        ("autopan it slowly, so it goes round every 6 seconds", "auto_pan", 0.167),
        ("auto pan with a 4 second cycle", "auto_pan", 0.25),
    ],
)
def test_a_time_behind_every_is_how_fast_an_effect_moves(
    text: str, effect: str, rate_hz: float
) -> None:
    request = only(text)
    assert request.word == effect
    assert [(said.value, said.unit) for said in request.quantities] == [(rate_hz, "hz")]
    assert not read(text).unknown


@pytest.mark.parametrize(
    "text",
    [
        "put the song from our first dance quietly under this",
        "put my other take behind this",
        "mix the intro music in under my voice",
        "put the ambience track underneath it quietly",
        "play happy birthday under this",
        "drop my jingle in at the start",
        "mix it with my guitar take",
        "crossfade this into the next song",
    ],
)
def test_sounds_that_are_not_in_the_file_are_declined(text: str) -> None:
    assert not words(text)
    assert read(text).beyond == "compose"


@pytest.mark.parametrize(
    "text",
    [
        "turn down the choir mics on channels 7 and 8 by 3 dB",
        "track 3 is too loud",
        "put reverb on track 3",
        "channel 5 needs more treble",
        "ch 7 is too loud",
        "turn down the room mics a bit",
        "make the dog quieter",
        "turn the neighbours down",
    ],
)
def test_one_of_many_channels_or_noises_is_declined(text: str) -> None:
    assert not words(text)
    assert read(text).beyond == "separate"


@pytest.mark.parametrize(
    "text",
    [
        "make this match the reverb in the other scene I sent you",
        "make it sound like the last episode",
        "same eq as my other song",
        "make it match the other clip",
        "give it the reverb from our last single",
        "it should sound like the demo i sent",
    ],
)
def test_a_model_that_is_not_there_is_declined(text: str) -> None:
    assert not words(text)
    assert read(text).beyond == "model"


@pytest.mark.parametrize(
    "text",
    [
        "how do i get rid of reverb in audacity?",
        "in audacity how would i normalize?",
        "how do i get the vocals louder in ozone",
        "how do you make vocals sit in a mix",
    ],
)
def test_how_it_is_done_elsewhere_is_no_order(text: str) -> None:
    assert not words(text)
    assert read(text).beyond == "program"


def test_the_answers_to_what_is_elsewhere_say_so(tmp_path: Path) -> None:
    other = done(tmp_path, "make this match the reverb in the other scene I sent you")
    program = done(tmp_path, "how do i get rid of reverb in audacity?")
    assert (other["status"], program["status"]) == ("refused", "refused")
    assert "this file alone" in str(other["reply"])
    assert "elsewhere" in str(program["reply"])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("give it a double tracked feel, spread left and right", ["chorus", "wider"]),
        ("make it wider L/R", ["wider"]),
        ("spread it out to the left and right", ["wider"]),
        ("stereo chorus, left and right", ["chorus", "wider"]),
        ("haas effect left and right", ["wider"]),
        ("widen it, left and right", ["wider"]),
    ],
)
def test_both_sides_beside_a_width_are_width(text: str, asked: list[str]) -> None:
    assert words(text) == asked
    assert read(text).conflict is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("tira esses estalos do áudio", ["less_clicks"]),
        ("deixa esses graves mais fortes", ["more_bass"]),
        ("le micro est trop fort", ["quieter"]),
        ("baisse nos voix", ["quieter"]),
    ],
)
def test_words_of_other_languages_are_not_read_as_english(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("nicht lauter als -14 lufs", "loudness", -14),
        ("pas plus fort que -14 lufs", "loudness", -14),
        ("nicht mehr als 2 dB lauter", "louder", 2),
        ("lauter, aber nicht mehr als 2 dB", "louder", 2),
        ("más brillo, no más de 3 db", "brighter", 3),
        ("plus brillant, pas plus de 3 db", "brighter", 3),
        ("più brillante, non più di 3 db", "brighter", 3),
        ("mais brilho, não mais de 3 db", "brighter", 3),
    ],
)
def test_the_most_there_may_be_is_how_far_the_wish_goes(text: str, word: str, value: float) -> None:
    request = only(text)
    assert request.word == word
    assert [said.value for said in request.quantities] == [value]


@pytest.mark.parametrize("text", ["no más de 3 db", "pas plus de 3 db"])
def test_a_bare_limit_orders_nothing(text: str) -> None:
    assert not words(text)


@pytest.mark.parametrize(
    "text",
    [
        "gate it so the hum between the notes is gone",
        "gate it, so there's no hiss in the pauses",
        "add a gate so the noise between phrases disappears",
    ],
)
def test_what_a_gate_is_for_is_no_second_wish(text: str) -> None:
    assert only(text).deed == "apply"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("everything above 10k can go, it's just noise", ["low_pass"]),
        ("cut below 80, it's just rumble", ["high_pass"]),
        ("it sounds like a phone call, i recorded it over zoom", ["fuller"]),
        ("widen the highs", ["brighter_sides"]),
        ("make the top end wider", ["brighter_sides"]),
        ("turn the first 2 seconds off and the rest 3 dB louder", ["part_muted", "louder"]),
        ("turn the last second off", ["part_muted"]),
    ],
)
def test_reasons_are_not_done_and_places_are_kept(text: str, asked: list[str]) -> None:
    assert words(text) == asked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the delay tail should be darker than the dry sound", "wet"),
        ("i want the drop to hit so lower everything before it", "part"),
    ],
)
def test_a_place_that_cannot_be_told_apart_is_declined(text: str, kind: str) -> None:
    assert read(text).beyond == kind


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("phaser, 0.2 hz, half wet, not too much feedback", 0.2),
        ("delay with little feedback", 0.2),
        ("delay, lots of feedback", 0.65),
    ],
)
def test_how_much_comes_back_is_a_setting_of_the_effect(text: str, share: float) -> None:
    said = only(text).quantity("feedback")
    assert said is not None
    assert said.value == share
    assert not read(text).avoids


@pytest.mark.parametrize(
    "text",
    [
        "ACX specs please: RMS between -23 and -18 dB, peaks below -3 dB, noise floor under -60",
        "RMS -23 to -18, peaks under -3, audiobook",
    ],
)
def test_the_range_that_a_norm_asks_for_is_no_loudness_to_aim_at(text: str) -> None:
    request = only(text)
    assert request.word == "audiobook"
    assert {said.unit for said in request.quantities} <= {"dbtp"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ab 0:10 leiser", "part_quieter"),
        ("ab 10 Sekunden lauter", "part_louder"),
    ],
)
def test_from_when_on_is_a_part_in_german(text: str, word: str) -> None:
    request = only(text)
    assert request.word == word
    assert "from" in request.marks


def _on_noise(folder: Path, phrase: str) -> list[dict[str, object]]:
    """The chain that a phrase makes of noise with little treble."""
    clip = folder / "noise.wav"
    noise = np.random.default_rng(2).standard_normal(3 * RATE_HZ)
    soundfile.write(clip, 0.02 * np.cumsum(noise) / 30 + 0.01 * noise, RATE_HZ)
    errand = Errand(phrase, folder / "out.wav", clip)
    return stages(dict(errand.carry_out(Home(folder / "home"), Planner())))


def test_a_limit_on_harshness_takes_nothing_from_more_air(tmp_path: Path) -> None:
    kinds = [stage["effect"] for stage in _on_noise(tmp_path, "a bit of air on top, nothing harsh")]
    assert "high_shelf" in kinds
    assert "bell" not in kinds


def test_a_bell_that_is_asked_for_by_number_is_the_only_one_there(tmp_path: Path) -> None:
    asked = done(tmp_path, "more growl in the mids, boost 800 by 4db")
    assert [stage["effect"] for stage in stages(asked)].count("bell") == 1
