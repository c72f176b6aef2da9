"""Which way a number turns: the sign of a gain wins over the word that it was said beside.

"Low shelf -4 dB", "low shelf at 150 Hz, 4 dB down" and "bass: minus 3 dB" all lower; a notch with a
depth is a narrow bell. What was said stays said: only the word that carries it out is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from talkbox.planner.asking import numeric
from talkbox.planner.asking.beats import follows_beat
from talkbox.planner.asking.numeric import LOWEST_HZ
from talkbox.planner.parsing.clauses import SHAPES, Clause
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_CUTS = {"bell": "bell_cut"}
"""Words without an opposite (a bell is no opinion) and what they are when they lower."""
_STEPS = {"louder": "up", "quieter": "down"}
_BANDS = frozenset({"tone", "lows", "mids", "highs"})
_SUB = Quantity(60.0, "hz")
_LESS_SUB = "less_sub"
_CUTTING = frozenset({"high_pass", "low_pass"})
SLOPES = frozenset({6.0, 12.0, 18.0, 24.0})
"""Decibels that beside a filter's corner say how steep it is."""
_UNITS = frozenset({"db", "lu", "st", "percent"})
_BESIDE_HZ = frozenset({"at"})
_MOVING = "movement"
_LOUDEST_LUFS = -5.0
""" "R128, -23, max -1": a loudness, and the highest peak."""
_HEDGED = frozenset({"at", "by"})
"""Marks before a number that follows: "faster, about 10"."""

_WOBBLING = frozenset({"vibrato"})
"""Effects of which cents say how deep they are, and no new pitch."""


def as_decibels(request: Request) -> Request:
    """ "Top +1, sub -3": a number with a sign beside a part of the spectrum is its gain."""
    if lexicon.names()[request.word] not in _BANDS or request.deed != "apply":
        return request
    said = tuple(
        replace(each, unit="db") if _is_step(each) else each for each in request.quantities
    )
    return replace(request, quantities=said)


def as_sub(request: Request) -> Request:
    """ "Sub -3": a shelf with that gain, where less sub without a number is cut off."""
    if request.word != _LESS_SUB or request.quantity("db") is None:
        return request
    place = () if any(map(_is_corner, request.quantities)) else (_SUB,)
    return replace(request, word="low_shelf_cut", quantities=(*request.quantities, *place))


def takes_gain(word: str) -> bool:
    """Whether decibels turn the word up or down, as less sub becomes a shelf with them."""
    return word == _LESS_SUB or "db" in lexicon.word(word).meaning.numbers


def _is_corner(said: Quantity) -> bool:
    """ "Sub down 3 dB below 50"."""
    return said.unit == "hz" or (not said.unit and said.value >= LOWEST_HZ)


def _is_step(said: Quantity) -> bool:
    return not said.unit and said.signed and said.until is None and abs(said.value) < LOWEST_HZ


def as_signed(request: Request) -> Request:
    """The request with a word that goes the way its number's sign says."""
    words = lexicon.reading()
    if request.word == "bell_cut" and _is_lift(request):
        return replace(request, word="bell", against=None)
    if request.deed != "apply" or request.word not in words["signed"]:
        return request
    request = replace(request, quantities=_with_units(request, request.quantities))
    return lowered(request) if _negative(request) else request


def as_set(request: Request) -> Request:
    """ "Transient shaper, -4 dB attack": a setting of the opposite word's sign asks for that word.

    The numbers stay as they are: they name the setting and carry its sign.
    """
    opposite = lexicon.word(request.word).opposite
    if request.deed != "apply" or opposite is None:
        return request
    ways, others = _signs(request.word), _signs(opposite)
    for each in request.quantities:
        sign = 1 if each.value > 0 else -1
        if ways.get(each.unit) == -sign and others.get(each.unit) == sign:
            return replace(request, word=opposite)
    return request


def _signs(word: str) -> dict[str, int]:
    """The parameters whose sign the word's moves fix, with that sign."""
    found: dict[str, set[int]] = {}
    for move in lexicon.word(word).meaning.moves:
        for name, setting in move.settings.items():
            values = setting if isinstance(setting, tuple) else (setting,)
            signs = {(v > 0) - (v < 0) for v in values if not isinstance(v, str)}
            found.setdefault(name, set()).update(signs - {0})
    return {name: signs.pop() for name, signs in found.items() if len(signs) == 1}


def _with_units(request: Request, said: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """A bare number beside a filter's frequency is its gain."""
    if "hz" in lexicon.word(request.word).meaning.numbers:
        return numeric.with_guessed_units(said, _BESIDE_HZ)
    return tuple(said)


def _is_lift(request: Request) -> bool:
    """ "Presence peak at 4k, +2 dB"."""
    grown = bool({"more", "up"} & request.marks)
    lifts = any(
        each.unit == "db" and each.value > 0 and (each.signed or grown)
        for each in request.quantities
    )
    return lifts and not {"less", "remove", "down"} & request.marks


def _negative(request: Request) -> bool:
    bare = {"hz"} >= {each.unit for each in request.quantities if each.unit}
    return any(
        each.signed and each.value < 0 and (each.unit in _UNITS or (bare and not each.unit))
        for each in request.quantities
    )


def lowered(request: Request) -> Request:
    """The request turned down instead of up; as it is where its word has no way down."""
    word = lexicon.word(request.word)
    down = _CUTS.get(word.name, word.opposite)
    if down is None:
        return request
    against = None if word.theme == "filters" else word.name
    plain = tuple(
        replace(each, value=abs(each.value), signed=False) if each.unit != "hz" else each
        for each in request.quantities
    )
    return replace(request, word=down, quantities=plain, against=request.against or against)


def as_deep(request: Request) -> Request:
    """ "Notch, 6 dB at 300 Hz": a notch has no depth of its own, a narrow bell has one."""
    if request.word != "notch":
        return request
    said = numeric.with_guessed_units(request.quantities, _BESIDE_HZ)
    if not any(each.unit == "db" for each in said):
        return request
    return replace(request, word="bell_cut", quantities=said, marks=request.marks | {"narrow"})


def as_sloped(request: Request) -> Request:
    """ "High pass at 100, 24 dB": a filter that only cuts has a slope and no gain."""
    return replace(request, quantities=sloped(request.word, request.quantities))


def sloped(word: str, said: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The numbers of a filter that only cuts, with decibels as how steeply it does."""
    if word not in _CUTTING:
        return tuple(said)
    return tuple(
        replace(each, value=abs(each.value), unit="db_per_octave", signed=False)
        if each.unit == "db" and not each.signed and each.value in SLOPES
        else each
        for each in said
    )


def joined(request: Request, said: Sequence[Quantity], marks: frozenset[str]) -> Request | None:
    """The request with numbers that were said after it; None where they are not its own."""
    theme = lexicon.names()[request.word]
    turned = bool(marks & numeric.WAYS)
    if "whole" in marks or (turned and not (theme == "filters" and _is_gain(said))):
        return None
    if _is_filter_beside(request, said):
        return None
    if (shelf := _shelved(request, said) or _placed_step(request, said, marks)) is not None:
        return shelf
    if theme == _MOVING:
        request = _without_units(request, said)
    have = {quantity.unit for quantity in request.quantities}
    if theme == "filters":
        together = numeric.with_guessed_units((*request.quantities, *said), _BESIDE_HZ)
        have = {quantity.unit for quantity in together[: len(request.quantities)]}
        said = sloped(request.word, together[len(request.quantities) :])
    else:
        said = [_placed(each, request.word, marks) for each in said]
    full = replace(request, quantities=(*request.quantities, *said))
    full = as_deep(full)
    if not all(_is_own(each, full.word) and each.unit not in have for each in said):
        return None
    falls = numeric.direction(said, marks) < 0 and request.word in lexicon.reading()["signed"]
    return lowered(full) if falls else full


def _is_filter_beside(request: Request, said: Sequence[Quantity]) -> bool:
    """ "Darker, boost 10 dB above 3 kHz": a whole filter beside a word of tone; where it tells that
    word exactly, that is seen later.
    """
    lists = lexicon.reading()
    toned = request.word in lists["placed_up"] or request.word in lists["placed_down"]
    return toned and {"db", "hz"} <= {each.unit for each in said}


def _without_units(request: Request, said: Sequence[Quantity]) -> Request:
    """ "Autopan, slow, half a Hz": the number says how slow, and is said once."""
    units = {each.unit for each in said if each.unit}
    left = tuple(each for each in request.quantities if each.unit not in units)
    return replace(request, quantities=left)


def _shelved(request: Request, said: Sequence[Quantity]) -> Request | None:
    """ "6k and up, plus 2": what lies beyond a corner by so many decibels is a shelf."""
    shelf = {"high_pass": "low_shelf", "low_pass": "high_shelf"}.get(request.word)
    steps = [each for each in said if each.signed and _is_gain([each])]
    if (
        shelf is None
        or not {"below", "above"} & request.marks
        or len(steps) != len(said)
        or not said
    ):
        return None
    amounts = tuple(replace(each, unit="db") for each in steps)
    return replace(request, word=shelf, quantities=(*request.quantities, *amounts))


def _placed_step(
    request: Request, said: Sequence[Quantity], marks: frozenset[str]
) -> Request | None:
    """ "-2 dB, 800 Hz, narrow": a step in level that gets a place is a filter."""
    said = numeric.with_guessed_units(said, _BESIDE_HZ)
    places = {each.unit for each in said}
    if request.word not in _STEPS or "hz" not in places or not places <= {"hz", "q"}:
        return None
    ways = {_STEPS[request.word]} | marks
    found = numeric.meant((*request.quantities, *said), frozenset(ways))
    return None if found is None else replace(request, word=found[0], quantities=found[1])


def _placed(said: Quantity, word: str, marks: frozenset[str]) -> Quantity:
    """ "Less low mids, roughly 300": a bare number beside a part of the spectrum is its place, or
    how many decibels; elsewhere it has the unit that the word's numbers have.
    """
    numbers = lexicon.word(word).meaning.numbers
    if said.unit == "hz" and said.until is not None:
        return replace(said, value=round(sqrt(said.value * said.until)), until=None)
    if said.unit == "db" and said.signed and said.value < 0 and not _is_own(said, word):
        said = replace(said, unit="threshold_db")  # "an expander, 2:1 below -35 dB"
    if said.unit:
        return said
    if word in lexicon.reading()["one_of"] and said.signed:
        return replace(said, unit="lufs" if said.value <= _LOUDEST_LUFS else "dbtp")
    if "hz" in numbers and said.value >= LOWEST_HZ:
        return _placed(replace(said, unit="hz"), word, marks)
    if not marks & _HEDGED or not numbers:
        return said
    plain = lexicon.word(word).bare or next((unit for unit in numbers if unit != "hz"), "")
    return replace(said, unit=plain)


def _is_own(said: Quantity, word: str) -> bool:
    """Whether the number says something about the word; decibels also of what a filter makes."""
    timed = said.unit in ("note", "bpm") and follows_beat(word)
    wobbles = word in _WOBBLING and said.unit == "st" and not said.signed
    if said.signed and said.unit == "db" and word in lexicon.reading()["placed_up"]:
        return False  # "warmer and +2 at 3k"
    return (
        timed or wobbles or takes(word, said.unit) or (said.unit == "db" and takes(word, "gain_db"))
    )


def _is_gain(said: Sequence[Quantity]) -> bool:
    """ "4 dB down", "up 2.5": a small bare number beside a filter is one too."""
    return bool(said) and all(
        each.unit == "db" or (not each.unit and abs(each.value) < LOWEST_HZ) for each in said
    )


def shaped(request: Request, clause: Clause) -> Request | None:
    """ "Cut 2 dB at 3k, narrow": the filter with how wide it reaches; None for anything else."""
    rest = [item for item in clause.items if item.kind not in ("strength", "mark")]
    shapes = clause.marks() & SHAPES
    if len(rest) == 1:
        other = rest[0].other("mark")
        shapes = frozenset({other.name}) & SHAPES if other is not None else frozenset()
    if len(rest) > 1 or not shapes or lexicon.names()[request.word] != "filters":
        return None
    return replace(request, marks=request.marks | shapes)
