"""What was misheard is set right where its neighbours betray it, and every change is told."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkbox.vocabulary.own_words import checked
from talkbox.voice.misheard import LANGUAGES, sounds
from talkbox.voice.repair import Change, repair
from talkbox.voice.utterance import Utterance
from talkbox_prompts import own

PHRASES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("misheard_phrases.toml").read_text(encoding="utf-8")
)
PAIRS = [(code, heard, meant) for code, pairs in PHRASES.items() for heard, meant in pairs.items()]


@pytest.mark.parametrize(("language", "heard", "meant"), PAIRS)
def test_what_was_misheard_reads_as_it_was_meant(language: str, heard: str, meant: str) -> None:
    assert repair(heard, language).text == meant


@pytest.mark.parametrize(
    "right",
    [
        "one more time",
        "a second take",
        "twice as much, and one more",
        "take 2 hurts my ears",
        "it hurts",
        "the boost at 2 hurts my ears",
        "of course, and more air",
        "do me a favor",
        "make it flatter, like a laser",
        "compress it with an attack of 41 ms",
        "a little more here",
        "the low and the high end",
        "but the reverb is fine",
        "version 2 hurts",
        "mute track 3 first",
        "it hurts at 3 kHz",
        "everybody laughs at the end",
        "lots of love",
        "I love the river sound",
        "the base of the snare",
        "put it in a room with Rob",
        "the answer is in the mix",
        "turn it up to eleven",
        "cut it to the first half",
        "high pass at 80 Hz",
        "-14 LUFS",
        "+3 dB at 1.2 kHz",
        "cut 100 Hz and 50 Hz",
        "in phase or out of phase",
        "a ratio of 4:1",
        "pass the high end",
    ],
)
def test_what_may_be_meant_as_it_is_stays(right: str) -> None:
    assert repair(right, "en") == repair(right, "EN-us")
    assert (repair(right, "en").text, repair(right, "en").changes) == (right, ())


def test_each_change_says_what_was_heard_what_is_meant_and_where() -> None:
    changes = repair("Cut three d b at eighty hurts", "en").changes
    assert changes == (Change("three d b", "3 dB", 4), Change("eighty hurts", "80 Hz", 17))


def test_a_change_that_another_had_to_wait_for_is_told_as_one() -> None:
    repaired = repair("boost oh point five dee bee", "en")
    assert repaired.changes == (Change("oh point five dee bee", "0.5 dB", 6),)


def test_a_language_without_data_passes_through() -> None:
    for text, language in (("ハイパスを80ヘルツで", "ja"), ("min veertien decibel", "nl")):
        assert repair(text, language).text == text
    assert repair("eighty hurts", "../en").text == "eighty hurts"


def test_the_language_is_found_where_nobody_told_it() -> None:
    assert repair("mach es dunkler, minus drei Dezibel").text == "mach es dunkler, -3 dB"
    assert repair("make it darker, minus three decibels").text == "make it darker, -3 dB"


def test_what_is_too_long_for_an_instruction_comes_back_as_it_is() -> None:
    text = "eighty hurts " * 400
    assert repair(text, "en").text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_every_language_can_be_looked_up(language: str) -> None:
    found = sounds(language)
    assert found is not None
    assert {"Hz", "dB", "LUFS"} <= {
        unit.written for units in found.units.values() for unit in units
    }
    phrases = [unit.words for units in found.units.values() for unit in units]
    phrases += [term.words for terms in found.terms.values() for term in terms]
    for words in phrases:
        assert all(words) and Utterance.of(" ".join(words)).phrase(0, len(words)) == words


OWN_WORDS = """
[kitchen]
says = "kitchen, like kitchen"
like = "warmer"
heard = "kitten, Kit-Chin"
[darker]
heard = ["docket"]
"""


@pytest.fixture
def kitchen() -> Iterator[None]:
    """Own words with what they are misheard as."""
    words = checked(OWN_WORDS, Path("words.toml"))
    assert words.faults == ()
    own.adopt(words.entries)
    yield
    own.adopt({})


@pytest.mark.usefixtures("kitchen")
def test_own_words_may_say_what_they_are_misheard_as() -> None:
    assert repair("more kitten, more kit chin", "en").text == "more kitchen, more kitchen"
    assert repair("make it docket", "en").text == "make it dark"


def test_a_mishearing_may_be_no_way_to_say_the_word() -> None:
    fault = checked(OWN_WORDS.replace("kitten", "like kitchen"), Path("words.toml")).faults[0]
    assert "heard has 'like kitchen', which is how the word is said" in fault.replace('"', "'")


def test_own_words_are_forgotten_with_the_file() -> None:
    assert repair("more kitten", "en").text == "more kitten"


def test_a_repair_in_a_known_language_loads_no_words_and_no_sound() -> None:
    code = (
        "import sys; from talkbox.voice.repair import repair; repair('eighty hurts', 'en');"
        "heavy = {'numpy', 'pydantic', 'soxr', 'talkbox.planner.text.tongues'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == ""
