"""Other languages than English: the same edits, and no English request taken for one of them."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import Situation, User
from talkbox.planner.reading import read
from talkbox.planner.requests import Reading
from talkbox.planner.text.scripts import cut, folded, is_unspaced
from talkbox.planner.text.tongues import languages, tongue_of
from talkbox.planner.understanding import understand
from talkbox_prompts import lexicon

TWINS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("tongue_twins.toml").read_text(encoding="utf-8")
)
PAIRS = [
    (language, said, twin) for language, pairs in TWINS.items() for said, twin in pairs.items()
]
OTHERS = languages()[1:]
SAME_STRENGTH = 0.7
"""Half a step between "a touch", the plain word and "way more", and a bit."""
LEVELS = {"integrated_lufs": -18.0, "true_peak_dbtp": -3.0, "noise_floor_db": -60.0}
SOURCE = {"name": "song.wav", "rate_hz": 44_100, "channels": 2, "seconds": 8.0}


def asked(reading: Reading) -> object:
    """All that is asked for, but how strongly."""
    requests = [(each.word, each.deed, each.quantities) for each in reading.requests]
    follow = reading.follow.kind if reading.follow else None
    return requests, set(reading.keeps), set(reading.avoids), follow, reading.question


def strengths(reading: Reading) -> list[float]:
    return [request.strength for request in reading.requests]


def english_sentences() -> list[str]:
    """Every phrase of the English data, alone."""
    grammar = lexicon.grammar()
    whole = [text for group in ("follow", "question") for each in grammar[group].values()
             for text in each]  # fmt: skip
    return [*(phrase.text.replace("~", "it") for phrase in lexicon.phrases()), *whole]


@pytest.mark.parametrize(("language", "said", "twin"), PAIRS)
def test_what_is_said_in_any_language_asks_for_what_its_english_twin_asks(
    language: str, said: str, twin: str
) -> None:
    reading, english = read(said), read(twin)
    assert asked(reading) == asked(english)
    assert strengths(reading) == pytest.approx(strengths(english), abs=SAME_STRENGTH)
    assert reading.unknown == ()


@pytest.mark.parametrize(
    ("language", "said", "twin"), [pair for pair in PAIRS if not is_unspaced(pair[1])]
)
def test_accents_may_be_left_out(language: str, said: str, twin: str) -> None:
    assert asked(read(folded(said))) == asked(read(twin))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_at_least_forty_words_that_exist_and_forty_twins(language: str) -> None:
    phrases = lexicon.shipped_phrases(language)
    words = {phrase.word for phrase in phrases}
    assert len(words) >= 40
    assert words <= set(lexicon.names())
    assert len(TWINS[language]) >= 40
    said = [(phrase.text, phrase.role) for phrase in phrases]
    assert len(said) == len(set(said))
    assert all(phrase.text for phrase in phrases)


@pytest.mark.parametrize("language", OTHERS)
def test_grammar_names_only_what_the_english_grammar_names(language: str) -> None:
    own, english = lexicon.grammar(language), lexicon.grammar()
    for group in ("marks", "breaks", "follow", "question", "beyond", "vague", "units"):
        assert set(own[group]) <= set(english[group]), group
    assert all(0.7 <= float(strength) <= 3.0 for strength in own["intensity"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("make it darker", "en"),
        ("warmer", "en"),
        ("-14,5 LUFS", "en"),
        ("brighter, please, and a touch of plate", "en"),
        ("make it sound like Bonobo", "en"),
        ("mach es wärmer", "de"),
        ("noch ein bisschen", "de"),
        ("hazlo más cálido", "es"),
        ("quítale los graves", "es"),
        ("plus large", "fr"),
        ("plus brillant", "fr"),
        ("enleve les aigus", "fr"),
        ("um pouco mais quente", "pt"),
        ("não mexe na voz", "pt"),
        ("più calda", "it"),
        ("togli un po' di bassi", "it"),
        ("もう少し明るく", "ja"),
        ("reverbを減らして", "ja"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert tongue_of(text) == language


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mehr Punch", "punchier"),
        ("mach die Vocals brighter", "brighter"),
        ("mehr low end bitte", "more_bass"),
        ("mach es lo-fi", "lo_fi"),
        ("ponle un slapback", "slapback"),
        ("plus de sustain", "more_sustain"),
        ("mais punch no kick", "kick_punch"),
        ("aggiungi un flanger", "flanger"),
        ("snareにリバーブをかけて", "reverb"),
    ],
)
def test_english_studio_words_are_understood_inside_other_languages(text: str, word: str) -> None:
    assert [request.word for request in read(text).requests] == [word]


def test_no_english_phrase_is_taken_for_another_language() -> None:
    taken = {text: tongue_of(text) for text in english_sentences()}
    assert {text: name for text, name in taken.items() if name != "en"} == {}


@given(
    st.sampled_from(["make it {}", "a bit {} and {}", "{}, but not {}", "the vocal is too {}"]),
    st.lists(st.sampled_from([p for p in lexicon.shipped_phrases() if p.role != "nouns"]),
             min_size=2, max_size=2),
)  # fmt: skip
def test_no_english_sentence_is_taken_for_another_language(
    form: str, phrases: list[lexicon.Phrase]
) -> None:
    text = form.format(*(phrase.text.replace("~", "it") for phrase in phrases))
    assert tongue_of(text) == "en"


@given(st.text(max_size=200))
def test_no_text_in_any_script_makes_the_reading_fail(text: str) -> None:
    assert isinstance(read(text), Reading)
    assert tongue_of(text) in languages()


@given(st.lists(st.sampled_from([said for _, said, _ in PAIRS]) | st.text(max_size=5), max_size=8))
def test_languages_in_any_mixture_are_read_somehow(parts: list[str]) -> None:
    assert isinstance(read(" ".join(parts)), Reading)


@given(st.text(alphabet="明るく暗低音をxy 減らして", max_size=60))
def test_a_run_without_spaces_is_cut_without_losing_a_letter(run: str) -> None:
    known = {"明るく", "低音", "を", "減らして"}
    pieces = cut(run, known)
    assert "".join(pieces) == run
    assert not any(a not in known and b not in known for a, b in pairwise(pieces))


def test_the_longest_known_words_are_cut_out_of_a_run() -> None:
    known = {"低", "低音", "音を", "を", "減らして"}
    assert cut("低音を減らして", known) == ["低音", "を", "減らして"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Hochpass bei 3,2 kHz", 3200.0, "hz"),
        ("Hochpass bei 1.000 Hz", 1000.0, "hz"),
        ("passe-haut à 10 000 Hz", 10_000.0, "hz"),
        ("auf -14,5 LUFS bitte", -14.5, "lufs"),
        ("sube el tono dos semitonos", 2.0, "st"),
        ("alza il tono di un semitono", 1.0, "st"),
        ("eine Oktave höher", 12.0, "st"),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text: str, value: float, unit: str) -> None:
    quantities = [each for request in read(text).requests for each in request.quantities]
    octave = any("octave" in request.word for request in read(text).requests)
    assert octave or [(each.value, each.unit) for each in quantities] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Bass runter, Höhen rauf", "less_bass", "more_treble"),
        ("dreh den Bass runter und mach es breiter", "less_bass", "wider"),
        ("più bassi e meno alti", "more_bass", "less_treble"),
        ("mais graves e menos agudos", "more_bass", "less_treble"),
        ("trop de basses et pas assez d'aigus", "less_bass", "more_treble"),
        ("低音を減らして高音を上げて", "less_bass", "more_treble"),
    ],
)
def test_each_verb_belongs_to_its_own_noun(text: str, first: str, second: str) -> None:
    assert [request.word for request in read(text).requests] == [first, second]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("声が遠い", "closer"),
        ("音が細い", "fuller"),
        ("低音がうるさい", "less_bass"),
        ("声が明るくなるように", "brighter"),
    ],
)
def test_a_japanese_adjective_complains_and_an_adverb_wishes(text: str, word: str) -> None:
    assert [request.word for request in read(text).requests] == [word]


def test_the_producers_own_spelling_comes_back_in_the_reply() -> None:
    assert [request.asked for request in read("wärmer, bitte").requests] == ["wärmer"]


@pytest.mark.parametrize("text", ["un poco más oscuro", "etwas dunkler", "un peu plus sombre"])
def test_the_same_tool_calls_follow_as_from_english(text: str) -> None:
    situation = Situation(SOURCE, (), LEVELS, LEVELS)
    steps = understand([User(text, situation)]).plan.steps
    english = understand([User("a bit darker", situation)]).plan.steps
    assert steps
    assert [(step.tool, step.arguments) for step in steps] == [
        (step.tool, step.arguments) for step in english
    ]


@pytest.mark.parametrize(
    "text", ["低音を減らして" * 280, "dunkler " * 250, "l'" * 1000, "é" * 2000]
)
def test_long_texts_are_read_quickly(text: str) -> None:
    read("make it darker")
    began = time.process_time()
    read(text[:2000])
    assert time.process_time() - began < 5.0


def test_an_english_request_opens_no_other_language_s_file() -> None:
    program = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from talkbox.planner.reading import read
assert read("make the vocals a bit darker, and add some reverb").requests
assert not any(name.endswith(("tongues.toml", "de.toml", "ja.toml")) for name in opened)
assert read("mach die Vocals etwas dunkler").requests
assert any(name.endswith("de.toml") for name in opened)
assert not any(name.endswith(("ja.toml", "pt.toml")) for name in opened)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rends-le plus brillant s'il te plaît", ["brighter"]),
        ("baisse les s", ["less_sibilant"]),
        ("il y a trop de s", ["less_sibilant"]),
        ("senke 300 Hz um 3 dB ab", ["bell_cut"]),
        ("dreh die Höhen um 3 dB ab", ["less_treble"]),
        ("senke alles ab 5 kHz um 3 dB", ["high_shelf_cut"]),
    ],
)
def test_letters_and_particles_mean_only_what_they_mean_in_their_place(
    text: str, words: list[str]
) -> None:
    assert [request.word for request in read(text).requests] == words
