"""Who took it: "the noise gate ate my ess sounds", "the room killed the clarity".

What was taken is missing, and what took it asks for nothing. Where nothing is named that could be
brought back, what took it is too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_MISSING, _EXCESS = frozenset({"lack", "remove"}), "high_already"
"""How what was taken is marked: "the room killed it"; and how what took it is."""


def without_culprits(found: Sequence[Item]) -> list[Item]:
    """The items without what took another thing away."""
    return [item for part in parts(found) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    place = next((at for at, item in enumerate(part) if at and _takes(item)), 0)
    if not place or not any(item.kind == "word" for item in part[:place]):
        return part
    if any(item.kind == "word" for item in part[place:]):
        return [item for item in part[:place] if item.kind != "word"] + part[place:]
    return [*part[:place], replace(part[place], name=_EXCESS), *part[place + 1 :]]


def _takes(item: Item) -> bool:
    """Whether it is told here that something took, ate or killed something."""
    taken = not lexicon.reading()["taking"].isdisjoint(item.text.split())
    return item.kind == "mark" and item.name in _MISSING and taken
