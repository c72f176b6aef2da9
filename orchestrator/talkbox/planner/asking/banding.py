"""A compressor and the band that it is for are one request: "put a compressor on the lows only"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request

_EVENS = frozenset({"compress", "evener", "squash", "glue"})
_BANDS = {"lows_only": "evener_lows", "highs_only": "evener_highs"}


def in_bands(found: Iterable[Request]) -> list[Request]:
    """The requests; what evens beside one band that alone was named is for that band."""
    requests = list(found)
    band = next((each.word for each in requests if each.word in _BANDS), None)
    if band is None or not any(each.word in _EVENS for each in requests):
        return requests
    return [
        replace(each, word=_BANDS[band]) if each.word in _EVENS else each
        for each in requests
        if each.word != band
    ]
