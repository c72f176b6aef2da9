"""What sound words mean and how people say them: thin, lazy loaders of the data beside this file.

`words/LANGUAGE` says which phrases mean which word and is read once. What a word does stands in
`words/THEME.toml`; only the themes that an instruction touches are read. The user's own words
(`talkbox_prompts.own`) are laid over them. Nothing is judged here: every entry is checked strictly
where words come from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from talkbox_prompts import own
from talkbox_prompts.kept import kept

LANGUAGE = "en"
"""The language that is read unless another is asked for."""
_FOLDER = Path(__file__).parent
THEMES = (
    *("tone", "lows", "mids", "highs", "dynamics", "space", "stereo", "dirt", "character"),
    *("movement", "level", "clip", "clean", "filters", "over_time", "reference", "targets"),
)
"""In the order in which words are listed; each has a file of what its words do and, in English, of
what people say."""
Role = Literal["says", "pictures", "nouns", "faults", "lacks"]
ROLES: tuple[Role, ...] = ("says", "pictures", "nouns", "faults", "lacks")
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
    fixed: bool = False
    """Its frequencies are what is meant, as a device's band is, and do not follow the source."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word asks for, or asks for on one kind of source."""

    aims: tuple[Sign, ...] = ()
    moves: tuple[Move, ...] = ()
    second: tuple[Move, ...] = ()
    """Further moves when the first ones miss."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Unit -> "parameter" or "parameter conversion": where a spoken number goes."""
    watch: tuple[Sign, ...] = ()
    """Side effects of the moves: what should stay, or move no further, when the word is done."""


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
    match: str | None = None
    """What of a reference file it takes over: tone, width, dynamics, loudness or all."""
    level: bool = False
    """The loudness is the point and may change."""
    strength: float = 1.0
    """How strongly the user means the word, times the plain one."""
    permits: frozenset[str] = frozenset()


def phrases(language: str = LANGUAGE) -> tuple[Phrase, ...]:
    """Every phrase of every word: the user's own first, then the others in the order of the file.

    Own ones hold in every language; one that a shipped word has too is the user's alone.
    """
    return _all_phrases(language)


@own.forgets
@cache
def _all_phrases(language: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(text, name, role) for name, role, texts in said(language) for text in texts)


def said(language: str = LANGUAGE) -> Iterator[tuple[str, Role, tuple[str, ...]]]:
    """Every word with its phrases of one role, in the order of `phrases`."""
    taken = {phrase.text for phrase in own_phrases()}
    yield from _roles({own.THEME: own.entries()})
    for name, role, texts in _roles(_said(language)):
        left = tuple(text for text in texts if text not in taken) if taken else texts
        yield name, role, left


@cache
def languages() -> tuple[str, ...]:
    """Every language that words are said in, English first."""
    found = {path.stem for path in (_FOLDER / "grammar").glob("*.toml")}
    said = {path.stem for path in (_FOLDER / "words").iterdir()}
    return (LANGUAGE, *sorted((found & said) - {LANGUAGE}))


def own_phrases() -> tuple[Phrase, ...]:
    """The phrases that the user added."""
    return tuple(_phrases({own.THEME: own.entries()}))


def shipped_phrases(language: str = LANGUAGE) -> tuple[Phrase, ...]:
    """The phrases that talkbox brings along, whatever the user added."""
    return tuple(_phrases(_said(language)))


def shipped_meanings() -> dict[str, str]:
    """Phrase -> the word that it means without the user's words, in any language, English first."""
    said = (phrase for language in reversed(languages()) for phrase in shipped_phrases(language))
    return {phrase.text: phrase.word for phrase in said}


def grammar(language: str = LANGUAGE) -> dict[str, dict[str, tuple[str, ...]]]:
    """How a language puts requests together: group -> name -> phrases."""
    return _grammar(language)


@cache
def _grammar(language: str) -> dict[str, dict[str, tuple[str, ...]]]:
    found = kept(f"grammar-{language}", lambda: _split(_read(f"grammar/{language}.toml")))
    return {
        group: {name: tuple(texts) for name, texts in entries.items()}
        for group, entries in found.items()
    }


@cache
def tongues() -> dict[str, dict[str, tuple[str, ...]]]:
    """Every language but English -> the words by which it is recognised."""
    return _split(_read("tongues.toml"))


@own.forgets
@cache
def names() -> dict[str, str]:
    """Every word -> its theme; the user's own new words last."""
    return shipped_names() | own.themes(shipped_names())


@cache
def shipped_names() -> dict[str, str]:
    """Every word that talkbox brings along -> its theme."""
    return kept(
        "themes", lambda: {word: it for it, said in _said(LANGUAGE).items() for word in said}
    )


@own.forgets
@cache
def word(name: str) -> Word:
    """The word called `name`; raises KeyError where there is none."""
    theme, mine = names()[name], own.entries().get(name)
    if mine is None:
        return read_word(name, theme, _theme(theme)[name])
    shipped = mine.get("like", name)
    entry = _theme(theme)[shipped] if shipped in shipped_names() else {}
    return read_word(name, theme, own.merged(entry, mine))


@cache
def reading() -> dict[str, frozenset[str]]:
    """What reading must know of words and themes before their meaning is loaded."""
    found = kept("reading", lambda: _read("words/reading.toml"))
    return {name: frozenset(split(text)) for name, text in found.items()}


def cure_of(name: str) -> str | None:
    """The word that takes back what a likeness ("like a phone") did to a sound, if it is one."""
    return _cures().get(name)


@cache
def _cures() -> dict[str, str]:
    cures = _read("words/likenesses.toml").items()
    return {likeness: cure for cure, text in cures for likeness in split(text)}


@dataclass(frozen=True, slots=True)
class Matching:
    """How people ask for a sound to be like a file; the names are those of `matching.toml`."""

    names: tuple[str, ...]
    cues: frozenset[str]
    before: tuple[str, ...]
    other: tuple[str, ...]
    keeps: frozenset[str]
    axes: Mapping[str, frozenset[str]]
    shares: tuple[tuple[str, float], ...]
    """(phrase, share of the way), longest first."""


@cache
def matching() -> Matching:
    """What reading must know to find the file that a sound should be like."""
    data = _read("words/matching.toml")
    shares = [
        (phrase, float(share)) for share, text in data["shares"].items() for phrase in split(text)
    ]
    return Matching(
        split(data["names"]),
        frozenset(split(data["cues"])),
        split(data["before"]),
        split(data["other"]),
        frozenset(split(data["keeps"])),
        {axis: frozenset(split(text)) for axis, text in data["axes"].items()},
        tuple(sorted(shares, key=lambda pair: -len(pair[0]))),
    )


def _split(groups: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        group: {name: split(text) for name, text in entries.items()}
        for group, entries in groups.items()
    }


def split(text: str) -> tuple[str, ...]:
    """The phrases of a comma-separated list that may go over several lines."""
    return tuple(" ".join(text.split()).replace(", ", ",").replace(" ,", ",").split(","))


def read_word(name: str, theme: str, entry: Mapping[str, Any]) -> Word:
    """A word from its TOML entry."""
    cases = tuple((case["if"], _meaning(case, entry)) for case in entry.get("when", ()))
    keys = ("opposite", "exact", "bare", "needs", "needless", "impossible")
    more = ("default_dbtp", "file", "match", "level", "strength")
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
        tuple(Sign(**sign) for sign in part("watch", ())),
    )


def _move(data: Mapping[str, Any]) -> Move:
    settings = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name not in ("tool", "kind", "under", "fixed")
    }
    fixed = bool(data.get("fixed", False))
    return Move(data["tool"], data["kind"], settings, data.get("under", {}), fixed)


def _phrases(said: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[Phrase]:
    for name, role, texts in _roles(said):
        for text in texts:
            yield Phrase(text, name, role)


def _roles(
    said: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Iterator[tuple[str, Role, tuple[str, ...]]]:
    for words in said.values():
        for name, entry in words.items():
            for role in ROLES:
                if role in entry:
                    yield name, role, split(entry[role])


@cache
def _said(language: str) -> dict[str, dict[str, dict[str, str]]]:
    """Theme -> word -> role -> phrases; English has a file for each theme, for its length."""
    if language != LANGUAGE:
        return _read(f"words/{language}.toml")
    return {theme: _read(f"words/{LANGUAGE}/{theme}.toml")[theme] for theme in THEMES}


@cache
def _theme(name: str) -> dict[str, dict[str, Any]]:
    return _read(f"words/{name}.toml")


def _read(path: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / path).read_text(encoding="utf-8"))
