"""What may stand in `taste.toml`: every entry is held to it, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from talkbox.planner.effects import effects
from talkbox.taste.record import MOST_EFFECTS, STRONGEST, WEAKEST, WordTaste
from talkbox.vocabulary.faults import At, is_number, shown

MOST = 1_000_000
_KEYS = tuple(WordTaste.__dataclass_fields__)


def faults(data: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    """Everything in the data of `taste.toml` that is not as its form says: where, and what."""
    for key in data:
        if key not in ("on", "word"):
            yield (key,), f"it holds {key!r}; known are: on, and [word.NAME] for each word"
    if not isinstance(data.get("on", True), bool):
        yield ("on",), f"on must be true or false; got {shown(data['on'])}"
    words = data.get("word", {})
    if not isinstance(words, dict):
        yield ("word",), f"word must be tables, [word.NAME]; got {shown(words)}"
        return
    for name, entry in words.items():
        if isinstance(entry, dict):
            yield from ((("word", name, *at), f"{name}: {what}") for at, what in _of_word(entry))
        else:
            yield ("word", name), f"{name} must be a table, [word.{name}]; got {shown(entry)}"


def _of_word(entry: Mapping[str, Any]) -> Iterator[tuple[At, str]]:
    for key, value in entry.items():
        if key not in _KEYS:
            yield (key,), f"it has {key!r}; allowed are {', '.join(_KEYS)}"
        elif key == "factor":
            if not is_number(value) or not WEAKEST <= value <= STRONGEST:
                span = f"{WEAKEST:g} to {STRONGEST:g}"
                yield (key,), f"factor must be a number from {span}; got {shown(value)}"
        elif key in ("yes", "no"):
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
                yield (key,), f"{key} must be a whole number from 0; got {shown(value)}"
        elif not _are_effects(value):
            yield (key,), f"{key} must list effects of `talkbox tools show`; got {shown(value)}"


def _are_effects(value: object) -> bool:
    if not isinstance(value, list) or len(value) > MOST_EFFECTS:
        return False
    return all(isinstance(each, str) and each in effects() for each in value)
