"""Where the peaks lie under a loudness: "-18 LUFS and the peaks at -3" is one target.

A loudness has a ceiling of its own; where peaks are named beside it, they are that ceiling, and no
second level of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request

_LOUDNESS, _PEAK, _CEILING = "loudness", "normalize", "dbtp"
_UNITS = frozenset({"", "db", "dbfs", "dbtp"})


def with_peaks_beside(found: Sequence[Request]) -> list[Request]:
    """The requests with such peaks as the ceiling of the loudness."""
    aimed = next((each for each in found if _is_aimed(each)), None)
    peaks = next((each for each in found if _is_ceiling(each)), None)
    if aimed is None or peaks is None:
        return list(found)
    ceiling = replace(peaks.quantities[0], unit=_CEILING, value=-abs(peaks.quantities[0].value))
    full = replace(aimed, quantities=(*aimed.quantities, ceiling))
    return [full if each is aimed else each for each in found if each is not peaks]


def _is_aimed(request: Request) -> bool:
    """Whether it is a loudness with a number and no ceiling yet."""
    named = request.word == _LOUDNESS and request.deed == "apply" and bool(request.quantities)
    return named and request.quantity(_CEILING) is None


def _is_ceiling(request: Request) -> bool:
    """Whether it is where the peaks shall lie, and nothing more."""
    if request.word != _PEAK or request.deed != "apply" or len(request.quantities) != 1:
        return False
    said = request.quantities[0]
    return said.unit in _UNITS and said.signed and said.value <= 0 and said.until is None
