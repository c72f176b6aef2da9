"""A flaw that is told to have grown: "I compressed it and now it sounds boomier".

More of what nobody wishes for is an order only as one ("make it thinner"); told of the sound as it
is, alone or with others ("it's louder and muddier now"), it is a complaint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_FINDING = "describe"
_TELLING = frozenset({_FINDING, "now", "only", "more"})
_STRONG = "strong"


def with_worsened(found: Sequence[Item]) -> list[Item]:
    """The items, with every flaw that is told to be more than it was as a complaint."""
    told, finding = list[Item](), False
    for part in parts(found):
        finding = _finds(part, before=finding)
        told += [_complained(item) if finding else item for item in part]
        finding = finding and not any(item.name == _STRONG for item in part)
    return told


def _finds(part: Sequence[Item], *, before: bool) -> bool:
    """Whether the part tells of the sound as it is; a bare quality goes on with what was told."""
    marks = {item.name for item in part if item.kind == "mark"}
    return marks <= _TELLING and (_FINDING in marks or (before and not marks))


def _complained(item: Item) -> Item:
    flawed = item.kind == "word" and item.compared and not item.orders
    if not flawed or item.name not in lexicon.reading()["flaws"]:
        return item
    return replace(item, role="faults", compared=False)
