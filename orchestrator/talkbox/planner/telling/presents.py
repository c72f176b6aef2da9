"""How it is now, said before what it shall become: "nearly mono right now. Wider".

A sentence that only says how it is asks for nothing of that: where a later one wishes for the
opposite, the wish counts; a cure without a direction ("open it up", "fix that") takes it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_NOW, _TELLS, _AS = "now", "describe", "as"
_WISHES = frozenset({"make", "more", "less", "lack", "remove", "tame"})
_FORBIDDING = frozenset({"without", "dont", "not"})
_SETTLED = _WISHES | {"too", "keep", "without", "dont", "not", "as", "low_already", "high_already"}
"""Marks with which a sentence says more than how it is."""


def without_presents(found: Sequence[Item]) -> list[Item]:
    """The items without the states that a later sentence turns or asks to be rid of."""
    said, kept = parts(found), list[Item]()
    force: list[Item] = []
    for place, part in enumerate(said):
        told = _told(part, said[place + 1 :]) if _is_present(part) else part
        kept += [*(force if _is_ordered_plainly(told) else ()), *told]
        force = _left_over(part, told)
    return kept


def _left_over(part: Sequence[Item], told: Sequence[Item]) -> list[Item]:
    """How much it is what a wish turns: "very quiet, make it louder" wants much."""
    turned = any(item.kind == "word" for item in part) and told is not part
    alone = turned and all(item.kind != "word" for item in told)
    return [item for item in told if item.kind == "strength"] if alone else []


def _is_ordered_plainly(part: Sequence[Item]) -> bool:
    """Whether the part orders one thing and does not say how much of it; what it is not to become
    is no second thing.
    """
    marks = (item for item in part if item.kind == "mark" and item.name in _FORBIDDING)
    end = next((part.index(mark) for mark in marks), len(part))
    words = [item for item in part[:end] if item.kind == "word"]
    told = any(item.kind in ("strength", "quantity") for item in part)
    return len(words) == 1 and not told


def _is_present(part: Sequence[Item]) -> bool:
    """Whether the part only says how it is, now or without any verb: "Dull." """
    if _is_equated(part):
        return True
    marks = {item.name for item in part if item.kind == "mark"}
    if marks & _SETTLED or any(item.quantity is not None for item in part):
        return False
    alone = bool(part) and not marks and part[-1].text == "."
    return bool(marks & {_NOW, _TELLS}) or alone


def _is_equated(part: Sequence[Item]) -> bool:
    """ "Dry as a bone.": a state, and what has it."""
    said = [item for item in part if item.kind != "break"]
    words = [item for item in said[:1] if _is_state(item) and item.role == "says"]
    return bool(words) and [item.name for item in said if item.kind == "mark"] == [_AS]


def _told(part: list[Item], after: Sequence[Sequence[Item]]) -> list[Item]:
    if _is_equated(part):
        wishes = [item for each in after for item in each if item.kind == "word"]
        past = any(item.orders or _turns(item, part[0]) for item in wishes if item.role == "says")
        return [item for item in part if item.kind == "break"] if past else part
    now = any(item.name == _NOW for item in part)
    wished = [item for each in after for item in each if _is_wished(item, each)]
    turned = any(_turns(wish, item) for wish in wished for item in part if _is_state(item))
    if not turned and any(map(_praises, (part, *after))):
        return [each for item in part for each in _kept(item)]
    taken_back = any(_takes_back(item) for each in after for item in each)
    kept: list[Item] = []
    for place, item in enumerate(part):
        if not _is_state(item):
            kept.append(item)
        elif wished and _is_past(item, part[place + 1 :], wished):
            continue
        elif now and (taken_back or _is_quality(item)):
            kept.append(replace(item, role="faults"))
        elif not now or not wished:
            kept.append(item)
    return kept


def _praises(part: Sequence[Item]) -> bool:
    """ "I love it", "leave it": how it is shall stay."""
    said = [item for item in part if item.kind != "break"]
    names = {item.name for item in said}
    return "praise" in names or (names == {"keep"} and all(item.kind == "mark" for item in said))


def _kept(item: Item) -> list[Item]:
    return [Item("mark", "keep", item.text), item] if _is_state(item) else [item]


def _is_past(item: Item, after: Sequence[Item], wished: Sequence[Item]) -> bool:
    """Whether the state is what a wish turns, or only says which thing it is: "a warm piano"."""
    attribute = bool(after) and item.role == "says" and after[0].kind == "instrument"
    return attribute or any(_turns(each, item) for each in wished)


def _is_state(item: Item) -> bool:
    if item.kind != "word" or item.compared or item.orders:
        return False
    return item.role in ("says", "nouns")


def _is_quality(item: Item) -> bool:
    return lexicon.names()[item.name] in lexicon.reading()["qualities"] and item.role == "says"


def _is_wished(item: Item, part: Sequence[Item]) -> bool:
    """Whether the word is ordered, compared, or one of a part that wishes."""
    if item.kind != "word" or item.role in ("faults", "lacks"):
        return False
    marks = {each.name for each in part if each.kind == "mark"}
    return item.compared or item.orders or bool(marks & _WISHES)


def _turns(wish: Item, state: Item) -> bool:
    return opposed(wish.name, state.name) or lexicon.cure_of(state.name) == wish.name


def _takes_back(item: Item) -> bool:
    """Whether the item is a cure that leaves open of what: "open it up", "fix that"."""
    words = lexicon.reading()
    cure = item.kind == "word" and item.text in words["opening"]
    return cure or (item.kind in ("mark", "vague") and item.text in words["fixes"])
