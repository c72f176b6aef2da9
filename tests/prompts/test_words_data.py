"""The words data: every entry names measures, tools and parameters that are there."""

from __future__ import annotations

from collections import Counter

import pytest

from talkbox.messages import Situation
from talkbox.planner.moves.exact import RULES
from talkbox.planner.moves.values import settings_at
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning, Word
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec
from talkbox_tools.measures import MEASURES

SPECS: dict[str, EffectSpec] = {effect.name: effect for effect in EFFECTS}
SOURCE = {"name": "song.wav", "rate_hz": 44_100, "channels": 2, "seconds": 8.0}
LEVELS = {"integrated_lufs": -18.0, "true_peak_dbtp": -3.0, "noise_floor_db": -20.0}
SCENE = Scene.of(Situation(SOURCE, (), LEVELS, LEVELS))
NEEDED: dict[str, dict[str, object]] = {
    "bell": {"frequency_hz": 1000, "gain_db": 0},
    "notch": {"frequency_hz": 1000},
    "high_pass": {"frequency_hz": 100},
    "low_pass": {"frequency_hz": 1000},
    "high_shelf": {"gain_db": 0},
    "low_shelf": {"gain_db": 0},
    "tilt": {"gain_db": 0},
    "gain": {"gain_db": 0},
    "pan": {"position": 0},
    "balance": {"position": 0},
    "pitch": {"semitones": 1},
    "tempo": {"speed_ratio": 1.1},
    "varispeed": {"speed_ratio": 1.1},
    "convolution": {"file": "hall.wav"},
}
"""What a move may leave to the words of the request."""
WORDS = sorted({phrase.word for phrase in lexicon.phrases()})


def meanings(word: Word) -> list[Meaning]:
    return [word.meaning, *(meaning for _, meaning in word.cases)]


def test_more_than_a_hundred_words_are_known() -> None:
    assert len(WORDS) >= 100


def test_no_phrase_means_two_words_in_one_role() -> None:
    said = Counter((phrase.text, phrase.role) for phrase in lexicon.phrases())
    assert [text for text, count in said.items() if count > 1] == []


@pytest.mark.parametrize("name", WORDS)
def test_a_word_says_what_it_is_and_aims_at_measures_that_exist(name: str) -> None:
    word = lexicon.word(name)
    assert word.gloss
    assert word.opposite is None or lexicon.word(word.opposite).gloss
    for meaning in meanings(word):
        for sign in meaning.aims:
            assert sign.measure in MEASURES, f"{name} aims at {sign.measure}"


@pytest.mark.parametrize("name", WORDS)
def test_every_move_of_a_word_is_a_call_that_its_tool_accepts(name: str) -> None:
    for meaning in meanings(lexicon.word(name)):
        for move in (*meaning.moves, *meaning.second):
            spec = SPECS[move.kind]
            assert spec.family == move.tool
            for parameter, setting in move.settings.items():
                values = setting if isinstance(setting, tuple) else (setting,)
                assert len(values) in (1, 3)
                spec.parameter(parameter)
            for strength in (1.0, 2.0, 3.0):
                spec.complete({**NEEDED.get(move.kind, {}), **settings_at(move, strength, SCENE)})


@pytest.mark.parametrize("name", WORDS)
def test_a_word_that_does_something_can_be_held_to_it(name: str) -> None:
    word = lexicon.word(name)
    if word.impossible is not None:
        return
    assert word.meaning.moves or word.match, f"{name} does nothing"
    judged = word.meaning.aims or word.exact or word.permits or word.level
    assert judged or word.known, f"{name} can be neither measured nor explained"


def test_every_rule_that_words_name_is_one_the_planner_has() -> None:
    named = {lexicon.word(name).exact for name in WORDS} - {None}
    assert set(RULES) & named == set(RULES) - (set(RULES) - named)
    assert {"trim", "loudness", "limit"} <= named


def test_a_gap_stands_between_words_and_never_at_an_end() -> None:
    """ "lower ~" would cover more than "lower" and take every sentence that begins so."""
    texts = [phrase.text for phrase in lexicon.phrases()]
    assert [text for text in texts if text != text.strip("~ ") or not text] == []
