"""Laws of the repair: right phrases stay, a repair needs no second one, changes add up."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.evaluation.casefile import brought
from talkbox.planner.reading import read
from talkbox.planner.requests import Reading
from talkbox.voice.misheard import LANGUAGES, sounds
from talkbox.voice.repair import Repaired, repair
from talkbox_prompts import lexicon

ROOT = Path(__file__).parents[2]
MS_PER_PHRASE = 2.0
PAIRS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("misheard_phrases.toml").read_text(encoding="utf-8")
)


def spoken_phrases(language: str) -> list[str]:
    """Every phrase of the words and of the grammar, a word standing in each gap."""
    phrases = [phrase.text for phrase in lexicon.shipped_phrases(language)]
    groups = lexicon.grammar(language).values()
    phrases += [text for group in groups for texts in group.values() for text in texts]
    return sorted({" ".join(phrase.replace("~", "it").split()) for phrase in phrases})


def quoted(path: Path) -> list[str]:
    """What stands in quotes on a page."""
    return re.findall(r'"([^"\n]{3,120})"', path.read_text(encoding="utf-8"))


def written() -> list[str]:
    """What producers type: the pages' examples and the evaluation's cases."""
    pages = [path for path in (*ROOT.glob("docs/**/*.md"), ROOT / "README.md")
             if not path.name.startswith("voice")]  # fmt: skip
    return sorted({*(text for path in pages for text in quoted(path)), *cases()})


def cases() -> list[str]:
    return [case.say for case in brought() if case.say]


def meaning(text: str) -> Reading:
    """What the planner reads, without the producer's own words."""
    found = read(text)
    return replace(found, requests=tuple(replace(each, asked="") for each in found.requests))


def restored(text: str, repaired: Repaired) -> str:
    """The text with its changes made one by one, each checked against what was heard."""
    pieces, end = [], 0
    for change in repaired.changes:
        assert change.start >= end and change.heard and change.heard != change.meant
        assert text[change.start : change.start + len(change.heard)] == change.heard
        pieces += [text[end : change.start], change.meant]
        end = change.start + len(change.heard)
    return "".join((*pieces, text[end:]))


def test_no_phrase_of_the_words_is_changed() -> None:
    for language in LANGUAGES:
        changed = [text for text in spoken_phrases(language) if repair(text, language).changes]
        assert changed == [], language


def test_what_producers_type_means_the_same_after_it() -> None:
    for text in written():
        after = repair(text, "en").text
        assert after == text or meaning(after) == meaning(text), text


@cache
def fragments(language: str) -> tuple[str, ...]:
    """Misheard phrases as the repair knows them, with a word of their context on either side."""
    known = sounds(language)
    assert known is not None
    units = [" ".join(unit.words) for found in known.units.values() for unit in found]
    terms = [term for found in known.terms.values() for term in found]
    placed = [
        " ".join((min(term.after, default=""), *term.words, max(term.before, default="")))
        for term in terms
    ]
    words = (*units, *placed, *known.places, *known.figures, *(term.meant for term in terms))
    return tuple(sorted({word.translate({ord("^"): ".", ord("$"): ".", ord("#"): "3"})
                         for word in words}))  # fmt: skip


NUMBERS = (
    "eighty", "two", "two hundred", "and", "and a half", "point five", "zwei", "cent", "3", "250",
    "253", "1.20", "1 20", "-6", "minus", "minus 14", "plus", "one", "421",
)  # fmt: skip


@st.composite
def heard(draw: st.DrawFn) -> tuple[str, str]:
    """Anything that might be written down, and the language that was told."""
    language = draw(st.sampled_from(LANGUAGES))
    numbers, phrases = st.sampled_from(NUMBERS), st.sampled_from(fragments(language))
    words = numbers | phrases | phrases | st.text(max_size=3)
    joints = st.sampled_from((" ", " ", " ", " ", " ", "-", ", ", ". ", "", " -", "\n"))
    pieces = draw(st.lists(st.tuples(words, joints), min_size=1, max_size=10))
    return language, "".join(part for piece in pieces for part in piece)


@settings(max_examples=400, deadline=None)
@given(heard())
def test_changes_account_for_every_difference(given_text: tuple[str, str]) -> None:
    language, text = given_text
    repaired = repair(text, language)
    assert restored(text, repaired) == repaired.text


@settings(max_examples=600, deadline=None)
@given(heard())
def test_what_was_repaired_is_repaired_no_more(given_text: tuple[str, str]) -> None:
    language, text = given_text
    once = repair(text, language)
    assert repair(once.text, language).text == once.text


def test_a_phrase_takes_less_than_two_milliseconds() -> None:
    phrases = [(language, text) for language, pairs in PAIRS.items() for text in pairs]
    for language, text in phrases:
        repair(text, language)
    fresh = [(language, f"{text} now") for language, text in phrases]
    began = perf_counter()
    for language, text in fresh:
        repair(text, language)
    assert (perf_counter() - began) * 1e3 / len(fresh) < MS_PER_PHRASE
