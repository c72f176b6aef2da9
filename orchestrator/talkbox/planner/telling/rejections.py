"""What is not wanted at all: "I don't want reverb on it" asks to take it out, not only to add none.

A warning stays one: what the wish beside it may bring about, and "don't make it harsh".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_THERE_ALREADY = frozenset({"space", "movement"})
"""Themes of effects that no other wish brings along."""
_PLENTY = "enough"
_PASSED = frozenset({"describe", "to", "make"})
"""Marks between what is not wanted and its name: "don't want to hear", "shouldn't be any"."""


def with_rejections(found: Sequence[Item]) -> list[Item]:
    """The items, with "I don't want" and "enough of" before an effect or a fault as orders."""
    alone = sum(item.kind == "word" for item in found) == 1
    line = [_gone(item, found[:place]) for place, item in enumerate(found)]
    for place, item in enumerate(line):
        following = _next(line, place)
        if following is None or following.kind != "word":
            continue
        if item.text in lexicon.reading()["blaming"] and not _is_effect(following):
            line[place] = replace(item, kind="mark", name="describe")
        elif _rejects(item) and (_is_there(following) or (alone and _is_effect(following))):
            line[place] = replace(item, name="remove")
        elif item.name == _PLENTY == item.text and following.role == "nouns":
            line[place] = replace(item, name=_plenty(line[:place], alone))
    return line


def _next(line: Sequence[Item], place: int) -> Item | None:
    """What stands right after, over words that only tell: "want to hear the hum"."""
    return next((item for item in line[place + 1 :] if item.name not in _PASSED), None)


def _gone(item: Item, before: Sequence[Item]) -> Item:
    """ "Make the hum disappear", "hum free": what is said after a fault that shall be gone."""
    words = lexicon.reading()
    if not before or before[-1].kind != "word" or item.kind not in ("mark", "unknown"):
        return item
    wished = any(each.name == "make" for each in before) and item.text in words["vanishing"]
    freed = item.text in words["freed"] and (is_trouble(before[-1]) or _is_effect(before[-1]))
    return Item("mark", "remove", item.text) if wished or freed else item


def _rejects(item: Item) -> bool:
    return item.name in ("dont", "not") and item.text in lexicon.reading()["unwanted"]


def _is_there(item: Item) -> bool:
    effect = item.role == "nouns" and lexicon.names()[item.name] in _THERE_ALREADY
    return effect or is_trouble(item)


def _is_effect(item: Item) -> bool:
    return item.role == "nouns" and lexicon.names()[item.name] in lexicon.reading()["effects"]


def _plenty(before: Sequence[Item], alone: bool) -> str:
    """What "enough" says: "enough reverb!" is too much, "there's enough bass" keeps it."""
    if not before or before[-1].kind == "break":
        return "too" if alone else _PLENTY
    denied = any(item.name in ("not", "dont") for item in before)
    return "keep" if before[-1].name == "describe" and not denied else _PLENTY
