"""How far loud and soft lie apart: "the gap between the loud notes and the soft ones" is one noun.

The "and" in it joins no two wishes; "bigger" and "smaller" beside it are more and less of it, and
no size of the sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_DYNAMICS, _EVEN = "more_dynamic", "evener"
_MOST_BETWEEN = 3
"""Items from one end to the other: "the loud | hits | and | the quiet"."""


def with_spans(found: Sequence[Item]) -> list[Item]:
    """The items with every such span as one noun."""
    line = list(found)
    for place in range(len(line)):
        end = _end(line, place)
        if end:
            text = " ".join(item.text for item in line[place:end])
            span = Item("word", _DYNAMICS, text, "nouns")
            return _sized([*line[:place], span, *line[end:]])
    return _sized(line)


def _end(line: Sequence[Item], place: int) -> int:
    """Where the span that begins here ends; 0 where none does."""
    words = lexicon.reading()
    between = place + 2 < len(line) and line[place + 1].name == "between"
    if not between or line[place].text not in words["spans"]:
        return 0
    first = _which(line[place + 2])
    for at in range(place + 3, min(place + 4 + _MOST_BETWEEN, len(line))):
        if first and _which(line[at]) not in (first, ""):
            return at + 2 if at + 1 < len(line) and _is_thing(line[at + 1]) else at + 1
    return 0


def _which(item: Item) -> str:
    """The end of the span that the item names, if it names one."""
    said = item.text.split()[:1]
    ends = ("loud_ends", "soft_ends")
    return next((end for end in ends if lexicon.reading()[end].issuperset(said) and said), "")


def _is_thing(item: Item) -> bool:
    """What is loud or soft: "hits", "moments"."""
    return item.kind == "unknown" or (item.kind == "word" and item.text.endswith("s"))


def _sized(line: list[Item]) -> list[Item]:
    return [item for part in parts(line) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    """The part with its span turned the way that its size says, and without that size."""
    place = next((at for at, item in enumerate(part) if _is_span(item)), None)
    if place is None:
        return part
    span, after = part[place], part[place + 1 :]
    if after and _is_thing(after[0]):
        after = after[1:]
    way = sum(_growth(item) for item in part)
    if way:
        span = replace(span, name=_DYNAMICS if way > 0 else _EVEN, role="says")
    rest = [item for item in (*part[:place], span, *after) if not _growth(item)]
    return [item for item in rest if not (way and item.name == "too")]


def _is_span(item: Item) -> bool:
    if item.kind != "word" or item.name not in (_DYNAMICS, _EVEN):
        return False
    said = item.text.split()
    return "between" in said and not lexicon.reading()["spans"].isdisjoint(said)


def _growth(item: Item) -> int:
    """1 where the item wants the span wider, -1 where it wants it narrower, else 0."""
    words = lexicon.reading()
    if item.kind != "word" or item.role == "nouns":
        return 0
    wanted = -1 if item.role == "faults" else 1
    return wanted * ((item.name in words["grown"]) - (item.name in words["shrunk"]))
