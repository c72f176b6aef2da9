"""What stands behind a picture tells of it: "toy music box. Tiny, brittle" wants both.

A machine that a sound is heard through, or a place that it stands in, is a wish. Faults that follow
without a verb describe that machine and are wished for too, as is what something is equated with
("as thin as paper") and what is listed behind a likeness ("like neon: buzzing"); said of the sound
("it's thin") they complain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.listed_wishes import with_listed_wishes
from talkbox.planner.text.likened import likened
from talkbox_prompts import lexicon

_SETTLED = frozenset(
    {
        *("describe", "too", "remove", "less", "tame", "lack", "without", "dont", "not", "keep"),
        *("as", "low_already", "likens", "enough"),
    }
)
"""Marks with which the text says more than what the picture is like."""
_SPARING, _MUCH = frozenset({"not", "too", "keep", "without", "dont"}), frozenset({"too"})
_LEADING = frozenset({"make", "describe", "likens", "to", "by", "from", "at"})
"""Marks of "I'd like this to sound like it's in"."""
_ALL_OVER = "high_already"
_RECORDED = "clean"
_AS = "as"
_COLON = ":"
_BARE = frozenset({"word", "strength", "unknown", "break"})


def with_pictures(found: Sequence[Item], language: str) -> list[Item]:
    """The items with the faults of a picture as wishes."""
    equated = [_equated(item, at, found) for at, item in enumerate(found)]
    found = with_listed_wishes(_listed_behind_likeness(equated, language))
    at = next((at for at, item in enumerate(found) if _is_picture(item)), len(found))
    start = at
    while start and found[start - 1].kind == "word" and found[start - 1].role == "faults":
        start -= 1  # "a scratchy newsreel": what stands before the picture is of it too
    before = [item for item in found[:start] if item.kind in ("word", "quantity", "vague")]
    led = _is_wished(found[:at]) and all(_describes(item) for item in found[at:])
    end = _limits(found, at)
    if at == len(found) or before or any(_settles(item) for item in found[at if led else 0 : end]):
        return list(found)
    told = [_told(item, found[at]) for item in found[start:at]]
    told += [found[at], *(_told(item, found[at + k]) for k, item in enumerate(found[at + 1 : end]))]
    return [*found[:start], *(item for item in told if item is not None), *found[end:]]


def _limits(found: Sequence[Item], at: int) -> int:
    """Where what it shall not be begins: "thuddy sixties kit, not so splashy"."""
    place = len(found)
    for part in reversed(parts(found[at:])):
        place -= len(part)
        settling = {item.name for item in part if _settles(item)}
        if settling and settling <= _SPARING and not settling <= _MUCH:
            return place if place > at else len(found)
        if settling:
            return len(found)
    return len(found)


def _listed_behind_likeness(found: Sequence[Item], language: str) -> list[Item]:
    """ "Like a knife: sharp, thin": what is listed behind the colon is wished for."""
    colon = next((at for at, item in enumerate(found) if item.text == _COLON), 0)
    head, rest = found[:colon], found[colon + 1 :]
    likens = any(likened(item.text, language) is not None for item in head[:3])
    found_now = any(item.kind == "mark" and item.name == "describe" for item in head)
    bare = all(item.kind in _BARE and not item.orders and not item.compared for item in rest)
    if not rest or not likens or found_now or _breaks(head) or not bare:
        return list(found)
    return [replace(item, role="says") if item.role == "faults" else item for item in found]


def _is_wished(led: Sequence[Item]) -> bool:
    """ "Make it sound like a cave": what leads to the picture is an order, and no finding."""
    names = [item.name for item in led if item.kind == "mark"]
    return names[:1] == ["make"] and set(names) <= _LEADING and not _breaks(led)


def _describes(item: Item) -> bool:
    """Whether only qualities follow: "dark and boomy", and no "boomy low end needs taming"."""
    if item.kind == "break":
        return item.name == "weak"
    return item.kind == "word" and item.role in ("says", "faults")


def _breaks(led: Sequence[Item]) -> bool:
    return any(item.kind in ("break", "beyond") for item in led)


def _equated(item: Item, at: int, found: Sequence[Item]) -> Item:
    """ "As thin as paper" is a wish, where "it's as thin as paper" complains."""
    if item.kind != "word" or item.role != "faults" or not 0 < at < len(found) - 1:
        return item
    if any(each.text != _AS for each in (found[at - 1], found[at + 1])):
        return item
    told = {each.name for each in found[:at] if each.kind == "mark"}
    return item if told & {"describe", "not", "dont"} else replace(item, role="says")


def _is_picture(item: Item) -> bool:
    words = lexicon.reading()
    if item.kind != "word" or item.role != "says" or item.orders:
        return False
    known = item.name in words["rooms"] | words["machines"]
    return known or lexicon.names()[item.name] == "character"


def _settles(item: Item) -> bool:
    if item.role == "faults" and lexicon.reading()["excess"] & set(item.text.split()):
        return True  # "too loud for a bedroom" complains
    return item.kind == "vague" or (item.kind == "mark" and item.name in _SETTLED)


def _told(item: Item, before: Item) -> Item | None:
    """The item as part of the picture; None where it adds nothing to it."""
    words = lexicon.reading()
    if item.kind == "mark" and item.name == _ALL_OVER and item.text in words["all_over"]:
        return None
    if item.kind != "word":
        return item
    if item.role == "nouns" and item.text in words["pictured"] and _is_picture(before):
        return None
    if item.role == "lacks" and item.text.split()[0] not in words["denials"]:
        return None  # "but don't wash out the words" is a wish beside the picture
    if item.role == "faults" and lexicon.names()[item.name] != _RECORDED:
        return replace(item, role="says")
    return item
