"""A compressor and the band that it is for are one request: "put a compressor on the lows only",
"compress below 150 Hz, 4:1".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity

_EVENS = frozenset({"compress", "evener", "squash", "glue"})
_EDGES = {"below": "evener_lows", "above": "evener_highs"}
_LOWEST_BARE_HZ = 60.0
_BANDS = {"lows_only": "evener_lows", "highs_only": "evener_highs"}


def in_bands(found: Iterable[Request]) -> list[Request]:
    """The requests; what evens beside one band that alone was named is for that band."""
    requests = list(map(_edged, found))
    band = next((each.word for each in requests if each.word in _BANDS), None)
    if band is None or not any(each.word in _EVENS for each in requests):
        return requests
    return [
        replace(each, word=_BANDS[band]) if each.word in _EVENS else each
        for each in requests
        if each.word != band
    ]


def _edged(request: Request) -> Request:
    """ "Compress only below 150 Hz": the edge of the band that it works on."""
    edge = next((each for each in _EDGES if each in request.marks), None)
    said = next((each for each in request.quantities if _is_edge(each)), None)
    if request.word not in _EVENS or request.deed != "apply" or edge is None or said is None:
        return request
    placed = (replace(each, unit="hz") if each is said else each for each in request.quantities)
    return replace(request, word=_EDGES[edge], quantities=tuple(placed))


def _is_edge(said: Quantity) -> bool:
    """A frequency, or a number without a unit that no level and no time can be."""
    bare = not said.unit and not said.signed and said.value >= _LOWEST_BARE_HZ
    return (said.unit == "hz" or bare) and said.until is None
