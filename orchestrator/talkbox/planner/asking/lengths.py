"""How long an effect rings, said by itself: "the reverb is too long, shorten it".

A bare "shorter" behind an echo or a room is about that, and cuts nothing of the sound: behind a
complaint it is asked for already, behind the name alone it asks for a shorter one. One that is
added just before, or that has a time of its own, stays what it is. "Stretch it so it's 12 seconds
long" gives what is stretched its length.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon

_THEME, _CUT, _ECHO = "space", "trim", "echo"
_SHORTENS = frozenset({"shorten", "shorter", "shortened"})
_ADDED = frozenset({"more"})
_BECOMES = "make"
"""How a length begins that something is to get, and is not cut to."""
_SHORTER = {"reverb": "drier", _ECHO: "slapback"}


def with_lengths(found: Iterable[Request]) -> list[Request]:
    """The requests, every such "shorter" as one about the effect before it."""
    line: list[Request] = []
    for request in found:
        before = line[-1] if line else None
        if before is not None and _is_its_length(request, before):
            line[-1] = replace(before, quantities=request.quantities)
        elif before is None or not _is_of(request, before):
            line.append(request)
        elif before.word in _SHORTER and before.against is None:
            line[-1] = replace(before, word=_SHORTER[before.word], against=None)
    return line


def _is_its_length(request: Request, before: Request) -> bool:
    """ "Stretch it so it's 12 seconds long": how long what is stretched is to get."""
    sped = before.word in lexicon.reading()["tempo"] and not before.quantities
    length = request.word == _CUT and not request.marks and request.asked.startswith(_BECOMES)
    return sped and length and request.quantity("s") is not None


def _is_of(request: Request, before: Request) -> bool:
    bare = request.word == _CUT and request.deed == "apply" and not request.quantities
    short = bare and not _SHORTENS.isdisjoint(request.asked.split())
    spacial = lexicon.names()[before.word] == _THEME and not before.quantities
    return short and spacial and not before.marks & _ADDED
