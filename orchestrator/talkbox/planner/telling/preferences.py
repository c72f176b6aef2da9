"""One quality rather than another: "not dark but bright", "from dull to bright", "warm over cold".

What is not preferred is no wish and no complaint of its own: it only says what the other means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISHING = frozenset({"make", "more", "only"})


def with_preferences(found: Sequence[Item]) -> list[Item]:
    """The items without the qualities that others are preferred to."""
    return _without_denied(_without_left(_blamed(found)))


def _blamed(found: Sequence[Item]) -> list[Item]:
    """ "It's not the reverb, it's the echo": there is too much of the second."""
    said = parts(found)
    for place in range(len(said) - 1):
        first, second = _names(said[place]), _names(said[place + 1])
        if first != ["describe", "not", ""] or second != ["describe", ""]:
            continue
        told, thing, *rest = said[place + 1]
        blamed = [replace(told, name="too"), thing, *rest]
        return [item for part in (*said[:place], blamed, *said[place + 2 :]) for item in part]
    return list(found)


def _names(part: Sequence[Item]) -> list[str]:
    """The names of the part's marks in their order, with nothing for a noun and "?" for others."""
    return [
        item.name if item.kind == "mark" else "" if item.role == "nouns" else "?"
        for item in part
        if item.kind != "break"
    ]


def _without_denied(found: Sequence[Item]) -> list[Item]:
    """ "Not dark but bright", "not dark, bright": the first is denied for the second."""
    line = list(found)
    for place in range(len(line) - 1):
        denied = _denied_at(line, place)
        if denied and _wishes_alike(line[place + 1], line[place + denied :]):
            return line[:place] + _without_denied(line[place + denied :])
    return line


def _denied_at(line: Sequence[Item], place: int) -> int:
    """How many items from `place` on are "not", a quality and a break; else 0."""
    begins = not place or line[place - 1].kind == "break"
    if not begins or line[place].name != "not" or line[place].text != "not":
        return 0
    denied, end = line[place + 1 : place + 2], line[place + 2 : place + 3]
    plain = bool(denied) and denied[0].kind == "word" and not denied[0].compared
    return 3 if plain and end and end[0].kind == "break" else 0


def _wishes_alike(denied: Item, line: Sequence[Item]) -> bool:
    """Whether all that the next clause wishes for is a word of the same kind as the denied one."""
    part: list[Item] = []
    for item in line:
        if item.kind == "break":
            break
        part.append(item)
    words = [item for item in part if item.kind not in ("mark", "strength")]
    marks = {item.name for item in part if item.kind == "mark"}
    if len(words) != 1 or not marks <= _WISHING:
        return False
    qualities = _is_quality(denied) and _is_quality(words[0])
    return qualities or denied.role == words[0].role == "nouns"


def _without_left(found: Sequence[Item]) -> list[Item]:
    """ "From dark to bright", "dark into bright", "bright over dark", "prefer bright to dark"."""
    line = list(found)
    for place in range(len(line) - 1):
        if not _is_quality(line[place]):
            continue
        if _exchanges(line[:place]) and _is_quality(line[place + 1]):
            return [*line[:place], *line[place + 1 :]]
        second = line[place + 2] if place + 2 < len(line) else None
        if second is not None and _is_quality(second):
            gone = _gone(line, place)
            return [*line[:place], *gone, *line[place + 3 :]] if gone else line
    return line


def _gone(line: Sequence[Item], place: int) -> list[Item]:
    """What stays of two qualities from `place` on and the joint between them; empty for all."""
    first, joint, second = line[place : place + 3]
    words, before = lexicon.reading(), line[place - 1] if place else None
    if joint.kind != "mark":
        return []
    if joint.text in words["preferring"]:
        return [first]
    if joint.text in words["becoming_of"]:
        return [second]
    if joint.text != "to" or before is None:
        return []
    prefers = not words["prefers"].isdisjoint(before.text.split())
    return [first] if prefers else [second] if before.name == "from" else []


def _exchanges(before: Sequence[Item]) -> bool:
    """Whether what follows is to be exchanged: "swap", "replace"."""
    last = before[-1] if before else None
    return last is not None and (last.name == "exchange" or last.text in ("replace", "exchange"))


def _is_quality(item: Item) -> bool:
    """Whether the item says how a sound is; no part of it and no effect."""
    if item.kind != "word" or item.role == "nouns":
        return False
    return lexicon.names()[item.name] not in lexicon.reading()["effects"] | {"filters"}
