"""How much of an effect is wanted, said by how it is: "a subtler chorus", "deeper tremolo".

An effect that is to be subtler is to be less, and no order for a subtle one; one that is "too deep"
is too much. A plain quality only says which effect: "a subtle chorus", "a heavy fuzz".
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_TURNED = {"more": "less", "less": "more"}
_FOUND = {"more": "high_already", "less": "low_already"}
_COMPARING = frozenset({"more", "less"})


def with_doses(items: Sequence[Item]) -> list[Item]:
    """The items of a clause about one effect, with what tells its dose as more or less of it."""
    effects = [place for place, item in enumerate(items) if _is_dosed(item)]
    if len(effects) != 1:
        return list(items)
    effect = effects[0]
    for place, item in enumerate(items):
        way = _way_of(item, items[:place]) if place != effect else None
        if way is not None:
            return _told(items, effect, place, way)
    return list(items)


def _told(items: Sequence[Item], effect: int, place: int, way: str) -> list[Item]:
    """The items with the quality at `place` as a mark of the effect."""
    before = items[place - 1].name if place else ""
    found = before == "too"
    gone = {place, effect} | ({place - 1} if found or before in _COMPARING else set())
    mark = Item("mark", _FOUND[way] if found else way, items[place].text)
    dosed = [items[effect], mark] if found else [mark, items[effect]]
    head = [item for at, item in enumerate(items[:effect]) if at not in gone]
    rest = [item for at, item in enumerate(items) if at > effect and at not in gone]
    return [*head, *dosed, *rest]


def _way_of(item: Item, before: Sequence[Item]) -> str | None:
    """Whether the item wants or finds more or less of the effect: "subtler", "too deep"."""
    words, text = lexicon.reading(), item.text
    if item.kind == "quantity":
        return None
    for way, name in (("less", "doses_fainter"), ("more", "doses_stronger")):
        if text in words[name]:
            return way
    comparing = _comparison(before[-1]) if before else ""
    first, _, rest = text.partition(" ")
    if first in _COMPARING and rest:
        comparing, text = first, rest
    faint, strong = text in words["doses_faint"], text in words["doses_strong"]
    if not (faint or strong) or comparing not in _COMPARING | {"too"}:
        return None
    if comparing == "too":
        return "less" if faint else "more"
    return _TURNED[comparing] if faint else comparing


def _comparison(item: Item) -> str:
    """The mark that compares: "more", "too"; "add" asks for more and compares nothing."""
    compares = item.kind == "mark" and (item.text in _COMPARING or item.name not in _COMPARING)
    return item.name if compares else ""


def _is_dosed(item: Item) -> bool:
    """Whether the item is an effect that there may be more or less of."""
    named = item.kind == "word" and item.role == "nouns"
    return named and item.name in lexicon.reading()["dosed"]
