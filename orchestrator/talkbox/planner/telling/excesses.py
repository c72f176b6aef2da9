"""More of something than there is elsewhere: "sounds thinner than my other tracks", "there's more
echo than voice".

Said of the sound as it is, a comparison with something else is a complaint, and what it is compared
with asks for nothing; as a wish ("make it brighter than that") it is one like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.worsened import with_worsened
from talkbox_prompts import lexicon

_FINDING, _THAN, _MORE, _NOW = "describe", "without", "more", "now"
_OUTWEIGHING = 3
"""Items of "more echo than", at least: the music that follows is none."""
_WISHES = frozenset(
    {"make", "more", "less", "tame", "remove", "keep", "without", "dont", "not", "lack"}
)


def with_excesses(found: Sequence[Item]) -> list[Item]:
    """The items, with what is told to be more than elsewhere as complaints."""
    return [item for part in parts(with_worsened(found)) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    place = next((at for at in range(len(part) - 1) if _compares(part, at)), None)
    if place is None:
        return _outweighing(part)
    before = {item.name for item in part[:place] if item.kind == "mark"}
    told = _FINDING in before or part[place].role == "faults"  # "woollier than a sheep"
    if not told or before & _WISHES:
        return part
    ends = [item for item in part[-1:] if item.kind == "break"]
    complaint = replace(part[place], role="faults", compared=False)
    return [*part[:place], complaint, *ends]


def _outweighing(part: list[Item]) -> list[Item]:
    """ "There's more echo than voice": a thing of which there is too much."""
    said = [item for item in part if item.kind not in ("strength", "break") and not _tells(item)]
    if len(said) < _OUTWEIGHING or [item.name for item in said[:1]] != [_MORE]:
        return part
    thing, than = said[1:3]
    named = thing.kind == "word" and (thing.role == "nouns" or is_trouble(thing))
    if not named or than.name != _THAN or than.text not in lexicon.reading()["than"]:
        return part
    if not is_trouble(thing) and not any(map(_tells, part)):
        return part  # "more bass than treble" may be a wish
    ends = [item for item in part[-1:] if item.kind == "break"]
    return [replace(said[0], name="too"), thing, *ends]


def _tells(item: Item) -> bool:
    return item.kind == "mark" and item.name in (_FINDING, _NOW)


def _compares(part: Sequence[Item], at: int) -> bool:
    """Whether a quality stands here that is compared with what comes after "than"."""
    item, after, words = part[at], part[at + 1], lexicon.reading()
    quality = item.kind == "word" and item.compared and not item.orders
    than = after.kind == "mark" and after.name == _THAN and after.text in words["than"]
    return quality and than and item.name not in words["pleasing"] and _is_quality(item)


def _is_quality(item: Item) -> bool:
    words = lexicon.reading()
    return item.name in words["complaints"] or lexicon.names()[item.name] in words["qualities"]
