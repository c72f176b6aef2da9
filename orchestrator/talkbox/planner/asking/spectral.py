"""Places in the spectrum that numbers name, and which filter they ask for: "dip 300 by 2", "cut the
bass below 60 Hz", "everything below 150 Hz in the middle".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.asking.numeric import with_guessed_units
from talkbox.planner.requests import PLAIN, Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_LOWEST_HZ = 20.0
_LOW_SHELVES = {"high_shelf": "low_shelf", "high_shelf_cut": "low_shelf_cut"}
_BELLS = {"bell": "high_shelf", "bell_cut": "high_shelf_cut"}
_LOW_SHELF_HZ = 500.0
_LEAST_KHZ = 4.0
"""Under this a bare number beside the top is its gain in dB."""
_CORNERS = (
    ("below", ("less_bass", "less_sub", "thinner", "trim"), "high_pass"),
    ("above", ("less_treble", "darker", "trim"), "low_pass"),
    ("from", ("less_treble", "darker"), "low_pass"),
    ("above", ("smoother",), "high_shelf_cut"),
    ("remove", ("less_airy",), "low_pass"),
)
"""The mark of the side of a corner that is cut, or of all that goes, the words that say so, and the
filter that does it."""
_SHELVED = {"high_pass": "low_shelf_cut", "low_pass": "high_shelf_cut"}
_AT = frozenset({"below", "above", "at", "between"})
_MIDDLE = ("centre", "mono", "narrower")


_WEAKER = ("quieter", "thinner", "softer")
_SHAPES = ("shelf", "shelving", "shelved", "shelve", "a shelf")
_SHELVES = ("high_shelf", "high_shelf_cut", "low_shelf", "low_shelf_cut")
_LEVELS_AT = {
    "louder": "high_shelf",
    "more_bass": "high_shelf",
    "more_treble": "high_shelf",
    "quieter": "high_shelf_cut",
    "less_bass": "high_shelf_cut",
    "less_treble": "high_shelf_cut",
}
"""What a shelf makes of a level at a place; the place says which shelf."""


def in_the_spectrum(request: Request) -> Request:
    """ "A peak at 1.1 kHz" is no level."""
    if request.word != "normalize" or request.quantity("hz") is None:
        return request
    return replace(request, word="bell_cut", deed="apply")


def scooped_out(request: Request) -> Request:
    """ "Scoop a little out at 500": a cut there and no curve."""
    placed = any(each.unit == "hz" or each.value >= _LOWEST_HZ for each in request.quantities)
    return replace(request, word="bell_cut") if request.word == "scooped" and placed else request


def placed(request: Request) -> Request:
    """ "Shelve the lows down 4 dB below 150": beside a gain the bare number says where."""
    if not _AT & request.marks or request.quantity("db") is None:
        return request
    said = tuple(
        replace(each, unit="hz") if _is_place(each) else each for each in request.quantities
    )
    return replace(request, quantities=said)


def in_filters(request: Request) -> Request:
    """ "Dip 300 by 2": beside a filter a big bare number is its place and a small one its gain."""
    bare = [each for each in request.quantities if not each.unit]
    placed_already = request.quantity("hz") is not None
    if lexicon.names()[request.word] != "filters" or not (placed_already or len(bare) > 1):
        return request
    return replace(request, quantities=with_guessed_units(request.quantities, _AT))


def shelved(request: Request) -> Request:
    """ "A -3 dB shelf below 120": a shelf without a kind lies on the side that its place says."""
    if request.word not in _LOW_SHELVES or request.asked.split()[0] not in (
        "shelf",
        "shelve",
        "shelving",
    ):
        return request
    places = [each.value for each in request.quantities if _is_place(each)]
    low = "below" in request.marks or any(value <= _LOW_SHELF_HZ for value in places)
    low = low and "above" not in request.marks
    return replace(request, word=_LOW_SHELVES[request.word]) if low else request


def in_kilohertz(request: Request) -> Request:
    """ "Roll the top off above 10", "more air at 12": up there the number counts thousands."""
    if request.word not in lexicon.reading()["tops"] or not {"at", "above"} & request.marks:
        return request
    said = tuple(
        replace(each, value=1000 * each.value, unit="hz") if _is_high(each) else each
        for each in request.quantities
    )
    return replace(request, quantities=said)


def beyond_a_place(request: Request) -> Request:
    """ "Everything below 200 Hz 4 dB softer": a level of what lies there is a shelf."""
    shelves = {frozenset({"below"}): "low_shelf_cut", frozenset({"above"}): "high_shelf_cut"}
    shelf = shelves.get(request.marks & {"below", "above"})
    placed_step = request.quantity("db") is not None and request.quantity("hz") is not None
    if shelf is None or not placed_step or request.word not in _WEAKER or request.deed != "apply":
        return request
    return replace(request, word=shelf, against=None)


def _is_high(said: Quantity) -> bool:
    bare = not said.unit and not said.signed and said.until is None
    return bare and _LEAST_KHZ <= said.value < _LOWEST_HZ


def cornered(request: Request) -> Request:
    """ "Cut the bass below 60 Hz": a place without a depth is the corner of a filter.

    "A bit less highs above 8k" leaves most of them, as a shelf does.
    """
    if request.quantity("db") is not None or request.deed != "apply":
        return request
    placed = any(_is_place(each) for each in request.quantities)
    for mark, words, cut in _CORNERS:
        if placed and mark in request.marks and request.word in words:
            word = _SHELVED.get(cut, cut) if request.strength < PLAIN else cut
            return replace(request, word=word, against=None)
    return request


def _is_place(said: Quantity) -> bool:
    return said.unit == "hz" or (not said.unit and said.value >= _LOWEST_HZ)


def mono_below(request: Request) -> Request:
    """ "Everything below 150 Hz in the middle": the lows alone, and no whole file in mono."""
    if "below" not in request.marks or request.word not in _MIDDLE:
        return request
    said = tuple(
        replace(each, unit="hz") if _is_place(each) else each for each in request.quantities
    )
    placed = any(each.unit == "hz" for each in said)
    return replace(request, word="mono_bass", quantities=said) if placed else request


def with_shapes(found: Iterable[Request]) -> list[Request]:
    """ "Boost 8k, two dB, shelf": a shelf without numbers is the shape of the bell before it."""
    line: list[Request] = []
    shaped = False
    for request in found:
        shape = request.word in _LOW_SHELVES and not request.quantities
        shape = shape and request.asked in _SHAPES
        before = next((at for at, each in enumerate(line) if _can_be_shelf(each)), None)
        if shape and before is not None:
            line[before] = _as_shelf(line[before])
        elif shaped and _can_be_shelf(request):
            line[-1] = _as_shelf(request)
            shape = False
        else:
            line.append(request)
        shaped = shape and before is None
    return line


def _can_be_shelf(request: Request) -> bool:
    """Whether it is a gain at a place, or a shelf already, whose shape may be said apart."""
    placed = any(_is_place(each) for each in request.quantities)
    kinds = (*_BELLS, *_SHELVES, *_LEVELS_AT)
    return placed and request.word in kinds and request.deed == "apply"


def _as_shelf(bell: Request) -> Request:
    if bell.word in _SHELVES:
        return bell
    high = _BELLS.get(bell.word) or _LEVELS_AT[bell.word]
    low = any(each.value <= _LOW_SHELF_HZ for each in bell.quantities if _is_place(each))
    return replace(bell, word=_LOW_SHELVES[high] if low else high)
