"""Which way a number turns: the sign of a gain wins over the word that it was said beside.

"Low shelf -4 dB", "low shelf at 150 Hz, 4 dB down" and "bass: minus 3 dB" all lower; a notch with a
depth is a narrow bell. What was said stays said: only the word that carries it out is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking import numeric
from talkbox.planner.parsing.clauses import SHAPES, Clause
from talkbox.planner.parsing.parameters import takes
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_CUTS = {"bell": "bell_cut"}
"""Words without an opposite (a bell is no opinion) and what they are when they lower."""
_UNITS = frozenset({"db", "lu", "st", "percent"})
_BESIDE_HZ = frozenset({"at"})


def as_signed(request: Request) -> Request:
    """The request with a word that goes the way its number's sign says."""
    words = lexicon.reading()
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


def joined(request: Request, said: Sequence[Quantity], marks: frozenset[str]) -> Request | None:
    """The request with numbers that were said after it; None where they are not its own."""
    theme = lexicon.names()[request.word]
    turned = bool(marks & numeric.WAYS)
    if turned and not (theme == "filters" and _is_gain(said)):
        return None
    have = {quantity.unit for quantity in request.quantities}
    if theme == "filters":
        together = numeric.with_guessed_units((*request.quantities, *said), _BESIDE_HZ)
        have = {quantity.unit for quantity in together[: len(request.quantities)]}
        said = together[len(request.quantities) :]
    full = replace(request, quantities=(*request.quantities, *said))
    full = as_deep(full)
    if not all(takes(full.word, each.unit) and each.unit not in have for each in said):
        return None
    falls = numeric.direction(said, marks) < 0 and request.word in lexicon.reading()["signed"]
    return lowered(full) if falls else full


def _is_gain(said: Sequence[Quantity]) -> bool:
    return bool(said) and all(each.unit == "db" for each in said)


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
