"""Which way a tilt goes: "tilt eq, dark side" turns the one filter and asks for no second one.

A word of tone beside a tilt only names its direction; where it complains ("too dark, tilt it") it
is left to speak for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_TILTS = {"tilt_bright": "tilt_dark", "tilt_dark": "tilt_bright"}
_PLAIN = "tilt_bright"
"""What a tilt is without a direction."""
_COMPLAINING = frozenset({"too", "describe", "high_already", "low_already", "lack", "less", "not"})


def with_tilts(found: Sequence[Item]) -> list[Item]:
    """The items with every tilt going where the word beside it says."""
    line: list[Item] = []
    sentence: list[Item] = []
    for item in (*found, None):
        if item is not None:
            sentence.append(item)
        if item is None or (item.kind == "break" and item.name == "strong"):
            line += _tilted(sentence)
            sentence = []
    return line


def _tilted(sentence: list[Item]) -> list[Item]:
    words = [item for item in sentence if item.kind == "word"]
    tilts = [item for item in words if item.name in _TILTS]
    marks = {item.name for item in sentence if item.kind == "mark"}
    if len(tilts) != 1 or tilts[0].name != _PLAIN or marks & _COMPLAINING:
        return sentence
    ways = [item for item in words if _way(item) and item.role == "says"]
    if len(ways) != 1:
        return sentence
    turned = replace(tilts[0], name=_way(ways[0]))
    return [turned if item is tilts[0] else item for item in sentence if item is not ways[0]]


def _way(item: Item) -> str:
    """The tilt that a word of tone names, if it names one."""
    words = lexicon.reading()
    if item.name in words["tilted_dark"]:
        return "tilt_dark"
    return "tilt_bright" if item.name in words["tilted_bright"] else ""
