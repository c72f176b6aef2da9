"""Settings of cuts and fades, which follow from the clip's length and from its silences."""

from __future__ import annotations

import math
from dataclasses import replace

from talkbox.planner.moves.asked import Asked, Fulfilled, Unclear, say
from talkbox.planner.moves.numbers import Bound, Refused, bound
from talkbox.planner.requests import RECUT, Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.quantities import PART, Quantity
from talkbox.planner.text.times import to_seconds

_SILENCES = {"fade_in": "lead_silence_seconds", "fade_out": "tail_silence_seconds"}
"""Fades and the silence that they may lie in."""
_FALLS = "fade_out"
_ENDS = {"first": "lead_silence_seconds", "last": "tail_silence_seconds"}
_SHORTEST_SECONDS = 0.01
_BOTH = 2
"""Times of a cut at both ends: how much goes at the start, and at the end."""
_PAST_SECONDS = 0.01
"""So far past the end a part reaches that has no other end, lest its ramp should be heard there."""


def trimmed(asked: Asked) -> Bound:
    """Start and end from "the first 2 seconds", "after 3 s", "from 1 to 3 s", "to 3 seconds"."""
    said = asked.number("s", "ms", PART, "")
    length = asked.scene.length_seconds
    if said is None:
        raise Unclear(say("question", "trim", length=f"{length:.1f}"))
    scale = to_seconds(said, length)
    if {"first", "last"} <= asked.request.marks and len(asked.request.quantities) == _BOTH:
        off = asked.request.quantities[1]
        start = said.value * scale
        end = length - off.value * to_seconds(off)
        return _kept(start, end, length)
    start, end = _span(said.value * scale, said.until, scale, length, asked.request.marks)
    return _kept(start, end, length)


def _kept(start: float, end: float, length: float) -> Bound:
    """The cut that leaves this span; raises Refused or Fulfilled where there is none."""
    if end - start < _SHORTEST_SECONDS or start >= length:
        raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    if start <= 0 and end >= length - 0.001:
        raise Fulfilled(say("needless", "trim", value=f"{length:.2f}"))
    return {0: {"start_seconds": round(max(start, 0.0), 3), "end_seconds": round(end, 3)}}


def _span(
    value: float, until: float | None, scale: float, length: float, marks: frozenset[str]
) -> tuple[float, float]:
    """The part that is kept: "trim the first second" loses it, "trim to the first" keeps it."""
    value = abs(value)
    drops = not {"only", "keep", "to", "more", "make"} & marks
    if until is not None and drops and {"remove", "less"} & marks:
        return _without(value, until * scale, length)
    if until is not None:
        return value, min(until * scale, length)
    if "middle" in marks:
        return max((length - value) / 2, 0.0), min((length + value) / 2, length)
    if "ends" in marks and drops:
        return value, length - value
    if "last" in marks:
        return (0.0, length - value) if drops else (max(length - value, 0.0), length)
    if "first" in marks:
        return (value, length) if drops else (0.0, min(value, length))
    if "by" in marks:
        return 0.0, length - value
    return (value, length) if begins_there(marks) else (0.0, min(value, length))


def begins_there(marks: frozenset[str]) -> bool:
    """Whether what is kept begins at the time that was said, and does not end there."""
    if {"less", "remove"} & marks:  # "everything up to 2 s can go"
        until = {"remove", "to"} <= marks  # "remove everything until 0:12", not "cut to 12 s"
        return until or bool({"before", "below"} & marks)
    if {"only", "keep"} & marks and {"before", "after"} & marks:
        return "after" in marks
    return bool({"before", "from"} & marks)


def _without(start: float, end: float, length: float) -> tuple[float, float]:
    """What is left where a part at one end goes; raises Refused for one behind the end."""
    if start >= length:
        raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    return (end, length) if start <= 0 else (0.0, start)


def out_of_middle(request: Request, scene: Scene) -> Request:
    """ "Cut 2 to 4 s out": a part inside the clip is taken out, and the rest is joined."""
    said = next((each for each in request.quantities if each.unit in ("s", "ms")), None)
    drops = {"remove", "less"} & request.marks and not {"only", "keep", "to"} & request.marks
    if request.word != "trim" or request.deed != "apply" or said is None or not drops:
        return request
    ends = said.until if said.until is not None else said.value
    inside = ends * to_seconds(said) < scene.length_seconds
    named = "middle" in request.marks if said.until is None else said.value > 0
    return replace(request, word="cut_out") if inside and named else request


def section(asked: Asked) -> Bound:
    """Start and end of a part: "from 1 to 2 s", "the last second", "the first half"."""
    said, length = asked.number("s", "ms", PART), asked.scene.length_seconds
    if said is None:
        raise Unclear(say("question", "section", length=f"{length:.1f}"))
    scale, marks = to_seconds(said, length), asked.request.marks
    value = abs(said.value) * scale
    if said.until is not None:
        start, end = sorted((value, said.until * scale))
    elif "middle" in marks:
        start, end = (length - value) / 2, (length + value) / 2
    elif "last" in marks:
        start, end = length - value, length
    elif {"after", "from"} & marks:
        start, end = value, length
    else:
        start, end = 0.0, value
    start = max(start, 0.0)
    if min(end, length) - start < _SHORTEST_SECONDS:
        raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    ends = math.ceil((length + _PAST_SECONDS) * 100) / 100 if end >= length else round(end, 3)
    return {0: {"start_seconds": round(start, 3), "end_seconds": ends}}


def cut_silence(request: Request, scene: Scene) -> Request:
    """ "No silence at the start": that much is cut there, and the other end is left alone; "trim
    the silence, but leave 0.3 s": all but that goes at each end.
    """
    said = request.quantity("s") or request.quantity("ms")
    named = [end for end in _ENDS if end in request.marks]
    if request.word != "trim_silence" or request.deed != "apply" or not (said or len(named) == 1):
        return request
    left = 0.0 if said is None else said.value * to_seconds(said)
    gone = {end: scene.level(_ENDS[end], 0.0) - left for end in named or _ENDS}
    cuts = {
        end: Quantity(round(each, 3), "s") for end, each in gone.items() if each > _SHORTEST_SECONDS
    }
    if not cuts:
        return request
    marks = frozenset({*cuts, "remove"})
    return replace(request, word="trim", quantities=tuple(cuts.values()), marks=marks)


def silence_around(asked: Asked) -> Bound:
    """As much silence at the end as is said for the start."""
    said = bound(asked.request, asked.word, asked.word.meaning, asked.scene)
    return {at: {**values, "end_seconds": values["start_seconds"]} for at, values in said.items()}


def faded(asked: Asked) -> Bound:
    """A fade is never longer than the sound."""
    said, length = asked.number("s", "ms", PART), asked.scene.length_seconds
    if said is not None and said.unit == PART:
        said = Quantity(abs(said.value) * length, "s")
    places = range(len(asked.word.meaning.moves))
    _is_heard(asked, said)
    if said is None:
        strength = min(max(asked.request.strength, 1.0), 3.0)
        share = min(0.12 * strength, 0.4) * length
        return {
            at: {"fade_seconds": round(max(min(share, 2 * strength), 0.02), 3)} for at in places
        }
    seconds = abs(said.value) * to_seconds(said)
    if asked.word.name == _FALLS and _falls_from(asked.request.marks):
        seconds = length - seconds
        if seconds < _SHORTEST_SECONDS:
            raise Refused(say("refusal", "trim", length=f"{length:.2f}"))
    return {at: {"fade_seconds": round(max(min(seconds, length), 0.001), 3)} for at in places}


def _falls_from(marks: frozenset[str]) -> bool:
    """Whether the time says where the fade begins: "fade out from 0:12", "starting at 3 s"."""
    return bool({"from", "after", "first"} & marks) and not {"last", "above", "by"} & marks


def _is_heard(asked: Asked, said: Quantity | None) -> None:
    """Raise Fulfilled where a fade would lie in the silence at its end of the clip alone."""
    silence = _SILENCES.get(asked.word.name)
    if said is None or silence is None or RECUT in asked.request.marks:
        return
    seconds = abs(said.value) * to_seconds(said)
    silent = asked.scene.level(silence, 0.0)
    if silent >= seconds:
        raise Fulfilled(say("needless", asked.word.name, value=f"{silent:.1f}"))
