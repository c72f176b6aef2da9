"""An effect for a part of the sound alone: "reverb only on the highs", "distort only the bass".

What is added goes over all of it, so such a wish is beyond what can be done; only compression knows
bands, grit in the mids is a growl, and the highs of the sides can be turned up, which is what
"wider in the highs only" means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_SPREAD = frozenset({"space", "movement", "dirt"})
_TURNED = _SPREAD | {"tone", "lows", "mids", "highs"}
_WIDER, _HIGH_SIDES = "wider", "brighter_sides"
_MID_GRIT = "growl"
_HIGHS = frozenset({"more_treble", "brighter"})
_ALONE = {"highs_only": "more_treble", "lows_only": "more_bass", "band_pass": "more_mids"}
_UNBOUND = frozenset({"more_treble", "more_mids", "more_low_mids", "more_presence"})
"""Parts of the spectrum that are never the name of an instrument as well."""
_ONLY, _PLACING, _EDGES = "only", frozenset({"at", "to"}), frozenset({"above", "below"})
_LOUD = "more_dynamic"


def with_bands_beyond(found: Sequence[Item]) -> list[Item]:
    """The items with every effect that is for a part of the sound as beyond what can be done."""
    return list(chain.from_iterable(_told(part) for part in parts(found)))


def _told(part: Sequence[Item]) -> Sequence[Item]:
    limit = next((at for at in range(len(part)) if _limits(part, at)), None)
    if limit is None:
        return part
    words = [item for at, item in enumerate(part) if item.kind == "word" and at != limit]
    themes = {lexicon.names()[item.name] for item in words}
    named = _ALONE.get(part[limit].name, part[limit].name)
    if [item.name for item in words] == [_WIDER] and named in _HIGHS:
        return [replace(words[0], name=_HIGH_SIDES), *(i for i in part if i.kind == "break")]
    if themes == {"dirt"} and named == "more_mids" and not _is_only(part, limit):
        grit = replace(words[-1], name=_MID_GRIT)
        return [grit if item is words[-1] else item for item in part if item is not part[limit]]
    turned = _TURNED if part[limit].name == _LOUD else _SPREAD
    if not words or not themes <= turned:
        return part
    text = " ".join(item.text for item in part if item.kind != "break")
    return [Item("beyond", "band", text), *(item for item in part if item.kind == "break")]


def _limits(part: Sequence[Item], at: int) -> bool:
    """Whether the item here is the part of the sound that something else is limited to."""
    item = part[at]
    if item.kind == "quantity":
        return _is_edge(part, at)
    if item.kind != "word" or item.name in _ALONE:
        return item.kind == "word" and _says_only(item)
    before = [each for each in part[max(0, at - 2) : at] if each.kind == "mark"]
    only = _is_only(part, at)
    if item.role != "nouns":
        return False
    if item.name == _LOUD:
        return only and item.text.split()[0] in lexicon.reading()["loud_ends"]
    if item.name not in lexicon.reading()["bands_alone"]:
        return False
    placed = any(each.name in _PLACING for each in before[-1:]) and at > 1
    return only or (placed and item.name in _UNBOUND and _is_spread(part[:at]))


def _says_only(item: Item) -> bool:
    """ "Just the mids", "highs only": the words of a filter that are a limit beside an effect."""
    return not lexicon.reading()["limiting_words"].isdisjoint(item.text.split())


def _is_only(part: Sequence[Item], at: int) -> bool:
    """Whether the thing here is said to be all that is meant."""
    marks = [each for each in part[max(0, at - 2) : at] if each.kind == "mark"]
    only = any(each.name == _ONLY for each in marks) or _is_closed(part, at)
    return only or (part[at].role != "nouns" and _says_only(part[at]))


def _is_closed(part: Sequence[Item], at: int) -> bool:
    """ "On the highs only": the limit is said behind."""
    return at + 1 < len(part) and part[at + 1].name == _ONLY


def _is_edge(part: Sequence[Item], at: int) -> bool:
    """ "Reverb above 2k only": the effects here know no edge."""
    said = part[at].quantity
    marks = {each.name for each in part if each.kind == "mark"}
    placed = said is not None and said.unit == "hz" and bool(marks & _EDGES)
    return placed and _ONLY in marks


def _is_spread(before: Sequence[Item]) -> bool:
    words = [item for item in before if item.kind == "word"]
    return bool(words) and lexicon.names()[words[-1].name] in _SPREAD
