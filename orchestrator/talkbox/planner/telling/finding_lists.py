"""Findings in a list: "it sounds nasal, boxy and distant" wants none of the three.

What stands bare behind a finding, with commas and an "and" between, is found as well and no wish;
with commas alone it is where nothing follows the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.qualities import is_bare_quality, is_quality
from talkbox_prompts import lexicon

_FINDING = "describe"
_FAULTY = frozenset({"faults", "lacks"})
_TOLD = frozenset({"says", "nouns"})
_ARTICLES = frozenset({"to"})
"""Marks that are an article in another language: "a voz"."""
_MUCH = 2.0
_WEAK = ("break", "weak")


def with_finding_lists(found: Sequence[Item]) -> list[Item]:
    """The items, with all that is told in a list of findings as a fault."""
    line: list[Sequence[Item]] = [list(part) for part in parts(found)]
    at = 0
    while at < len(line):
        end = _end(line, at)
        line[at + 1 : end] = map(_as_faults, line[at + 1 : end])
        at = max(end, at + 1)
    return list(chain.from_iterable(line))


def _end(line: Sequence[Sequence[Item]], start: int) -> int:
    """Behind the last part of the list that begins with the finding at `start`."""
    if not _finds(line[start]):
        return start
    end = start + 1
    while end < len(line) and _goes_on(line[end - 1]) and _lists(line[end]):
        end += 1
    joined = end - start > 1 and line[end - 2][-1].text != ","
    return end if joined or end == len(line) else start


def _finds(part: Sequence[Item]) -> bool:
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    if len(words) != 1 or marks - _ARTICLES != {_FINDING}:
        return False
    return words[0].role in _FAULTY or is_quality(words[0])


def _lists(part: Sequence[Item]) -> bool:
    """Whether nothing but a fault, a quality or a trouble of rooms stands there: "with echo"."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    if len(said) != 1 or said[0].kind != "word":
        return False
    return _is_trouble(said[0], part) or said[0].role in _FAULTY or is_bare_quality(part)


def _is_trouble(item: Item, part: Sequence[Item]) -> bool:
    """Whether it is what a room or a machine adds, told to be there or that there is much of it."""
    words = lexicon.reading()
    much = any(each.kind == "strength" and float(each.name) >= _MUCH for each in part)
    beside = much or item.text.split()[0] in words["listed_with"]
    return beside and item.name in words["listed_troubles"] and not item.orders


def _goes_on(part: Sequence[Item]) -> bool:
    return bool(part) and (part[-1].kind, part[-1].name) == _WEAK


def _as_faults(part: Sequence[Item]) -> Sequence[Item]:
    return [
        replace(item, role="faults") if item.kind == "word" and item.role in _TOLD else item
        for item in part
    ]
