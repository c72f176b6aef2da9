"""What stands around a word in its clause and belongs to it: marks, adverbs, quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.clauses import Clause
from talkbox.planner.items import Item
from talkbox.planner.polarity import POLAR, Want
from talkbox.planner.quantities import Quantity
from talkbox_prompts import lexicon

_OF_QUALITIES = frozenset({"too", "as"})
POST = frozenset({"up", "down", "low_already", "high_already", "enough"})
"""Marks that belong to the word before them when they follow it at once."""


def around(clause: Clause, item: Item) -> tuple[frozenset[str], frozenset[str], list[Item]]:
    """Marks before and after the word that are its own, and its adverbs."""
    items = clause.items
    place = next(index for index, each in enumerate(items) if each is item)
    start = next((i + 1 for i in range(place - 1, -1, -1) if items[i].kind == "word"), 0)
    end = next((i for i in range(place + 1, len(items)) if items[i].kind == "word"), len(items))
    before = items[start:place]
    if start and before and before[0].name in POST:
        before = before[1:]
    after = items[place + 1 : end]
    if end < len(items):
        after = after[:1] if after and after[0].name in POST else []
    adverbs = [each for each in before if is_adverb(each)] or [
        each for each in after if is_adverb(each)
    ]
    return names_of(before), names_of(after), [as_strength(each) for each in adverbs]


def names_of(items: Sequence[Item]) -> frozenset[str]:
    """The names of the marks among the items."""
    return frozenset(item.name for item in items if item.kind == "mark")


def is_adverb(item: Item) -> bool:
    """Whether the item says how strongly."""
    return item.kind == "strength" or (item.kind == "mark" and item.other("strength") is not None)


def as_strength(item: Item) -> Item:
    """The item as the strength that it may stand for."""
    other = item.other("strength")
    return item if item.kind == "strength" or other is None else replace(item, name=other.name)


def only_beyond(clause: Clause) -> bool:
    """ "Solo the bass", "write a chorus": the words only say of what, and nothing is to be done."""
    kinds = {item.name for item in clause.of("beyond")} & {"separate", "compose"}
    first = next((item.kind for item in clause.items if item.kind in ("beyond", "word")), "")
    if not kinds or first != "beyond" or clause.marks() & POLAR:
        return False
    words = clause.of("word")
    return bool(words) and all(word.role == "nouns" for word in words)


def before_the_instrument(clause: Clause) -> frozenset[str]:
    """Marks before the instrument: "remove the vocals", not "make the vocals less annoying"."""
    place = next(at for at, item in enumerate(clause.items) if item.kind == "instrument")
    return names_of(clause.items[:place])


def complaint(clause: Clause) -> str:
    """Whether the clause finds too much ("down"), too little ("up") or nothing wrong ("")."""
    marks = clause.marks()
    words = clause.of("word")
    if {"lack", "low_already", "enough"} & marks:
        return "up"
    if {"too", "high_already"} & marks:
        return "up" if any(word.name == "quieter" for word in words) else "down"
    found = [word.name for word in words if word.role in ("faults", "lacks")]
    return ("up" if found[0] == "quieter" else "down") if found else ""


def taken(item: Item, carried: frozenset[str]) -> frozenset[str]:
    """The marks that the word takes over from the clause before: "too bright and wide" is two
    complaints, "too bright, so widen it" one and a cure.
    """
    if item.orders:
        carried -= _OF_QUALITIES
    if item.role != "says":
        return carried
    lasting = bool(carried & {"too", "as", "keep", "without", "dont"}) and not item.compared
    return carried if lasting else frozenset()


def quantities_of(clause: Clause, words: Sequence[Item], number: int) -> list[Quantity]:
    """The quantities that stand nearest after the word, or before the first one."""
    said: list[Quantity] = []
    current = 0
    for item in clause.items:
        if item.kind == "word":
            current = next(index for index, word in enumerate(words) if word is item)
        elif item.quantity is not None and current == number:
            said.append(item.quantity)
    return said


def is_negative(said: Sequence[Quantity]) -> bool:
    """Whether an amount in dB was said with a minus."""
    return any(each.unit == "db" and each.signed and each.value < 0 for each in said)


def spare(name: str, want: Want, said: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the word has no place for; a percentage of these is a strength."""
    target = lexicon.word(name)
    if want == "opposite" and target.opposite is not None:
        target = lexicon.word(target.opposite)
    return [each for each in said if each.unit not in target.meaning.numbers]
