"""What sound words mean and how people say them: thin, lazy loaders of the data beside this file.

`words/en.toml` says which phrases mean which word and is read once. What a word does stands in
`words/THEME.toml`; only the themes that an instruction touches are read. Nothing is judged here:
the strict check of every entry lives with the tests and with those who add words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

LANGUAGE = "en"
"""The language that is read unless another is asked for."""
_FOLDER = Path(__file__).parent
Role = Literal["says", "nouns", "faults", "lacks"]
ROLES: tuple[Role, ...] = ("says", "nouns", "faults", "lacks")
Setting = float | str | tuple[float, float, float]
"""A parameter's value; three of them are for a touch, the plain word and way more."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a word. A fault ("muddy") asks for the word's opposite, a lack ("boring") for
    the word."""

    text: str
    word: str
    role: Role


@dataclass(frozen=True, slots=True)
class Sign:
    """What must be measurable when a word came true; `talkbox_tools.goal.Aim` as data."""

    measure: str
    want: Literal["up", "down", "keep"]
    by: float | None = None
    """For the plain word, in the measure's unit; None is the just-noticeable step."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One tool call that brings the word about."""

    tool: str
    kind: str
    settings: Mapping[str, Setting]
    under: Mapping[str, str] = field(default_factory=dict)
    """Setting -> measure: the values are dB above that measure of the sound, as for thresholds."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word asks for, or asks for on one kind of source."""

    aims: tuple[Sign, ...] = ()
    moves: tuple[Move, ...] = ()
    second: tuple[Move, ...] = ()
    """Further moves when the first ones miss."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Unit -> "parameter" or "parameter conversion": where a spoken number goes."""


@dataclass(frozen=True, slots=True)
class Word:
    """A sound word with its meaning and its exceptions."""

    name: str
    theme: str
    gloss: str
    known: str
    meaning: Meaning
    opposite: str | None = None
    cases: tuple[tuple[str, Meaning], ...] = ()
    """(condition on the source, meaning there), the first that holds counts."""
    exact: str | None = None
    """The name of a rule that makes aims from the numbers asked for."""
    bare: str | None = None
    """The unit of a number said without one."""
    needs: str | None = None
    """What the word cannot do without: "hz", "span" or "band"."""
    needless: Mapping[str, Any] = field(default_factory=dict)
    """A measure and bounds inside which there is nothing to do."""
    impossible: str | None = None
    """The name of the sentence that says why no tool can do it."""
    default_dbtp: float | None = None
    """For words about peaks: the level they mean when none is said."""
    file: str | None = None
    """The parameter that takes the name of an audio file."""
    level: bool = False
    """The loudness is the point and may change."""
    permits: frozenset[str] = frozenset()


def phrases(language: str = LANGUAGE) -> tuple[Phrase, ...]:
    """Every phrase of every word, in the order of the file."""
    return _all_phrases(language)


@cache
def _all_phrases(language: str) -> tuple[Phrase, ...]:
    return tuple(_phrases(_said(language)))


def grammar(language: str = LANGUAGE) -> dict[str, dict[str, tuple[str, ...]]]:
    """How a language puts requests together: group -> name -> phrases."""
    return _grammar(language)


@cache
def _grammar(language: str) -> dict[str, dict[str, tuple[str, ...]]]:
    data = _read(f"grammar/{language}.toml")
    return {
        group: {name: split(text) for name, text in entries.items()}
        for group, entries in data.items()
    }


@cache
def names() -> dict[str, str]:
    """Every word -> its theme."""
    return {word: theme for theme, words in _said(LANGUAGE).items() for word in words}


@cache
def word(name: str) -> Word:
    """The word called `name`; raises KeyError where there is none."""
    theme = names()[name]
    return read_word(name, theme, _theme(theme)[name])


@cache
def reading() -> dict[str, frozenset[str]]:
    """What reading must know of words and themes before their meaning is loaded."""
    return {name: frozenset(split(text)) for name, text in _read("words/reading.toml").items()}


def split(text: str) -> tuple[str, ...]:
    """The phrases of a comma-separated list that may go over several lines."""
    return tuple(part.strip() for part in text.replace("\n", " ").split(","))


def read_word(name: str, theme: str, entry: Mapping[str, Any]) -> Word:
    """A word from its TOML entry."""
    cases = tuple((case["if"], _meaning(case, entry)) for case in entry.get("when", ()))
    keys = ("opposite", "exact", "bare", "needs", "needless", "impossible")
    more = ("default_dbtp", "file", "level")
    plain = {key: entry[key] for key in (*keys, *more) if key in entry}
    return Word(
        name=name,
        theme=theme,
        gloss=entry["gloss"],
        known=entry["known"],
        meaning=_meaning(entry, {}),
        cases=cases,
        permits=frozenset(entry.get("permits", ())),
        **plain,
    )


def _meaning(entry: Mapping[str, Any], whole: Mapping[str, Any]) -> Meaning:
    """The meaning that an entry states; a case takes what it leaves out from the whole word."""

    def part(key: str, empty: Any) -> Any:
        return entry.get(key, whole.get(key, empty))

    return Meaning(
        tuple(Sign(**aim) for aim in part("aims", ())),
        tuple(_move(move) for move in part("moves", ())),
        tuple(_move(move) for move in part("second", ())),
        part("numbers", {}),
    )


def _move(data: Mapping[str, Any]) -> Move:
    settings = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name not in ("tool", "kind", "under")
    }
    return Move(data["tool"], data["kind"], settings, data.get("under", {}))


def _phrases(said: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[Phrase]:
    for words in said.values():
        for name, entry in words.items():
            for role in ROLES:
                if role in entry:
                    for text in split(entry[role]):
                        yield Phrase(text, name, role)


@cache
def _said(language: str) -> dict[str, dict[str, dict[str, str]]]:
    return _read(f"words/{language}.toml")


@cache
def _theme(name: str) -> dict[str, dict[str, Any]]:
    return _read(f"words/{name}.toml")


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / path).read_text(encoding="utf-8"))
