"""How exactly a word is meant: "a little brighter, maybe 1.5 dB at 10k" is one filter and not two.

A filter whose frequency and decibels are said, and that goes the way of a word before it where that
word's own main filter lies, is what the word means here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Move

_FILTERS = frozenset(
    {"bell", "bell_cut", "high_shelf", "high_shelf_cut", "low_shelf", "low_shelf_cut"}
)
_THEMES = frozenset({"tone", "lows", "mids", "highs", "clean"})
_LEAST_HZ = 20.0
_NEAR_OCTAVES = 1.3
"""How far from the word's own filter the one that was said may lie."""


def with_details(requests: Sequence[Request]) -> list[Request]:
    """The requests without the words that a filter among them tells exactly."""
    return [
        each
        for at, each in enumerate(requests)
        if not any(_is_exact(exact) and _tells(exact, each) for exact in requests[at + 1 :])
    ]


def _is_exact(request: Request) -> bool:
    told = _hz(request) > 0 and request.quantity("db") is not None
    return request.word in _FILTERS and request.deed == "apply" and told


def _tells(exact: Request, plain: Request) -> bool:
    if plain.quantities or plain.deed != "apply" or plain.word in _FILTERS:
        return False
    if lexicon.names()[plain.word] not in _THEMES:
        return False
    moves = lexicon.word(plain.word).meaning.moves
    main = max(moves, key=lambda move: abs(_gain_db(move)), default=None)
    return main is not None and _is_like(main, _way(exact), _hz(exact))


def _way(exact: Request) -> float:
    """Above 0 for a boost, under 0 for a cut."""
    said = exact.quantity("db")
    cuts = exact.word.endswith("_cut") or (said is not None and said.value < 0)
    return -1.0 if cuts else 1.0


def _hz(exact: Request) -> float:
    """Where the filter lies; a big bare number says it too: "scoop 400 by 3 dB"."""
    places = (said.value for said in exact.quantities if said.unit == "hz" or _is_bare(said))
    return next(places, 0.0)


def _is_bare(said: Quantity) -> bool:
    return not said.unit and said.value >= _LEAST_HZ


def _is_like(move: Move, way: float, said_hz: float) -> bool:
    own_hz = move.settings.get("frequency_hz")
    if move.tool != "equalize" or not isinstance(own_hz, float | int):
        return False
    if _gain_db(move) * way <= 0:
        return False
    octaves = math.log2(said_hz / own_hz) if said_hz > 0 else math.inf
    if move.kind == "high_shelf":
        return octaves >= -_NEAR_OCTAVES
    return octaves <= _NEAR_OCTAVES if move.kind == "low_shelf" else abs(octaves) <= _NEAR_OCTAVES


def _gain_db(move: Move) -> float:
    """The gain of the plain word; 0 where it has none."""
    found = move.settings.get("gain_db", 0.0)
    return float(found[1]) if isinstance(found, tuple) else float(found or 0.0)
