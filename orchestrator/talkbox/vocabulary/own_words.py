"""`words.toml` in the user's folder: read, checked as a whole, and laid over the shipped words.

A file with a fault is left out as a whole, so that no word silently means half of what was
written; the shipped words go on, and one sentence says why. The rules are loaded where there is a
file to hold to them: most users have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkbox.document import NoDocument, document
from talkbox.home import cache, root
from talkbox.whole_file import Unreadable, read_small
from talkbox_prompts import lexicon, own
from talkbox_prompts.kept import keep_in

if TYPE_CHECKING:
    from talkbox.vocabulary.faults import At

FILE = "words.toml"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a file of own words holds, or everything that is wrong with it."""

    path: Path
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Word -> entry in the form of the data files; empty where there are faults."""
    faults: tuple[str, ...] = ()
    """Each a sentence without its full stop that names file, line and word."""

    def notes(self) -> tuple[str, ...]:
        """What is right, but may surprise: a phrase that meant another word so far.

        Looks through all languages, so it takes a moment.
        """
        return tuple(_notes(self.entries))


def path() -> Path:
    """Where the user's own words stand; the file need not exist."""
    return root() / FILE


def read(path: Path) -> OwnWords:
    """The own words of a file; none where there is no file. Never raises on what it holds."""
    try:
        text = read_small(path)
    except Unreadable as error:
        return _broken(path, f"it {error}")
    return OwnWords(path) if text is None else checked(text, path)


def checked(text: str, path: Path) -> OwnWords:
    """The own words that a text holds; `path` is for the messages."""
    from talkbox.vocabulary.entries import plain

    try:
        found = document(text)
    except NoDocument as error:
        return _broken(path, str(error), error.line)
    shipped = lexicon.shipped_names()
    faults = _faults(found, text, path)
    if faults:
        return OwnWords(path, faults=faults)
    entries = {name: plain(name, entry, shipped) for name, entry in found.items()}
    return OwnWords(path, entries)


def adopt(path: Path | None = None) -> str | None:
    """Lay the user's words over the shipped ones; the sentence that says why not, if they fail.

    `path` is the usual file unless given. To be called where a session's words are about to be
    read; costs a few milliseconds, and what did not change stays as it is.
    """
    keep_in(cache() / "words")
    found = read(path or root() / FILE)
    own.adopt(found.entries)
    if not found.faults:
        return None
    more = len(found.faults) - 1
    others = f" (and {more} more)" if more else ""
    return (
        f"Your own words are left out: {found.faults[0]}{others}. "
        "`talkbox words check` tells all that is wrong."
    )


def _faults(found: Mapping[str, Any], text: str, path: Path) -> tuple[str, ...]:
    """Every fault as a sentence, in the order of the file's lines."""
    from talkbox.vocabulary.places import line_of, places

    lines = places(text)
    placed = [(line_of(lines, at) or 0, at[0], what) for at, what in _found(found)]
    placed.sort(key=lambda fault: fault[0])
    return tuple(_sentence(path, line, str(name), what) for line, name, what in placed)


def _found(found: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    from talkbox.vocabulary.entries import all_phrases, own_faults

    shipped = lexicon.shipped_names()
    known = {*shipped, *found}
    said: dict[str, str] = {}
    for name, entry in found.items():
        if not isinstance(entry, dict):
            yield (name,), "must be a table: [word]"
            continue
        for fault in own_faults(name, entry, shipped, known):
            yield (name, *fault.at), fault.what
        for phrase in all_phrases(entry):
            if (other := said.setdefault(phrase, name)) != name:
                yield (name, "says"), f"{phrase!r} is a phrase of {other} in this file already"


def _notes(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    from talkbox.vocabulary.entries import all_phrases

    shipped = lexicon.shipped_meanings()
    meant_so = {**lexicon.grammar()["marks"], **lexicon.grammar()["follow"]}
    for name, entry in entries.items():
        for phrase in all_phrases(entry):
            before = shipped.get(phrase)
            if before not in (None, name):
                yield f"{phrase!r} meant {before}; from now on it means {name}"
            elif meant := next((kind for kind in meant_so if phrase in meant_so[kind]), None):
                yield f"{phrase!r} alone meant {meant!r}; from now on it means {name}"
        if name not in lexicon.shipped_names() and not {"aims", "like"} & set(entry):
            yield f"{name} has no aims, so that nothing can be measured of it"


def _broken(path: Path, what: str, line: int | None = None) -> OwnWords:
    return OwnWords(path, faults=(_sentence(path, line, "", what),))


def _sentence(path: Path, line: int | None, name: str, what: str) -> str:
    where = [path.name, *([f"line {line}"] if line else []), *([_printable(name)] if name else [])]
    return f"{', '.join(where)}: {what}"


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in name[:40])
