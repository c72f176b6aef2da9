"""What a measured order is for: "hpf at 40 to clean up the sub", "normalize to -3 dB for ACX".

Behind an order that says how much or where, "to" and a verb say what it shall lead to, and "for"
where it shall go. The order does that, and the purpose is no second one. Nor is it where noise is
taken out so that one understands what is said: the words are clearer without it, and an equalizer
would change the voice.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_TURNS = frozenset({"more", "less", "up", "down", "remove", "tame"})
_VERBS = _TURNS | {"make", "keep", "dont", "not"}
_FILTERS, _TARGETS = "filters", "targets"
_CLEARER = "clearer"


def without_purposes(found: Sequence[Item]) -> list[Item]:
    """The items without what a measured order or the removal of noise shall lead to."""
    found = _without_understanding(found)
    return [item for part in parts(found) for item in _measured(part)]


def _without_understanding(found: Sequence[Item]) -> list[Item]:
    """The items without the understanding that taking out noise shall lead to."""
    places = [at for at, item in enumerate(found) if _is_understanding(found, at)]
    kept = list(found)
    for at in reversed(places):
        start = max((k for k in range(at) if found[k].kind in {"word", "break"}), default=0) + 1
        if any(map(_is_repair, found[:at])) and not any(map(_orders, found[start:at])):
            del kept[start : at + 1]
    return kept


def _is_understanding(found: Sequence[Item], at: int) -> bool:
    """Whether it says that words are understood: "understand her better", "so that it is clear"."""
    item, words = found[at], lexicon.reading()
    if item.kind != "word" or item.name != _CLEARER:
        return False
    breaks = [each.text for each in found[:at] if each.kind == "break"]
    so_that = bool(breaks) and breaks[-1] in words["leading_to"]
    return so_that or not words["understanding"].isdisjoint(item.text.split())


def _is_repair(item: Item) -> bool:
    return item.kind == "word" and item.name in lexicon.reading()["cleared_away"]


def _orders(item: Item) -> bool:
    return item.kind == "mark" and item.name in _VERBS


def _measured(part: list[Item]) -> list[Item]:
    for at, item in enumerate(part):
        if _is_destination(item) and _is_measured(part[:at]):
            return [*part[:at], *part[at + 1 :]]
        if item.kind == "mark" and item.text == "to" and _is_measured(part[:at]):
            after = part[at + 1 :]
            if _is_verb(after) and all(each.quantity is None for each in after):
                return [*part[:at], *(each for each in after if each.kind == "break")]
    return part


def _is_destination(item: Item) -> bool:
    """Whether it says what the sound is for: "for ACX"."""
    if item.kind != "word" or lexicon.names()[item.name] != _TARGETS:
        return False
    return item.text.split()[0] in lexicon.reading()["destined"]


def _is_measured(before: Sequence[Item]) -> bool:
    """Whether an order stands here with its number; a filter's may be without a unit."""
    orders = [item for item in before if item.kind == "word" and item.role != "faults"]
    turns = any(item.kind == "mark" and item.name in _TURNS for item in before)
    filters = any(lexicon.names()[item.name] == _FILTERS for item in orders)
    numbered = any(item.quantity is not None and (item.quantity.unit or filters) for item in before)
    return numbered and bool(orders or turns)


def _is_verb(after: Sequence[Item]) -> bool:
    """Whether a verb begins here that says what shall become of the sound."""
    first = next(iter(after), None)
    if first is None:
        return False
    return first.orders if first.kind == "word" else first.kind == "mark" and first.name in _VERBS
