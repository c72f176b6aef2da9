"""One filter for each place: "notch out 60 Hz and harmonics at 120 and 180" is three notches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from talkbox.planner.asking.numeric import LOWEST_HZ
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity

_NARROW = frozenset({"notch", "bell_cut", "bell"})
_PAIR = 2


def at_each_place(found: Iterable[Request]) -> Iterator[Request]:
    """The requests, with a filter that names several places once for each of them."""
    for request in found:
        places = [each for each in request.quantities if _is_place(each)]
        if request.word not in _NARROW or len(places) < _PAIR:
            yield request
            continue
        others = tuple(each for each in request.quantities if each not in places)
        for place in places:
            yield replace(request, quantities=(replace(place, unit="hz"), *others))


def _is_place(said: Quantity) -> bool:
    bare = not said.unit and not said.signed and said.value >= LOWEST_HZ
    return (said.unit == "hz" or bare) and said.until is None
