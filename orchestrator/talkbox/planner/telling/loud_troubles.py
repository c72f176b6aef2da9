"""A trouble that is told to be loud or sharp: "the fan is loud", "die S-Laute sind zu scharf".

What hisses, hums or lisps is to go, and that it is loud or sharp says no more than that it is
there, as does "louder than him"; the sound as a whole is not to be turned down or smoothed for it.
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
    if len(words) != _TROUBLE_AND_FINDING or not finds:
        return part
    if not _says_nothing_new(*words, found=_is_found(part, words[1])):
        return part
    return [
        replace(item, kind="mark", name=_TOO_MUCH, role="") if item is words[1] else item
        for item in part
    ]


def _is_found(part: Sequence[Item], word: Item) -> bool:
    """ "Is louder than him": whether it is said of what stands right before it."""
    at = next(place for place, item in enumerate(part) if item is word)
    before = next((item for item in reversed(part[:at]) if item.kind != "strength"), word)
    return before.kind == "mark" and before.name == _FINDING


def _says_nothing_new(trouble: Item, finding: Item, *, found: bool) -> bool:
    """Whether a trouble is named first, and then only how it is, neither as an order."""
    troubles = lexicon.reading().get(_TROUBLES.get(finding.name, ""), frozenset())
    told = (found or not finding.compared) and not finding.orders
    return told and trouble.name in troubles and trouble.role in _COMPLAINTS
