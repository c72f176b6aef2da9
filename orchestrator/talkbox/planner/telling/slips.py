"""What is put right in the same breath: "lower it 3 dB, actually 2", "a semitone up, sorry, down".

The word that takes it back stands before what is meant instead, and that takes the place of the
newest thing of its kind: a number of a number, a direction of a direction, a sound word of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item

_SLIP = "slip"
_TELLING = frozenset({"too", "describe", "lack", "high_already", "low_already"})
_MERE = frozenset({"sorry", "actually", "oops", "whoops"})
"""Slips that as often only soften an order, so that they take no word back."""
_LOWEST_HZ = 20.0
"""Bare numbers from here on may be frequencies."""
_WAYS = frozenset({"up", "down", "left", "right", "more", "less"})


def without_slips(found: Sequence[Item]) -> list[Item]:
    """The items, with what was taken back replaced by what was meant."""
    line: list[Item] = []
    at = 0
    while at < len(found):
        if found[at].name == _SLIP and found[at].kind == "mark":
            at = _corrected(line, found, at)
        else:
            line.append(found[at])
            at += 1
    return line


def _corrected(line: list[Item], found: Sequence[Item], at: int) -> int:
    """Put what comes after the slip at `at` in the place of its like; where to read on."""
    slip, at = found[at], at + 1
    while at < len(found) and found[at].kind == "break" and found[at].text == ",":
        at += 1
    if at == len(found):
        return at
    meant = found[at]
    if not _only_that(found, at) or (meant.kind == "word" and _is_told(line, slip, meant)):
        return at
    place = next((k for k in range(len(line) - 1, -1, -1) if _alike(line[k], meant)), None)
    if place is None:
        return at
    line[place] = _instead(line[place], meant)
    while line and line[-1].kind == "break":
        line.pop()
    return at + 1


def _only_that(found: Sequence[Item], at: int) -> bool:
    """Whether nothing else is said with it: "sorry, down"; "sorry, 2 dB off at 5k" is a wish."""
    after = next((k for k in range(at, len(found)) if found[k].kind == "break"), len(found))
    return all(item.kind == "strength" for item in found[at + 1 : after])


def _is_told(line: Sequence[Item], slip: Item, meant: Item) -> bool:
    """Whether a word after the slip is an order of its own: "too bright, sorry, darken it"."""
    told = any(item.name in _TELLING or item.role in ("faults", "lacks") for item in line)
    return told or meant.orders or slip.text in _MERE


def _alike(said: Item, meant: Item) -> bool:
    if meant.quantity is not None and said.quantity is not None:
        if _is_place(said) and not meant.quantity.unit and meant.quantity.value < _LOWEST_HZ:
            return False  # "3 dB at 300, no 4"
        return not said.quantity.unit or meant.quantity.unit in ("", said.quantity.unit)
    if meant.kind == "mark":
        return said.kind == "mark" and {said.name, meant.name} <= _WAYS
    return meant.kind == "word" and said.kind == "word"


def _is_place(said: Item) -> bool:
    """Whether it is a frequency that is not said in thousands."""
    assert said.quantity is not None
    placed = said.quantity.unit in ("", "hz") and said.quantity.value >= _LOWEST_HZ
    return placed and not said.text.endswith("k")


def _instead(said: Item, meant: Item) -> Item:
    if meant.quantity is None or said.quantity is None:
        return meant
    unit = meant.quantity.unit or said.quantity.unit
    scale = 1.0
    if not meant.quantity.unit and said.quantity.unit == "hz" and said.text.endswith("k"):
        scale = 1000.0
    value = meant.quantity.value * scale
    return replace(meant, quantity=replace(meant.quantity, value=value, unit=unit))
