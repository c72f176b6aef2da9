"""How hard a device shall work: "squash it hard", "limit it a bit harder", "a gentle 6 dB/oct".

Behind an order to compress, to limit or to gate "hard" says how much of it, and no sound of its
own; "make it hit harder" and "make it harder" are about the sound. Right before a slope an
adjective tells what the number says, as it does before a ratio. How hard a kick drum hits is a
matter of its own (`kicks`).
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.kicks import with_kicks
from talkbox_prompts import lexicon

_DEVICES = frozenset({"compress", "squash", "limiter", "gate", "parallel", "glue", "maximize"})
_FORCE = {"hard": "2.7", "harder": "2.7", "heavily": "2.7"}
_SOUND = "aggressive"
_TOLD_BY_FIGURES = frozenset({"db_per_octave", "ratio"})
_OF_SLOPES = frozenset({"soft", "softer", "calmer", "smoother", "aggressive"})


def with_force(found: Sequence[Item]) -> list[Item]:
    """The items with "hard" as how much of the device that was ordered before it, or of a kick."""
    return with_kicks([item for part in parts(found) for item in _forced(part)])


def _forced(part: list[Item]) -> list[Item]:
    told: list[Item] = []
    for item in part:
        if told and (_tells(told[-1], item) or _smooths(told[-1], item)):
            told.pop()
        device = any(each.kind == "word" and each.name in _DEVICES for each in told)
        if not (device and item.name == _SOUND and item.text in _FORCE):
            told.append(item)
        elif not any(each.kind == "strength" for each in told):
            told.append(Item("strength", _FORCE[item.text], item.text))
    return told


def _tells(before: Item, item: Item) -> bool:
    """ "A gentle 6 dB/oct", "gentle 2:1 compression": the number says how gentle."""
    figure = item.quantity is not None and item.quantity.unit in _TOLD_BY_FIGURES
    return figure and before.kind == "word" and before.name in _OF_SLOPES


def _smooths(before: Item, item: Item) -> bool:
    """ "Smooth high shelf": what the filter is like, and no order to tame it."""
    filters = item.kind == "word" and lexicon.names()[item.name] == "filters"
    return filters and before.kind in ("mark", "word") and before.text == "smooth"
