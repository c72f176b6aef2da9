"""Speeds that take the pitch with them: "half speed like slowing down a tape" is one varispeed.

Named beside a speed the tape is the means and no saturation, and "deeper" is what it does to the
pitch and no bass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_TWICE = (Quantity(2.0, "times"),)
_TAPES = {"half_speed": "tape_slower", "double_speed": "tape_faster"}
_SPEEDS = {"tape_slower": "slower", "tape_faster": "faster"}
_PITCHES = {"tape_slower": "pitch_down", "tape_faster": "pitch_up"}
_TONES = {
    "tape_slower": frozenset({"more_bass", "darker"}),
    "tape_faster": frozenset({"more_treble", "brighter"}),
}
"""What "deeper" and "higher" are read as where no pitch is spoken of."""
_SATURATION = "saturate"
"""What a tape does where no speed is spoken of: "glue it, tape style"."""
_DIRECTIONS = {
    "slower": "tape_slower",
    "pitch_down": "tape_slower",
    "faster": "tape_faster",
    "pitch_up": "tape_faster",
}
_NAMING = frozenset({"like", "a", "the", "to", "tape"})
"""Words that name a tape and no saturation of it."""


def taped(requests: Sequence[Request]) -> list[Request]:
    """The requests with a speed and what belongs to its tape as one."""
    applied = [each for each in requests if each.deed == "apply"]
    speed = next((each for each in applied if each.word in _TAPES), None)
    if speed is None:
        tape = next((each for each in applied if each.word in _SPEEDS), None)
        return list(requests) if tape is None else _directed(requests, tape)
    word = _TAPES[speed.word]
    if not any(_is_tape(each, word) for each in applied):
        return list(requests)
    return _alone(requests, speed, replace(speed, word=word, quantities=_TWICE))


def _directed(requests: Sequence[Request], tape: Request) -> list[Request]:
    """ "Slow it 10 %, tape style", "varispeed, two semitones down": which way, and how far."""
    others = [each for each in requests if each.deed == "apply" and each.word in _DIRECTIONS]
    said = next((each for each in others if each.quantities), None)
    if said is None:
        said = next((each for each in others if each.word in _SPEEDS.values()), None)
    if said is None and tape.asked in lexicon.reading()["tape_manners"]:
        return [replace(each, word=_SATURATION) if each is tape else each for each in requests]
    if said is None or tape.quantities:
        return _alone(requests, tape, tape)
    turned = replace(
        tape,
        word=_DIRECTIONS[said.word],
        quantities=said.quantities,
        marks=tape.marks | said.marks,
        strength=said.strength,
    )
    return _alone([each for each in requests if each is not said], tape, turned)


def _is_tape(request: Request, tape: str) -> bool:
    """Whether the request says no more than that the pitch goes with the speed: "pitch and all"."""
    if request.quantities:
        return False
    if request.word == "saturate":
        said = request.asked.split()
        return "tape" in said and _NAMING.issuperset(said) and "more" not in request.marks
    lowered = request.word in _TONES[tape] and request.asked in lexicon.reading()["pitched"]
    return lowered or request.word in (*_SPEEDS, _PITCHES[tape])


def _alone(requests: Sequence[Request], speed: Request, tape: Request) -> list[Request]:
    """The requests with the tape in place of the speed, without what it does by itself."""
    return [
        tape if each is speed else each
        for each in requests
        if each is speed or not _belongs(each, tape.word)
    ]


def _belongs(request: Request, tape: str) -> bool:
    slows = request.word == _SPEEDS[tape] and not request.quantities
    return slows or _is_tape(request, tape)
