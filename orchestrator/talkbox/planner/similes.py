"""Comparisons add no further effect: "boxy, like a cardboard box" is one complaint.

What stands after "like" says how the thing just named is meant. Beside a complaint or an effect it
asks for nothing; beside a quality ("dark like a cathedral") its sound words still count, but what
nobody knows in it is no riddle, and a hit that something slams like is not what is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.items import Item
from talkbox_prompts import lexicon

_LIKE = "like"
_WISHES = frozenset({"make", "more", "less"})


def without_similes(found: Sequence[Item]) -> list[Item]:
    """The items without what comparisons only illustrate."""
    kept: list[Item] = []
    place = 0
    while place < len(found):
        topic = _topic(kept) if _begins(found, place) else []
        end = _end(found, place) if topic else place + 1
        if topic:
            told = [item for item in found[place:end] if _counts(item, topic, kept)]
            kept = [item for item in kept if not _is_told_by(item, told)] + told
        else:
            kept.append(found[place])
        place = end
    return kept


def _begins(found: Sequence[Item], place: int) -> bool:
    item = found[place]
    before = found[place - 1] if place else None
    if before is not None and before.kind == "mark" and before.name in _WISHES:
        return False
    if item.kind == "mark":
        return item.text in lexicon.reading()["similes"]
    return item.kind in ("word", "unknown") and item.text.startswith(f"{_LIKE} ")


def _end(found: Sequence[Item], place: int) -> int:
    ends = (at for at in range(place + 1, len(found)) if found[at].kind == "break")
    return next(ends, len(found))


def _topic(before: Sequence[Item]) -> list[Item]:
    """The words that the comparison may be about: back to the last full stop."""
    words: list[Item] = []
    for item in reversed(before):
        if item.kind == "break" and item.name == "strong":
            break
        if item.kind == "word":
            words.append(item)
    return words


def _counts(item: Item, topic: Sequence[Item], before: Sequence[Item]) -> bool:
    if item.kind in ("quantity", "strength"):
        return True
    if item.kind in ("unknown", "vague"):
        return False
    if item.kind == "beyond":
        return item.text.startswith(f"{_LIKE} ")
    if _complains(topic, before):
        return False
    return item.kind != "word" or not any(_is_settled(each, item) for each in topic)


def _complains(topic: Sequence[Item], before: Sequence[Item]) -> bool:
    marks = {item.name for item in before if item.kind == "mark"}
    if marks & {"make", "more"}:
        return False
    faulty = any(each.role in ("faults", "lacks") for each in topic)
    return faulty or bool(marks & {"too", "describe"})


def _is_settled(topic: Item, item: Item) -> bool:
    """Whether an effect was named that needs no kind: "slapback like the old records"."""
    if lexicon.names()[topic.name] not in lexicon.reading()["effects"]:
        return False
    return not _is_told_by(topic, [item])


def _is_told_by(item: Item, told: Sequence[Item]) -> bool:
    """ "Reverb like a big church": the church says which reverb, and is one."""
    if item.kind != "word" or item.name not in lexicon.reading()["kinds"]:
        return False
    return any(_means(item) & _means(each) for each in told if each.kind == "word")


def _means(item: Item) -> set[str]:
    return {move.kind for move in lexicon.word(item.name).meaning.moves}
