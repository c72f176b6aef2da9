"""How plainly a word is asked for: an order before a complaint, a complaint before a name.

"Too gritty now, un-grit it" names grit twice, and only one of the two can be wished for. Of two
requests that contradict each other the plainer one counts; two that are as plain stay a
contradiction, about which the producer is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import PLAIN, Request
from talkbox_prompts import lexicon

_TOLD, _NAMED, _COMPLAINED, _ORDERED = range(4)
_ORDERS = frozenset({"make", "more", "less", "remove", "tame", "up", "down"})
_COMPLAINTS = frozenset({"too", "lack", "low_already", "high_already"})

_DRY = "drier"


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
    """The requests without those that a plainer one contradicts or answers."""
    left = [one for one in requests if one.plainness != _TOLD or not _is_outdone(one, requests)]
    rooms = [one for one in left if _is_room(one)]
    return [one for one in left if not any(_answers(room, one) for room in rooms)]


def _is_room(one: Request) -> bool:
    return one.deed == "apply" and one.word in lexicon.reading()["rooms"]


def _answers(room: Request, other: Request) -> bool:
    """ "Add a small room, it's too dry": the room that is asked for cures what is complained of."""
    return other.against == _DRY and room.plainness > other.plainness


def outweighs(new: Request, old: Request) -> bool:
    """Whether the new one of two requests for the same word says how strongly: the stronger, but
    of a complaint and a gentle order the order ("way too fast, slow it down a bit").
    """
    for order, complaint in ((new, old), (old, new)):
        wished = order.plainness == _ORDERED or order.against is None
        gently = wished and order.strength < PLAIN and order.plainness != _COMPLAINED
        if gently and (complaint.plainness == _COMPLAINED or complaint.against is not None):
            return order is new
    return new.strength > old.strength


def _is_outdone(told: Request, requests: Sequence[Request]) -> bool:
    return any(each.plainness > _TOLD and _opposes(each, told) for each in requests)


def _opposes(one: Request, other: Request) -> bool:
    return one.deed == other.deed == "apply" and opposed(one.word, other.word)
