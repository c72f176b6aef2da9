"""A channel upside down: "flip the phase of the right channel" turns that one and pans nothing.

"It's inverted on the right, flip it" says so twice, and plays nothing backwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request

_POLARITY, _BACKWARDS = "polarity", "reverse"
_FLIPS = {
    "pan_left": "flip_left",
    "hard_left": "flip_left",
    "pan_right": "flip_right",
    "hard_right": "flip_right",
}


def with_flipped_sides(requests: Sequence[Request]) -> list[Request]:
    """The requests with a polarity beside a side as that side's own."""
    if not any(each.word == _POLARITY for each in requests):
        return list(requests)
    sides = [each for each in requests if each.word in _FLIPS and not each.quantities]
    flipped = [_sided(each, sides) for each in requests if each not in sides]
    return [each for each in flipped if each.word != _BACKWARDS]


def _sided(request: Request, sides: Sequence[Request]) -> Request:
    if request.word != _POLARITY or len(sides) != 1:
        return request
    return replace(request, word=_FLIPS[sides[0].word])
