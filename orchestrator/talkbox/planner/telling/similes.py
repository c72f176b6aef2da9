"""Comparisons add no further effect: "boxy, like a cardboard box" is one complaint.

What stands after "like" says how the thing just named is meant. Beside a complaint or an effect it
asks for nothing; beside a quality ("dark like a cathedral") its sound words still count, but what
nobody knows in it is no riddle, and a hit that something slams like is not what is asked for. The
words that liken are data: the `similes` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox_prompts import lexicon

_AS = "as"
_LACK, _DEVICES = "lacks", "character"
_LEVEL, _MAKE = "level", "make"
_WISHES = frozenset({"make", "more", "less"})

_listed = lists_of("similes")


def without_similes(found: Sequence[Item], language: str) -> list[Item]:
    """The items without what comparisons only illustrate."""
    likes = _listed("likes", language)
    kept: list[Item] = []
    place = 0
    while place < len(found):
        topic = _topic(kept) if _begins(found, place, likes) else []
        end = _end(found, place) if topic else place + 1
        if topic:
            told = _told(found[place:end], topic, kept, likes)
            kept = [item for item in kept if not _is_told_by(item, told)] + told
        else:
            kept.append(found[place])
        place = end
    return kept


def _told(
    said: Sequence[Item], topic: Sequence[Item], before: Sequence[Item], likes: frozenset[str]
) -> list[Item]:
    """What counts of a comparison: nothing of "like a metal guitar", which is one thing."""
    if said[0].text == _AS:
        return []
    if len(said) > 1 and said[0].kind == "word" and said[1].kind == "instrument":
        said = said[1:]
    said = [item for at, item in enumerate(said) if not _is_style(item, said[at + 1 :])]
    if any(item.kind == "unknown" for item in said):  # "crisp, like biting an apple"
        said = [item for item in said if item.kind != "word" or not _is_tone(item)]
    return [item for item in said if _counts(item, topic, before, likes)]


def _is_style(item: Item, after: Sequence[Item]) -> bool:
    """ "Scooped like on a metal record": whose sound it is, and no distortion."""
    words = lexicon.reading()
    named = bool(after) and after[0].text in words["records"]
    return item.kind == "word" and item.text in words["styles"] and named


def _is_tone(item: Item) -> bool:
    return lexicon.names()[item.name] in lexicon.reading()["qualities"]


def _begins(found: Sequence[Item], place: int, likes: frozenset[str]) -> bool:
    item = found[place]
    before = found[place - 1] if place else None
    if before is not None and before.kind == "mark" and before.name in _WISHES:
        return False
    if _is_ordered(found[:place]):
        return False
    if item.kind == "mark":
        similes = likes | lexicon.reading()["similes"]
        return item.text in similes or _compares(item, before)
    return item.kind in ("word", "unknown", "beyond") and _likens(item, likes)


def _is_ordered(before: Sequence[Item]) -> bool:
    """Whether the clause so far is "make it sound": "and make it sound like a telephone"."""
    own: list[str] = []
    for item in reversed(before):
        if item.kind != "mark":
            return item.kind == "break" and _MAKE in own
        own.append(item.name)
    return _MAKE in own


def _likens(item: Item, likes: frozenset[str]) -> bool:
    """Whether the item is a whole likeness: "like a metal guitar"."""
    first, _, rest = folded(item.text).partition(" ")
    return bool(rest) and first in likes


def _compares(item: Item, before: Item | None) -> bool:
    """ "Clear as a bell": the second half of "as clear as", with or without the first."""
    quality = before is not None and before.kind == "word" and before.role != "nouns"
    return item.text == _AS and quality


def _end(found: Sequence[Item], place: int) -> int:
    ends = (at for at in range(place + 1, len(found)) if found[at].kind == "break")
    return next(ends, len(found))


def _topic(before: Sequence[Item]) -> list[Item]:
    """The words that the comparison may be about: back to the last full stop; one that is a
    sentence of its own ("Boxy! Like a shoebox") is about the complaint before it.
    """
    alone = bool(before) and _is_stop(before[-1])
    words: list[Item] = []
    for item in reversed(before):
        if _is_stop(item) and (words or not alone):
            break
        if item.kind == "word" or _is_measured(item):
            words.append(item)
    if alone and any(item.role not in ("faults", "lacks") for item in words):
        return []
    return [] if _is_only_named(words, before) else words


def _is_stop(item: Item) -> bool:
    return item.kind == "break" and item.name == "strong"


def _is_measured(item: Item) -> bool:
    """ "By an octave, like a monster": a number with its unit says all that is to be done."""
    return item.quantity is not None and bool(item.quantity.unit)


def _is_only_named(words: Sequence[Item], before: Sequence[Item]) -> bool:
    """ "The bass sounds like a fart": the topic says of what, the likeness what is wrong."""
    if len(words) != 1 or words[0].role != "nouns":
        return False
    place = next(at for at, item in enumerate(before) if item is words[0])
    marks = {item.name for item in before if item.kind == "mark"}
    described = place + 1 < len(before) and before[place + 1].name == "describe"
    return described and not marks & (_WISHES | {"too", "lack"})


def _counts(
    item: Item, topic: Sequence[Item], before: Sequence[Item], likes: frozenset[str]
) -> bool:
    if item.kind in ("quantity", "strength"):
        return True
    if item.kind in ("unknown", "vague") or item.role == _LACK or _is_doing(item):
        return False  # "soft, like vaseline on a lens"
    if item.kind == "beyond":
        return _likens(item, likes)
    if _complains(topic, before) or _is_instrument(item):
        return False
    if item.text in lexicon.reading()["amid"]:
        return False
    if _is_place(item) and all(_is_level(each) for each in topic):
        return False
    return item.kind != "word" or not any(_is_settled(each, item) for each in topic)


def _is_level(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] == _LEVEL


def _is_place(item: Item) -> bool:
    """ "Louder, like the lads at the pub": nobody asks for the pub."""
    return item.kind == "word" and item.name in lexicon.reading()["rooms"]


def _is_doing(item: Item) -> bool:
    """ "Like a jet taking off", "like dragging a chair": what the likened thing does is no order to
    take off, and no fault that is wished for.
    """
    told = item.kind == "mark" or item.role in ("faults", "lacks")
    return told and item.text.partition(" ")[0].endswith("ing")


def _is_instrument(item: Item) -> bool:
    """ "Bright like a bell": of all filters it is the one that rings."""
    return item.kind == "word" and item.name == "bell"


def _complains(topic: Sequence[Item], before: Sequence[Item]) -> bool:
    marks = {item.name for item in before if item.kind == "mark"}
    if marks & {"make", "more"}:
        return False
    faulty = any(each.role in ("faults", "lacks") for each in topic)
    return faulty or bool(marks & {"too", "describe"})


def _is_settled(topic: Item, item: Item) -> bool:
    """Whether an effect was named that needs no kind: "slapback like the old records"."""
    if topic.kind == "quantity":
        return True
    if lexicon.names()[topic.name] not in lexicon.reading()["effects"]:
        return False
    return not _is_told_by(topic, [item])


def _is_told_by(item: Item, told: Sequence[Item]) -> bool:
    """ "Reverb like a big church": the church says which reverb, and is one; so does the record of
    "old, like my grandma's record" say how old.
    """
    if item.kind == "word" and item.text in lexicon.reading()["ages"]:
        return any(each.kind == "word" and _is_device(each) for each in told)
    if item.kind != "word" or item.name not in lexicon.reading()["kinds"]:
        return False
    return any(_means(item) & _means(each) for each in told if each.kind == "word")


def _is_device(item: Item) -> bool:
    return lexicon.names()[item.name] == _DEVICES


def _means(item: Item) -> set[str]:
    return {move.kind for move in lexicon.word(item.name).meaning.moves}
