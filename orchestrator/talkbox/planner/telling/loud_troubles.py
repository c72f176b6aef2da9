"""A trouble that is told to be loud or sharp: "the fan is loud", "die S-Laute sind zu scharf".

What hisses, hums or lisps is to go, and that it is loud or sharp says no more than that it is
there; the sound as a whole is not to be turned down or smoothed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FINDING, _TOO_MUCH = "describe", "high_already"
_TROUBLE_AND_FINDING = 2
_COMPLAINTS = frozenset({"faults", "lacks"})
_TROUBLES = {"louder": "sounding_troubles", "harsher": "piercing_troubles"}
"""What is found, and the list of the troubles of which it says nothing new."""


def with_loud_troubles(found: Sequence[Item]) -> list[Item]:
    """The items with what is found of such a trouble as a mark that complains of it."""
    return [item for part in parts(found) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    words = [item for item in part if item.kind == "word"]
    finds = any(item.kind == "mark" and item.name == _FINDING for item in part)
    if len(words) != _TROUBLE_AND_FINDING or not finds or not _says_nothing_new(*words):
        return part
    return [
        replace(item, kind="mark", name=_TOO_MUCH, role="") if item is words[1] else item
        for item in part
    ]


def _says_nothing_new(trouble: Item, finding: Item) -> bool:
    """Whether a trouble is named first, and then only how it is, neither as an order."""
    troubles = lexicon.reading().get(_TROUBLES.get(finding.name, ""), frozenset())
    told = not finding.compared and not finding.orders
    return told and trouble.name in troubles and trouble.role in _COMPLAINTS
