"""How plainly a word is asked for: an order before a complaint, a complaint before a name.

"Too gritty now, un-grit it" names grit twice, and only one of the two can be wished for. Of two
requests that contradict each other the plainer one counts; two that are as plain stay a
contradiction, about which the producer is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Request

_TOLD, _NAMED, _COMPLAINED, _ORDERED = range(4)
_ORDERS = frozenset({"make", "more", "less", "remove", "tame", "up", "down"})
_COMPLAINTS = frozenset({"too", "lack", "low_already", "high_already"})


def plainness(item: Item, marks: frozenset[str], clause: frozenset[str]) -> int:
    """From 0, only told of, to 3, ordered; `marks` stand at the word, `clause` in its clause."""
    if item.role in ("faults", "lacks"):
        return _ORDERED if item.role == "faults" and "make" in marks else _COMPLAINED
    if item.compared or item.orders or marks & _ORDERS:
        return _ORDERED
    if marks & _COMPLAINTS:
        return _COMPLAINED
    return _TOLD if "describe" in clause else _NAMED


def without_outdone(requests: Sequence[Request]) -> list[Request]:
    """The requests without those that a plainer one contradicts."""
    return [one for one in requests if not any(_outdoes(other, one) for other in requests)]


def _outdoes(plainer: Request, other: Request) -> bool:
    apply = plainer.deed == other.deed == "apply"
    return apply and plainer.plainness > other.plainness == _TOLD and opposed(plainer.word, other.word)
