"""What listeners meant by tone words, counted: how far they agree, and the ways they went.

The facts stand in `words/listeners.toml` and come from SocialFX, a published collection of
equaliser settings with the words that people gave them. They say how sure a word's meaning is;
what talkbox does for a word stands with the word itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SOURCE = "SocialFX (Zheng, Seetharaman, Pardo, ACM Multimedia 2016), half of its settings"
_FILE = Path(__file__).parent / "words" / "listeners.toml"


class Band(NamedTuple):
    """One filter as an `equalize` call takes it."""

    kind: str
    """low_shelf, bell or high_shelf."""
    frequency_hz: float
    gain_db: float
    q: float


@dataclass(frozen=True, slots=True)
class School:
    """Listeners who went the same way."""

    share: float
    """Of all that used the word."""
    agrees: float
    """Cosine with the mean curve of the word; below 0 they meant the reverse."""
    filters: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Listeners:
    """What is known of one word."""

    said: tuple[str, ...]
    """The words that were counted together."""
    n: int
    """Settings."""
    agreement: float
    """Mean cosine between one setting and the mean of all others; 1 is full agreement."""
    same_way: float
    """Share of the settings that go the same way as the mean of all others."""
    size_db: float
    """RMS of one setting's curve, level taken out."""
    mean_db: float
    """The same of the mean curve."""
    filters: tuple[Band, ...]
    """The mean curve as few filters."""
    schools: tuple[School, ...] = ()
    takes: tuple[tuple[Band, ...], ...] = ()
    """Ways to do it that differ as listeners do; only where talkbox follows the listeners."""
    source: str = SOURCE


@cache
def of(word: str) -> Listeners | None:
    """What is known of a word of the lexicon; None where nothing is."""
    entry = _entries().get(word)
    return None if entry is None else _read(entry)


def words() -> tuple[str, ...]:
    """The words of which something is known."""
    return tuple(_entries())


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _read(entry: dict[str, Any]) -> Listeners:
    plain = {key: entry[key] for key in ("n", "agreement", "same_way", "size_db", "mean_db")}
    return Listeners(
        said=tuple(entry["said"].split()),
        filters=_bands(entry["filters"]),
        schools=tuple(
            School(each["share"], each["agrees"], _bands(each["filters"]))
            for each in entry.get("schools", ())
        ),
        takes=tuple(_bands(take) for take in entry.get("takes", ())),
        **plain,
    )


def _bands(rows: Iterable[tuple[str, float, float, float]]) -> tuple[Band, ...]:
    return tuple(Band(*row) for row in rows)
