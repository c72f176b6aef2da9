"""What a number makes of a cut and of a make-up: "cut off the highs at 16k", "trim it by 2 dB".

A cut with a frequency is a filter, one with nothing but decibels a level; a make-up gain without a
compressor is a level too. A cut that is asked for with a verb of keeping leaves its time, and takes
the rest.
"""

from __future__ import annotations

from dataclasses import replace

from talkbox.planner.asking import numeric
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_HIGHEST_BASS_HZ = 300.0
_CRUSHED, _BITS = "bitcrush", "bit"
_KEPT = frozenset({"keep", "only"})
_WAYS = {"louder": "up", "quieter": "down"}


def as_numbered(request: Request) -> Request:
    """The request as what its numbers say that it is."""
    units = {each.unit for each in request.quantities}
    if request.word == "trim" and request.deed == "apply" and units == {"db"}:
        return replace(request, word="quieter")
    place = request.quantity("hz")
    if request.word == "trim" and request.deed == "apply" and place is not None:
        low = place.value < _HIGHEST_BASS_HZ and "above" not in request.marks
        return replace(request, word="high_pass" if low else "low_pass")
    if request.word == "less_noise" and {"hz", "db"} <= units and "above" in request.marks:
        return replace(request, word="high_shelf_cut", against=None)  # "the hiss above 8k by 3 dB"
    given = any(each.value for each in request.quantities)
    if request.word == "compress" and units == {"makeup_db"} and given:
        said = tuple(replace(each, unit="db") for each in request.quantities)
        return replace(request, word="louder", quantities=said)
    if request.word == "less_dirty" and request.against == "clip" and "db" in units:
        return replace(request, word="clip", against=None)  # "clip 2 dB off the tops"
    return _keeping(_ranged(in_bits(request)))


def _keeping(request: Request) -> Request:
    """ "Behalte nur die ersten 3 Sekunden": what is named is kept."""
    verbs = lexicon.reading()["keeping_cuts"]
    keeps = request.word == "trim" and any(request.asked.startswith(verb) for verb in verbs)
    keeps = keeps or _trims_to_a_part(request)
    return replace(request, marks=request.marks | _KEPT) if keeps else request


def _trims_to_a_part(request: Request) -> bool:
    """ "Trim 1 to 2 s" leaves that part, as "cut 1 to 2 s" takes it out."""
    verb, _, _ = request.asked.partition(" ")
    spans = any(each.until is not None for each in request.quantities)
    trims = verb in lexicon.reading()["trimming_verbs"] and "remove" not in request.marks
    return request.word == "trim" and spans and trims


def in_bits(request: Request) -> Request:
    """ "8 bit": a name for the crushed sound that says how far it is crushed."""
    number, _, unit = request.asked.partition(" ")
    named = request.word == _CRUSHED and unit == _BITS and number.isdecimal()
    if not named or request.quantity(_BITS) is not None:
        return request
    return replace(request, quantities=(*request.quantities, Quantity(float(number), _BITS)))


def _ranged(request: Request) -> Request:
    """ "Subtract 3 dB between 60 and 200": a level of one band is a bell."""
    if request.word not in _WAYS or request.quantity("db") is None or request.deed != "apply":
        return request
    if not any(_is_band(each) for each in request.quantities):
        return request
    found = numeric.meant(request.quantities, request.marks | {_WAYS[request.word]})
    return request if found is None else replace(request, word=found[0], quantities=found[1])


def _is_band(said: Quantity) -> bool:
    return said.unit in ("", "hz") and said.until is not None and said.value >= numeric.LOWEST_HZ
