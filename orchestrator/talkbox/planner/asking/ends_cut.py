"""A cut at the start and one at the end as one: each of them alone would count from the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request

_CUT, _TIMES = "trim", frozenset({"s", "ms"})
_DROPS = frozenset({"less", "remove", "down"})
_KEEPS = frozenset({"only", "keep", "to", "more", "make"})


def with_ends_cut(found: Sequence[Request]) -> list[Request]:
    """The requests with two such cuts as one that names first the start's time, then the end's."""
    first = next((each for each in found if _drops(each, "first")), None)
    last = next((each for each in found if _drops(each, "last")), None)
    if first is None or last is None:
        return list(found)
    both = replace(
        first,
        quantities=(*first.quantities, *last.quantities),
        marks=(first.marks | last.marks) | _DROPS,
        asked=f"{first.asked}, {last.asked}",
    )
    return [both if each is first else each for each in found if each is not last]


def _drops(request: Request, end: str) -> bool:
    """Whether it cuts a single time away at this end and at no other."""
    if request.word != _CUT or request.deed != "apply" or len(request.quantities) != 1:
        return False
    said = request.quantities[0]
    alone = {end} == {"first", "last"} & request.marks
    return alone and said.unit in _TIMES and said.until is None and not _KEEPS & request.marks
