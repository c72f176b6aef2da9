"""How long an effect rings, said by itself: "the reverb is too long, shorten it".

A bare "shorter" behind an echo or a room is about that, and cuts nothing of the sound: behind a
complaint it is asked for already, behind the name alone it asks for a shorter one. One that is
added just before, or that has a time of its own, stays what it is. "Stretch it so it's 12 seconds
long" gives what is stretched its length; "5 seconds shorter, same key" and "make it 30 seconds long
without cutting anything" are no cuts, but all of it in less time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talkbox.planner.requests import PLAIN, Request
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import found_in
from talkbox_prompts import lexicon

_THEME, _CUT, _ECHO = "space", "trim", "echo"
_ADDED = frozenset({"more"})
_LASTS = frozenset({"last", "at"})
_BECOMES = "make"
"""How a length begins that something is to get, and is not cut to."""
_FASTER, _SLOWER, _PITCH = "faster", "slower", "pitch_up"
_SHORTER = {"reverb": "drier", _ECHO: "slapback"}


def with_lengths(found: Iterable[Request]) -> list[Request]:
    """The requests, every such "shorter" as one about the effect before it."""
    line: list[Request] = []
    for request in found:
        before = line[-1] if line else None
        if before is not None and _is_its_length(request, before):
            line[-1] = replace(before, quantities=request.quantities)
        elif before is not None and _is_its_length(before, request):
            line[-1] = replace(request, quantities=before.quantities)
        elif before is not None and (sped := _sped(before, request) or _sped(request, before)):
            line[-1] = sped
        elif before is None or not _is_of(request, before):
            line.append(request)
        elif before.word in _SHORTER and before.against is None:
            line[-1] = replace(before, word=_SHORTER[before.word], against=None)
    return line


def _is_its_length(request: Request, before: Request) -> bool:
    """ "Stretch it so it's 12 seconds long", "it should last 10 seconds, stretch it": how long what
    is stretched is to get.
    """
    sped = before.word in lexicon.reading()["tempo"] and not before.quantities
    becomes = request.asked.split()[0] in lexicon.reading()["lasting"]
    length = request.word == _CUT and request.marks <= _LASTS and becomes
    return sped and length and request.quantity("s") is not None


def _sped(speed: Request, cut: Request) -> Request | None:
    """ "Speed it up so it's 2 seconds shorter", "shorter by time stretching"; else None."""
    if speed.word not in (_FASTER, _SLOWER) or cut.word != _CUT or not is_shorter(cut):
        return None
    said = [each for each in (*speed.quantities, *cut.quantities) if each.unit == "s"]
    if len(said) != 1 or len(speed.quantities) + len(cut.quantities) != 1:
        return None
    return _in_less_time(replace(speed, quantities=tuple(said)))


def _in_less_time(request: Request) -> Request:
    """As much shorter as its time says."""
    return replace(request, word=_FASTER, against=None, deed="apply", marks=frozenset({"by"}))


def is_shorter(request: Request) -> bool:
    """Whether it is said in a word for less long, and in none for cutting."""
    asked = f" {request.asked}"  # "shorten to" is no such word
    return any(asked.endswith(f" {phrase}") for phrase in lexicon.reading()["shortening"])


def with_pitch_kept(requests: Iterable[Request], keeps: Sequence[str]) -> list[Request]:
    """ "5 seconds shorter, same key": what leaves the pitch alone is no cut."""
    kept = _PITCH in keeps
    return [_in_less_time(each) if kept and _is_cut_by(each) else each for each in requests]


def with_nothing_cut(requests: Iterable[Request], line: Sequence[Token]) -> list[Request]:
    """ "30 seconds long without cutting anything": the whole of it at another speed."""
    said = [token.text for token in line]
    phrases = frozenset(lexicon.reading()["nothing_cut"])
    ends = [end for _, end in found_in(said, phrases)]
    idle = lexicon.reading()["nothing_cut_of"]
    if not any(end == len(line) or line[end].kind == "stop" or said[end] in idle for end in ends):
        return list(requests)
    return [_in_its_time(each) for each in requests]


def _in_its_time(request: Request) -> Request:
    if _is_cut_by(request):
        return _in_less_time(request)
    becomes = request.word == _CUT and not request.marks and request.asked.startswith(_BECOMES)
    if not becomes or request.quantity("s") is None:
        return request
    return replace(request, word=_SLOWER, strength=PLAIN, marks=frozenset({"to"}))


def _is_cut_by(request: Request) -> bool:
    """ "5 seconds shorter"."""
    timed = request.word == _CUT and request.quantity("s") is not None
    return timed and "by" in request.marks and is_shorter(request)


def _is_of(request: Request, before: Request) -> bool:
    bare = request.word == _CUT and request.deed == "apply" and not request.quantities
    short = bare and is_shorter(request)
    spacial = lexicon.names()[before.word] == _THEME and not before.quantities
    return short and spacial and not before.marks & _ADDED
