"""Several cuts in one text.

One at the start and one at the end are one: each of them alone would count from the whole. A part
that is named behind a part that goes, goes too: "cut 1 to 2 s and 3 to 4 s out".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request

_CUT, _TIMES = "trim", frozenset({"s", "ms"})
_DROPS = frozenset({"less", "remove", "down"})
_KEEPS = frozenset({"only", "keep", "to", "more", "make"})


def with_ends_cut(found: Sequence[Request]) -> list[Request]:
    """The requests with two cuts at the ends as one that names first the start's time, then the
    end's, and with every part of a list cut alike.
    """
    return _at_both_ends(_alike(found))


def _alike(found: Sequence[Request]) -> list[Request]:
    line: list[Request] = []
    for request in (each for whole in found for each in _single_parts(whole)):
        if line and (both := _overlapping(line[-1], request)) is not None:
            line[-1] = both
            continue
        goes = line and _spans(line[-1]) and _DROPS & line[-1].marks
        listed = goes and _spans(request) and not (_DROPS | _KEEPS) & request.marks
        line.append(replace(request, marks=line[-1].marks) if listed else request)
    return line


def _overlapping(one: Request, two: Request) -> Request | None:
    """Two parts that overlap as the one that they are together."""
    if not (_spans(one) and _spans(two)) or _KEEPS & (one.marks | two.marks):
        return None
    (first,), (second,) = one.quantities, two.quantities
    ends, others = first.until or 0.0, second.until or 0.0
    if first.unit != second.unit or second.value > ends or first.value > others:
        return None
    start, end = min(first.value, second.value), max(ends, others)
    return replace(one, quantities=(replace(first, value=start, until=end),))


def _single_parts(request: Request) -> list[Request]:
    """ "Cut 1-2 s and 3-4 s" as a cut of each part."""
    said = [each for each in request.quantities if each.unit in _TIMES and each.until is not None]
    if request.word != _CUT or len(said) != len(request.quantities) or _KEEPS & request.marks:
        return [request]
    return [replace(request, quantities=(each,)) for each in said] or [request]


def _spans(request: Request) -> bool:
    said = [each for each in request.quantities if each.unit in _TIMES]
    return request.word == _CUT and len(said) == 1 and said[0].until is not None


def _at_both_ends(found: Sequence[Request]) -> list[Request]:
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
