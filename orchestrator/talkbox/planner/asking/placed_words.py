"""Sound words at a place in the spectrum: "presence at 2 kHz, 3 dB", "shrill from 3 to 5k".

A place and decibels are the whole filter, whatever word came with them, and its kind is the one the
word has. A range beside a word with a bell is that bell in its middle. A word that takes no place
asks for a filter there: "brighter above 8k" is a shelf.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Move

_PLACE, _GAIN = "frequency_hz", "gain_db"
_SIDES = frozenset({"above", "below"})
_FILTERS = {
    "bell": ("bell", "bell_cut"),
    "high_shelf": ("high_shelf", "high_shelf_cut"),
    "low_shelf": ("low_shelf", "low_shelf_cut"),
}
"""The words for a filter of each kind, up and down."""
_LOWEST_HZ = 20.0
_LEAST_TOP_HZ = 1000.0
""" "Muffled around 300" asks for less there, and not for more."""


def at_its_place(request: Request) -> Request:
    """The request with its place as a filter, or as the middle of the range that is said."""
    if request.deed != "apply" or lexicon.names()[request.word] == "filters":
        return request
    move = _placed_move(request.word)
    request = _with_hertz(request, takes_place=move is not None)
    place = request.quantity("hz")
    if place is None:
        return request
    if move is None:
        return _as_filter(request, place)
    return _as_measured(request, move) if request.quantity("db") else _in_the_middle(request, move)


def _with_hertz(request: Request, *, takes_place: bool) -> Request:
    """ "Muddy 200-400": beside a word that takes a place a bare number is one."""
    lists = lexicon.reading()
    listed = request.word in (*lists["placed_up"], *lists["placed_down"])
    if not (takes_place or listed) or lexicon.word(request.word).bare is not None:
        return request
    said = (replace(each, unit="hz") if _is_place(each) else each for each in request.quantities)
    return replace(request, quantities=tuple(said))


def _is_place(said: Quantity) -> bool:
    return not said.unit and not said.signed and said.value >= _LOWEST_HZ


def _placed_move(word: str) -> Move | None:
    """The bell or shelf that takes the place beside the word; None where none does."""
    meaning = lexicon.word(word).meaning
    if meaning.numbers.get("hz") != _PLACE:
        return None
    placed = (move for move in meaning.moves if _PLACE in move.settings)
    first = next(placed, None)
    return first if first is not None and first.kind in _FILTERS else None


def _as_measured(request: Request, move: Move) -> Request:
    """ "Presence at 2 kHz, 3 dB": so much at that place, which may be too little for the word."""
    gain, way = request.quantity("db"), move.settings.get(_GAIN)
    sided = move.kind == "bell" and _SIDES & request.marks
    taken = lexicon.word(request.word).meaning.numbers.get("db") == _GAIN
    if gain is None or gain.value < 0 or sided or not (taken and isinstance(way, tuple)):
        return request
    word = _FILTERS[move.kind][way[1] < 0]
    return _in_the_middle(replace(request, word=word, against=None), move)


def _in_the_middle(request: Request, move: Move) -> Request:
    """ "Shrill from 3 to 5k": the bell stands between."""
    if move.kind != "bell":
        return request
    said = tuple(
        Quantity(round(sqrt(each.value * each.until)), "hz")
        if each.unit == "hz" and each.until is not None and each.value > 0
        else each
        for each in request.quantities
    )
    return replace(request, quantities=said)


def _as_filter(request: Request, place: Quantity) -> Request:
    """ "Brighter above 8k", "warmer around 200": more or less of what lies there."""
    lists = lexicon.reading()
    raised, lowered = (request.word in lists[name] for name in ("placed_up", "placed_down"))
    low_top = request.word in lists["placed_top"] and place.value < _LEAST_TOP_HZ
    if not (raised or lowered) or low_top or place.until is not None:
        return request
    kind = "low_shelf" if "below" in request.marks else "bell"
    reaches = "above" in request.marks or ("from" in request.marks and place.value >= _LEAST_TOP_HZ)
    kind = "high_shelf" if reaches else kind
    turned_down = "down" in request.marks and "more" not in request.marks  # "knock 250 down"
    return replace(request, word=_FILTERS[kind][lowered or turned_down], against=None)
