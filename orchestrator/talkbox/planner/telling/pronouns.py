"""What "it" stands for in the order after a complaint: "too much treble, make it quieter".

After a thing that there is too much or too little of, an order for a level is about that thing
and asks for no level of the whole, whether one phrase says both ("mancano i bassi") or several.
"Too bright, make it quieter" names no thing: there "it" is the sound. Nor does what is told behind
the order ask for one: "turn the bass down, it's so loud" says why. A cure that leaves open of
what ("uneven, smooth it out") is of the complaint before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.parsing.topics import names_the_whole
from talkbox.planner.text.phrasebook import phrasebook
from talkbox_prompts import lexicon

_LEVELS = frozenset({"louder", "quieter"})
_FINDING = frozenset({"too", "lack", "low_already", "high_already", "enough"})
_FAULTY = frozenset({"lacks", "faults"})
_LEVEL, _LOUDER, _DRIER = "level", "louder", "drier"
_DOWN, _UP = frozenset({"down", "less", "tame"}), frozenset({"up", "more"})
_ORDERING = frozenset({"make"})
_ORDERS = frozenset({"less", "remove", "tame"})
_CLEANER = "cleaner"
_CLEANING = frozenset({"make", "more"})
_WEAK, _WITHOUT = "weak", "without"
_TURNED_DOWN = ("quieter", "says")
_TURNING = frozenset({"make", "less", "down", "by", "to"})
_NAMING = "de "
""" "De-harsh it": a cure that says of what."""
_TOO_SOFT = frozenset({("quieter", "faults"), ("louder", "lacks")})
_FEW = 2
""" "Too loud" names no thing."""


def with_pronouns(found: Sequence[Item], language: str) -> list[Item]:
    """The items, each level that is asked for a thing found wrong before as an order for it."""
    kept: list[Item] = []
    before: Sequence[Item] = ()
    told: Sequence[Item] = ()
    for said in parts(found):
        part = _turned_back(said) if _complains(before) else said
        order, stays = _parted(part)
        cures = _only_cures(order) and any(item.role in _FAULTY for item in before)
        if cures or (_only_cleans(part) and _is_dirty(told)):
            kept = [*_without_break(kept), *stays]
        elif _tells_why(part, before):
            kept += [item for item in part if item.kind == "break"]
        elif not _go_on(before, part) and (
            _turns_trouble(part, before) or (_only_turns(part) and _names_it_too(before, language))
        ):
            kept = [*_without_break(kept), *(item for item in part if item.kind != "word")]
        else:
            turns = _finds_wrong(before) and _only_turns(part) and not _go_on(before, part)
            kept += [_as_order(item) if turns else item for item in part]
        before = part if part[:-1] or not before else before
        told = part if any(item.kind == "word" for item in part) else told
    return kept


def _turned_back(part: Sequence[Item]) -> Sequence[Item]:
    """The part with an order that moves "it" back as one that turns it down: "tuck it in"; where
    that may be meant of the distance ("push it back"), only by so many decibels.
    """
    words = set(lexicon.reading()["turned_back"])
    if any(item.quantity is not None and item.quantity.unit == "db" for item in part):
        words |= lexicon.reading()["pushed_back"]
    return [
        replace(item, name=_TURNED_DOWN[0], orders=True) if item.text in words else item
        for item in part
    ]


def _complains(part: Sequence[Item]) -> bool:
    return any(item.role in _FAULTY or item.name in _FINDING for item in part)


def _go_on(before: Sequence[Item], part: Sequence[Item]) -> bool:
    """ "Less sibilance and quieter by 4 dB": two wishes, and no complaint in the first."""
    ordered = any(item.kind == "mark" and item.name in _ORDERS for item in before)
    makes = any(item.name in _ORDERING for item in part)
    return ordered and not makes and any(item.compared for item in part)


def _tells_why(part: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether the part only finds "it" too loud or too soft, and that was turned so before."""
    said = [item for item in part if item.kind not in ("strength", "break")]
    if len(said) < _FEW or said[0].text not in lexicon.reading()["pronouns_found"]:
        return False
    words = [item for item in said if item.kind == "word"]
    rest = {item.name for item in said[1:] if item.kind != "word"}
    found = words[:1] == said[-1:] and words[0].name in _LEVELS and rest <= _FINDING
    if not found or not (rest or words[0].role in _FAULTY):
        return False
    named = [item for item in before if item.kind == "word"]
    things = [item for item in named if lexicon.names()[item.name] != _LEVEL]
    loud = (words[0].name, words[0].role) not in _TOO_SOFT and words[0].name == _LOUDER
    return len(things) == 1 and _turns(before, named, down=loud)


def _turns(part: Sequence[Item], words: Sequence[Item], *, down: bool) -> bool:
    """Whether the part orders less of its thing, or more of it."""
    marks = {item.name for item in part if item.kind == "mark"}
    ways = _DOWN if down else _UP
    others = _UP if down else _DOWN
    if marks & (_FINDING | others) or any(item.role in _FAULTY for item in words):
        return False
    level = ("quieter", _DRIER) if down else (_LOUDER,)
    return bool(marks & ways) or any(item.name in level for item in words)


def _finds_wrong(part: Sequence[Item]) -> bool:
    """Whether the part finds too much or too little of a thing that it names."""
    words = [item for item in part if item.kind == "word"]
    things = [item for item in words if lexicon.names()[item.name] != "level"]
    if len(things) != 1:
        return False
    if is_trouble(things[0]):
        return True
    finds = len(words) > 1 or any(item.kind == "mark" and item.name in _FINDING for item in part)
    return finds and things[0].role == "nouns"


def _names_it_too(part: Sequence[Item], language: str) -> bool:
    """Whether one phrase says that there is too much or too little of a thing, and which: what is
    then ordered of it is asked for already.
    """
    words = [item for item in part if item.kind == "word"]
    if len(words) != 1 or words[0].role not in _FAULTY:
        return False
    if _finds_in_full(words[0].text.split()):
        return True
    book = phrasebook(language)
    found = (book.at(book.line(word), 0) for word in words[0].text.split())
    return any(match is not None and match.best.role == "nouns" for match in found)


def _finds_in_full(said: Sequence[str]) -> bool:
    """ "The breaths are too loud": a thing and what is wrong with it, in one phrase."""
    return len(said) > _FEW and any(text in lexicon.reading()["also"] for text in said[1:])


def _turns_trouble(part: Sequence[Item], before: Sequence[Item]) -> bool:
    """ "As respirações estão altas, abaixa 6 dB": less of the trouble that alone was told."""
    words = [item for item in part if item.kind == "word"]
    rest = [item for item in part if item.kind not in ("word", "strength", "break")]
    turned = [(item.name, item.role) for item in words] == [_TURNED_DOWN]
    bare = all(item.kind == "quantity" or item.name in _TURNING for item in rest)
    told = [item for item in before if item.kind == "word"]
    named = len(told) == 1 and told[0].name in lexicon.reading()["sounding_troubles"]
    goes_on = named and told[0].role in _FAULTY and before[-1].name == _WEAK
    return turned and bare and goes_on and not names_the_whole(words[0])


def _without_break(items: list[Item]) -> list[Item]:
    return items[:-1] if items and items[-1].kind == "break" else items


def _only_turns(part: Sequence[Item]) -> bool:
    said = [item for item in part if item.kind not in ("strength", "break")]
    words = [item for item in said if item.kind == "word"]
    marks = {item.name for item in said if item.kind != "word"}
    turns = len(words) == 1 and words[0].name in _LEVELS and marks <= _ORDERING
    return turns and not _is_too_soft(words[0]) and not names_the_whole(words[0])


def _parted(part: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The order of the part, and what must not be lost: "smooth that out without losing bite"."""
    ends = (at for at, item in enumerate(part) if item.kind == "mark" and item.name == _WITHOUT)
    breaks = (at for at, item in enumerate(part) if item.kind == "break")
    end = next(ends, next(breaks, len(part)))
    return part[:end], part[end:]


def _only_cures(part: Sequence[Item]) -> bool:
    """ "Calm them", "smooth it out"."""
    said = [item for item in part if item.kind not in ("strength", "break")]
    marks = {item.name for item in said if item.kind != "word"}
    words = [item for item in said if item.kind == "word"]
    cures = len(words) == 1 and words[0].name in lexicon.reading()["soothing"]
    plain = cures and not words[0].text.startswith(_NAMING)
    return plain and words[0].orders and not words[0].compared and marks <= _ORDERING


def _only_cleans(part: Sequence[Item]) -> bool:
    """ "Clean that up", "mach das sauber"."""
    said = [item for item in part if item.kind not in ("strength", "break")]
    words = [item for item in said if item.kind == "word"]
    marks = {item.name for item in said if item.kind != "word"}
    cleans = len(words) == 1 and words[0].name == _CLEANER and not words[0].compared
    return cleans and marks <= _CLEANING and not names_the_whole(words[0])


def _is_dirty(part: Sequence[Item]) -> bool:
    """Whether all that the part tells is what cleaning takes away, or too much of a thing."""
    words = [item for item in part if item.kind == "word"]
    faults = [item for item in words if item.role != "nouns"]
    dirt = all(
        item.role in _FAULTY and item.name in lexicon.reading()["cleaned"] for item in faults
    )
    return dirt and (bool(faults) or (bool(words) and _finds_wrong(part)))


def _is_too_soft(item: Item) -> bool:
    """ "Zu viel hall, zu leise": the whole is too soft, which one word ("abaixa") does not say."""
    return (item.name, item.role) in _TOO_SOFT and len(item.text.split()) > 1


def _as_order(item: Item) -> Item:
    ordered = item.kind == "word" and item.role == "says"
    return replace(item, orders=True) if ordered else item
