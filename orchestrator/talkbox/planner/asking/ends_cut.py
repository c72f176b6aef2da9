"""Several cuts in one text.

One at the start and one at the end are one: each of them alone would count from the whole. A part
that is named behind a part that goes, goes too: "cut 1 to 2 s and 3 to 4 s out"; of parts that are
kept ("keep 1 to 2 s and 3 to 4 s") what lies between them goes, and what lies around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity

_CUT, _TIMES = "trim", frozenset({"s", "ms"})
_BEFORE, _AFTER = frozenset({"before", "below"}), frozenset({"after", "from"})
_DROPS = frozenset({"less", "remove", "down"})
_KEEPS = frozenset({"only", "keep", "to", "more", "make"})
_KEPT, _SEVERAL = frozenset({"only", "keep"}), 2


def with_ends_cut(found: Sequence[Request]) -> list[Request]:
    """The requests with two cuts at the ends as one that names first the start's time, then the
    end's, with what lies between two of them kept, and with every part of a list cut alike.
    """
    return _at_both_ends(_kept_between(_alike(_with_parts_kept(found))))


def _with_parts_kept(found: Sequence[Request]) -> list[Request]:
    """ "Keep 1 to 2 s and 3 to 4 s" as "cut 2 to 3 s, keep 1 to 3 s"."""
    first = next((at for at, each in enumerate(found) if _keeps_part(each)), None)
    if first is None:
        return list(found)
    end = first + 1
    while end < len(found) and _spans(found[end]) and not _DROPS & found[end].marks:
        end += 1
    kept = [*found[first].quantities, *(each.quantities[0] for each in found[first + 1 : end])]
    apart = all(one.unit == two.unit and _ends(one) < two.value for one, two in pairwise(kept))
    if len(kept) < _SEVERAL or not apart:
        return list(found)
    gaps = [replace(one, value=_ends(one), until=two.value) for one, two in pairwise(kept)]
    shorter = sum(_ends(each) - each.value for each in gaps)
    whole = replace(kept[0], until=_ends(kept[-1]) - shorter)
    cuts = [replace(found[first], quantities=(each,), marks=frozenset({"less"})) for each in gaps]
    rest = replace(found[first], quantities=(whole,))
    return [*found[:first], *cuts, rest, *found[end:]]


def _keeps_part(request: Request) -> bool:
    """Whether it keeps what lies between two times, or several such parts."""
    said = request.quantities
    spans = all(each.unit in _TIMES and each.until is not None for each in said)
    return request.word == _CUT and bool(said) and spans and bool(_KEPT & request.marks)


def _ends(said: Quantity) -> float:
    return said.value if said.until is None else said.until


def _kept_between(found: Sequence[Request]) -> list[Request]:
    """ "Cut all before 1.5 s and after 3.5 s": what lies between the two is kept."""
    before = next((each for each in found if _cuts_beyond(each, _BEFORE) and _drops_it(each)), None)
    after = next((each for each in found if _cuts_beyond(each, _AFTER)), None)
    if before is None or after is None:
        return list(found)
    start, end = before.quantities[0], after.quantities[0]
    if start.unit != end.unit or start.value >= end.value:
        return list(found)
    between = replace(
        before,
        quantities=(replace(start, until=end.value),),
        marks=frozenset({"only"}),
        asked=f"{before.asked}, {after.asked}",
    )
    return [between if each is before else each for each in found if each is not after]


def _cuts_beyond(request: Request, sides: frozenset[str]) -> bool:
    """Whether it cuts at one time, on one of these sides of it."""
    if request.word != _CUT or len(request.quantities) != 1 or _KEEPS & request.marks:
        return False
    said = request.quantities[0]
    return said.unit in _TIMES and said.until is None and bool(sides & request.marks)


def _drops_it(request: Request) -> bool:
    return "before" in request.marks or bool(_DROPS & request.marks)


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
