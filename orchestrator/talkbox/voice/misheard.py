"""How the trade's words and numbers are misheard, by language: the data of `prompts/voice`, ready
to be looked up by its first word. Nothing is judged here but the context that the data names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from talkbox.voice.utterance import Utterance
from talkbox_prompts import lexicon, own
from talkbox_prompts.lexicon import split
from talkbox_prompts.texts import table

Certainty = Literal["said", "heard", "alike"]
"""Right as it stands, no word at all, or another word of the language."""
Words = tuple[str, ...]
LANGUAGES = ("en", "de", "es", "fr", "it", "pt")
"""Those with data, and whose numbers text2num reads."""
LONG, NEAR = 7, 0.77
"""Letters of a unit's name, and how much of it must be there (`difflib`), to be guessed at."""
START, END, FIGURE = "^", "$", "#"
"""Stand in the data for a beginning, an end, and any number."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one of its spellings."""

    words: Words
    written: str
    certainty: Certainty
    swallowed: str = ""
    """The digit that it was heard as at the end of a figure: the 3 of "253rds"."""
    below_zero: str = ""
    """The unit that was said where a minus stands before the number; empty where it may."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a term is misheard as, and beside which words."""

    words: Words
    meant: str
    after: frozenset[str] = frozenset()
    """One of these stands before; empty where anything may."""
    before: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    """One of these stands somewhere in the text."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """Everything about one language."""

    language: str
    minus: frozenset[str]
    plus: frozenset[str]
    point: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    and_: frozenset[str]
    """Behind one of `between`, what stands for `to`; in English also "two hundred and fifty"."""
    half: Words
    one: frozenset[str]
    """Articles that stand before a hundred and a thousand."""
    places: frozenset[str]
    """Words behind which a number with an unlikely unit is a quantity."""
    counting: frozenset[str]
    """Words behind which a word that sounds like a number is one, if a unit follows."""
    never: frozenset[str]
    """Words that do not follow a unit."""
    figures: Mapping[str, str]
    """A word that sounds like a number -> the number."""
    units: Mapping[str, Sequence[Unit]]
    """First word -> spellings, the longest first."""
    terms: Mapping[str, Sequence[Term]]


@own.forgets
@cache
def sounds(language: str) -> Sounds | None:
    """What is known of a language (ISO 639-1); None where there is no data."""
    if language not in LANGUAGES:
        return None
    data = table(f"voice/misheard.{language}")
    numbers, groups = data["numbers"], {name: split(text) for name, text in data["groups"].items()}

    def words(key: str) -> frozenset[str]:
        return frozenset(split(numbers[key])) if key in numbers else frozenset()

    return Sounds(
        language=language,
        minus=words("minus"),
        plus=words("plus"),
        point=words("point"),
        to=words("to"),
        between=words("between"),
        and_=words("and"),
        half=tuple(numbers.get("half", "").split()),
        one=words("one"),
        places=frozenset(groups.get("places", ())),
        counting=frozenset(groups.get("counting", ())),
        never=frozenset(groups.get("never", ())),
        figures={
            heard: figure
            for figure, text in data.get("figures", {}).items()
            for heard in split(text)
        },
        units=_by_first(_units(data["units"])),
        terms=_by_first([*_own_terms(), *_terms(data.get("term", ()), groups)]),
    )


def nearest(word: str, known: Sounds) -> Unit | None:
    """The unit with a long name that a word is nearly: "samitones"."""
    if len(word) < LONG or word in known.units:
        return None
    from difflib import get_close_matches  # rarely needed, and not loaded at once

    names = {each[0].words[0]: each[0] for each in known.units.values() if _has_long_name(each[0])}
    found = get_close_matches(word, names, n=1, cutoff=NEAR)
    return Unit((word,), names[found[0]].written, "heard") if found else None


def _has_long_name(unit: Unit) -> bool:
    return unit.certainty == "said" and len(unit.words) == 1 and len(unit.words[0]) >= LONG


def fits(term: Term, said: Utterance, at: int) -> bool:
    """Whether the term's context stands around its words at this place."""
    end = at + len(term.words)
    return (
        _stands(term.after, said.before(at) or START, at and said.words[at - 1].is_figure)
        and _stands(term.before, said.after(end) or END, said.after(end)[:1].isdecimal())
        and (not term.among or not term.among.isdisjoint(said.vocabulary))
    )


def _stands(wanted: frozenset[str], word: str, figure: object) -> bool:
    return not wanted or word in wanted or bool(figure and FIGURE in wanted)


def _units(data: Mapping[str, Mapping[str, str]]) -> list[Unit]:
    certainties: tuple[Certainty, ...] = ("said", "heard", "alike")
    units = [
        Unit(_words(spelling), written, certainty, below_zero=entry.get("below_zero", ""))
        for written, entry in data.items()
        for certainty in certainties
        for spelling in (split(entry[certainty]) if certainty in entry else ())
    ]
    for written, entry in data.items():
        for text in split(entry["swallowed"]) if "swallowed" in entry else ():
            digit, ending = text.split()
            units.append(Unit((ending,), written, "alike", digit))
    return units


def _terms(data: Iterable[Mapping[str, str]], groups: Mapping[str, Words]) -> list[Term]:
    terms: list[Term] = []
    for entry in data:
        context = {
            key: frozenset(_grouped(split(entry[key]), groups))
            for key in ("after", "before", "among")
            if key in entry
        }
        for heard in split(entry["heard"]):
            terms.append(Term(_words(heard), entry["means"], **context))
    return terms


def _grouped(words: Iterable[str], groups: Mapping[str, Words]) -> list[str]:
    """The words with every "@name" replaced by the group of that name."""
    return [each for word in words for each in (groups[word[1:]] if word[:1] == "@" else (word,))]


def _own_terms() -> list[Term]:
    """What the user's own words are heard as, whatever stands beside them."""
    return [
        Term(_words(heard), _said(name, entry))
        for name, entry in own.entries().items()
        if "heard" in entry
        for heard in split(entry["heard"])
    ]


def _said(name: str, entry: Mapping[str, Any]) -> str:
    """The first way to say a word."""
    if "says" in entry:
        return split(entry["says"])[0]
    shipped = (phrase.text for phrase in lexicon.shipped_phrases() if phrase.word == name)
    return next(shipped, name.replace("_", " "))


def _words(phrase: str) -> Words:
    return tuple(phrase.replace("-", " ").split())


def _by_first(found: Sequence[Any]) -> dict[str, list[Any]]:
    table: dict[str, list[Any]] = {}
    for each in found:
        table.setdefault(each.words[0], []).append(each)
    for entries in table.values():
        entries.sort(key=lambda each: -len(each.words))
    return table
