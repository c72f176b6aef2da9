"""How loud an echo or a room comes back: "echo 375 ms, -10 dB", "one repeat, half the level".

Decibels that stand alone behind an effect with a share of its own are that share, and turn nothing
of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_THEME, _CLEAN, _MIX = "space", "clean", "mix"
_LOUDEST_DB = -5.0
_HALF_DB = -6.0
_EACH = frozenset(
    {"half the level", "half level", "half volume", "half the volume", "half as loud"}
)


def with_returns(found: Iterable[Request]) -> list[Request]:
    """The requests with such a level as the share of the effect before it."""
    line: list[Request] = []
    for request in found:
        if line and _is_cured_by(line[-1], request):
            said = (replace(each, value=abs(each.value), unit="db") for each in request.quantities)
            line[-1] = replace(line[-1], quantities=(*line[-1].quantities, *said))
            continue
        level = _level(request) if line and _comes_back(line[-1]) else None
        if level is None:
            line.append(request)
        else:
            share = 10 ** (level / 20)
            mix = Quantity(round(share / (1 + share), 2), _MIX)
            line[-1] = replace(line[-1], quantities=(*line[-1].quantities, mix))
    return line


def _is_cured_by(before: Request, request: Request) -> bool:
    """ "50 Hz hum, -20 dB": how much less of the fault."""
    fault = before.deed == "apply" and lexicon.names()[before.word] == _CLEAN
    return fault and before.quantity("db") is None and _level(request) is not None


def _comes_back(request: Request) -> bool:
    free = request.quantity(_MIX) is None and request.quantity("percent") is None
    spacial = lexicon.names()[request.word] == _THEME and takes(request.word, _MIX)
    return spacial and free and request.deed == "apply"


def _level(request: Request) -> float | None:
    """The level under the dry sound, where the request says nothing else."""
    if request.asked in _EACH:
        return _HALF_DB
    said = request.quantity("db") or request.quantity("")
    bare = not any(piece.isalpha() and piece not in ("db", "decibels") for piece in _words(request))
    falls = request.word == "quieter" and said is not None and said.signed and bare
    return said.value if falls and said is not None and said.value <= _LOUDEST_DB else None


def _words(request: Request) -> list[str]:
    return request.asked.split()
