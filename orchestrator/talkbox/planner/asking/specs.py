"""What a delivery asks of peaks and noise beside its target: "RMS -20, peaks -3.2, floor -62".

A target brings its own ceiling; a number beside it is where that ceiling lies, and no further step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_THEME, _PEAK = "targets", "dbtp"
_PEAKS = frozenset({"limiter", "normalize", "headroom"})
_LEVELS = frozenset({"", "db", "dbfs", "dbtp"})
_HIGHEST_FLOOR_DB = -50.0
_ENDS_OF_A_RANGE = 2


def with_specs(found: Sequence[Request]) -> list[Request]:
    """The requests with the figures of a target as its own."""
    target = next((each for each in found if lexicon.names()[each.word] == _THEME), None)
    if target is None or target.deed != "apply":
        return list(found)
    own = lexicon.word(target.word).meaning.numbers
    said_of_it = len(target.quantities)
    found, target = _without_norms(found, target)
    recites = len(target.quantities) < said_of_it
    line: list[Request] = []
    for request in found:
        said = _level(request)
        if request is target or said is None:
            line.append(request)
        elif recites:
            continue  # "ACX says RMS between -23 and -18 and peaks under -3"
        elif _PEAK in own and target.quantity(_PEAK) is None and request.word in _PEAKS:
            ceiling = replace(said, value=-abs(said.value), unit=_PEAK)
            full = replace(target, quantities=(*target.quantities, ceiling))
            line = [full if each is target else each for each in line]
            target = full
        elif request.word in _PEAKS and _PEAK in own:
            line.append(request)
    return [*line, target] if target not in line else line


def _without_norms(found: Sequence[Request], target: Request) -> tuple[list[Request], Request]:
    """ "ACX says RMS between -23 and -18": the range is what the target stands for anyway."""
    kept = tuple(
        each for each in target.quantities if each.until is None or each.unit not in _LEVELS
    )
    ends = [each for each in kept if each.signed and each.unit in _LEVELS - {_PEAK}]
    if len(ends) == _ENDS_OF_A_RANGE:  # "RMS -23 to -18, peaks under -3"
        kept = tuple(each for each in kept if each not in ends)
    plain = replace(target, quantities=kept)
    return [plain if each is target else each for each in found], plain


def _level(request: Request) -> Quantity | None:
    """The level of peaks or of a noise floor that the request names."""
    said = next((each for each in request.quantities if each.unit in _LEVELS), None)
    if request.deed != "apply" or said is None:
        return None
    if request.word == "less_noise":
        return said if said.value <= _HIGHEST_FLOOR_DB else None
    return said if request.word in _PEAKS else None
