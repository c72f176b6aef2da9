"""What is wrong with an entry, as values: the place inside it and a phrase that says what to do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

At = tuple[str | int, ...]
"""Keys and numbers of list items on the way from the entry to the fault; () is the entry."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one entry."""

    what: str
    """Without a full stop; the sentence around it names file, line and word."""
    at: At = ()


def unknown_keys(
    data: Mapping[str, Any], allowed: Collection[str], where: str, at: At
) -> Iterator[Fault]:
    """A fault for every key that is not allowed."""
    for key in data:
        if key not in allowed:
            yield Fault(
                f"{where} has {key!r}; allowed are {', '.join(sorted(allowed))}", (*at, key)
            )


def tables(entry: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    """The tables that a key lists; none where it lists something else."""
    found = entry.get(key, ())
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def not_tables(entry: Mapping[str, Any], key: str, at: At) -> Iterator[Fault]:
    """A fault where the key is there and is no list of tables."""
    found = entry.get(key, [])
    if not isinstance(found, list) or any(not isinstance(each, dict) for each in found):
        yield Fault(f"{key} must be a list such as {_EXAMPLES.get(key, '[{...}]')}", (*at, key))


_EXAMPLES = {
    "aims": '[{ measure = "treble_db", want = "up", by = 2 }]',
    "watch": '[{ measure = "low_mid_db", want = "keep", by = 2 }]',
    "moves": '[{ tool = "equalize", kind = "tilt", frequency_hz = 900, gain_db = [1, 2, 4] }]',
    "second": '[{ tool = "equalize", kind = "tilt", frequency_hz = 900, gain_db = [1, 2, 4] }]',
}


def shown(value: object) -> str:
    """A value as a fault quotes it, cut to a sane length."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def is_number(value: object) -> bool:
    """Whether TOML gave a plain finite number."""
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf")
    )


def is_one_of(value: object, allowed: Collection[str]) -> bool:
    """Whether the value is one of the texts; a list or table never is."""
    return isinstance(value, str) and value in allowed
