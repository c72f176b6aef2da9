"""The user's own words, laid over the shipped ones: they win, entry by entry and key by key.

Entries come as data that whoever read the user's file has checked; here nothing is judged. What
was computed from the words is forgotten the moment that other words are adopted, so that nobody
goes on with an old meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from talkbox_prompts.texts import table


class Cached(Protocol):
    """What `functools.cache` makes of a function."""

    def cache_clear(self) -> None:
        """Forget every result."""


C = TypeVar("C", bound=Cached)
Entry = Mapping[str, Any]
THEME = "own"
"""The theme of words that are like no shipped one."""
MEANING = ("aims", "moves", "second", "watch", "numbers")
"""Keys of an entry that a case on the source may give anew."""


class _Shelf:
    """The words that are adopted now, and those who must forget when they change."""

    def __init__(self) -> None:
        self.entries: Mapping[str, Entry] = {}
        self.forgetful: list[Callable[[], None]] = []


_SHELF = _Shelf()


def entries() -> Mapping[str, Entry]:
    """Word -> its own entry; empty where the user has none."""
    return _SHELF.entries


def adopt(entries: Mapping[str, Entry]) -> None:
    """From now on these are the own words; an empty mapping leaves the shipped ones alone."""
    if entries == _SHELF.entries:
        return
    _SHELF.entries = dict(entries)
    for forget in _SHELF.forgetful:
        forget()


def forgets(cached: C) -> C:
    """Marks a cached function as one whose results follow from the words."""
    _SHELF.forgetful.append(cached.cache_clear)
    return cached


def themes(shipped: Mapping[str, str]) -> dict[str, str]:
    """Every new word of the user's -> the theme of the word that it is like, else "own"."""
    return {
        name: shipped.get(entry.get("like", ""), THEME)
        for name, entry in entries().items()
        if name not in shipped
    }


def merged(shipped: Entry, own: Entry) -> dict[str, Any]:
    """A whole entry: what the own one says, and the shipped one for the rest.

    What the own entry says of the meaning holds on every source: the shipped cases lose it.
    """
    cases = [
        {key: value for key, value in case.items() if key not in own or key not in MEANING}
        for case in shipped.get("when", ())
    ]
    inherited = {key: value for key, value in shipped.items() if key not in ("when", "needless")}
    if "like" not in own and "needless" in shipped:
        inherited["needless"] = shipped["needless"]  # its sentence is told by the word's name
    return {**table("own_words")["entry"], **inherited, "when": cases, **own}
