"""Note values and tempi as times and rates: "a quarter note at 120 BPM" is half a second.

What repeats takes it as a time, what swings as a rate. A tempo that was said after the effect
("8th note tremolo, 120 bpm") belongs to it, and asks for no other speed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_WHOLE_NOTE_BEATS = 4
_UNITS = ("note", "bpm")
_CHOPPED = 3.0
_PAIR = 2
_SLOWEST_BPM, _FASTEST_BPM = 30.0, 300.0
_LEAST_SPEED_PERCENT = 65.0
_LEAST_LENGTH_PERCENT = 100.0
""" "Stretch it 8 %" says by how much, "stretch it to 108 %" to what."""


def in_tempo(found: Iterable[Request]) -> list[Request]:
    """The requests with a tempo that stands by itself beside the note value that it counts; one
    that the clip only has ("it's 120 bpm and I need a delay") is no other speed beside a wish.
    """
    line = list(map(_chopped, found))
    tempo = next((each for each in line if _is_tempo(each)), None)
    if tempo is None:
        return line
    waiting = list(filter(_waits, line))
    if not waiting and _is_told(tempo):
        waiting = [each for each in line if follows_beat(each.word) and not each.quantities]
    if not waiting and not (_is_told(tempo) and _asks_else(line)):
        return line
    said = tempo.quantities
    return [
        replace(each, quantities=(*each.quantities, *said)) if each in waiting else each
        for each in line
        if each is not tempo
    ]


def _asks_else(line: Iterable[Request]) -> bool:
    return any(each.word not in lexicon.reading()["tempo"] for each in line)


def _is_told(tempo: Request) -> bool:
    """Whether the tempo is what the clip has: "it's 120 bpm"."""
    return tempo.asked.split(" ")[0] in lexicon.reading()["telling_tempo"]


def as_beaten(request: Request) -> Request:
    """The request with its note value as the time, or the rate, that it is at the tempo."""
    note, tempo = request.quantity("note"), request.quantity("bpm")
    if note is not None and tempo is None:
        tempo = next((said for said in request.quantities if _is_bare_tempo(said)), None)
    if note is None and follows_beat(request.word):
        note = Quantity(1 / _WHOLE_NOTE_BEATS, "note")
    if note is None or tempo is None or tempo.value <= 0:
        return request
    seconds = note.value * _WHOLE_NOTE_BEATS * 60 / tempo.value
    swings = takes(request.word, "rate_hz")
    said = (
        Quantity(round(1 / seconds, 2), "hz")
        if swings
        else Quantity(round(1000 * seconds, 1), "ms")
    )
    counted = (note, tempo)
    others = (each for each in request.quantities if each.unit not in _UNITS)
    return replace(request, quantities=(said, *(each for each in others if each not in counted)))


def _is_bare_tempo(said: Quantity) -> bool:
    """ "A dotted eighth at 120": beside a note value a number without a unit is a tempo."""
    return not said.unit and not said.signed and _SLOWEST_BPM <= said.value <= _FASTEST_BPM


def as_sped(request: Request) -> Request:
    """ "140 bpm to 128", "3/4 tempo": the tempo that it has and the one to get, or a share."""
    words = lexicon.reading()
    if request.word not in words["tempo"]:
        return request
    request = _to_the_share(_from_to(request))
    bare = next((each for each in request.quantities if not each.unit), None)
    tempo = request.quantity("bpm")
    if bare is None:
        return request
    others = tuple(each for each in request.quantities if each not in (bare, tempo))
    if tempo is not None and tempo.until is None and bare.value >= _SLOWEST_BPM:
        return replace(request, quantities=(replace(tempo, until=bare.value), *others))
    if 0 < bare.value < 1 and request.asked in words["paces"]:
        return replace(request, quantities=(replace(bare, unit="times"), *others))
    return request


def _to_the_share(request: Request) -> Request:
    """ "Slower, 85 %": of so much nothing would be left, so it is the speed to get."""
    share = request.quantity("percent")
    if request.word != "slower" or share is None or {"by", "to"} & request.marks:
        return request
    last = _LEAST_SPEED_PERCENT <= share.value < 100
    return replace(request, marks=request.marks | {"to"}) if last else request


def _from_to(request: Request) -> Request:
    """ "Speed it up to 174 from 160": which of two bare tempi it has now is told by the word."""
    said = request.quantities
    bare = [each.value for each in said if _is_bare_tempo(each) and each.until is None]
    if len(bare) != len(said) or len(bare) != _PAIR or not {"from", "to"} <= request.marks:
        return request
    now, then = sorted(bare, reverse=request.word == "slower")
    return replace(request, quantities=(Quantity(now, "bpm", until=then),))


def as_stretched(request: Request) -> Request:
    """ "Stretch to 110 %": how long it is to be, where a speed would be its inverse."""
    share = request.quantity("percent")
    if request.word != "slower" or share is None or "stretch" not in request.asked.split():
        return request
    if share.value < _LEAST_LENGTH_PERCENT:
        return request
    slower = Quantity(round(100 - 10_000 / share.value, 2), "percent")
    others = (each for each in request.quantities if each is not share)
    return replace(request, quantities=(slower, *others), marks=request.marks - {"to", "at"})


def follows_beat(word: str) -> bool:
    """Whether the word's effect repeats or swings, so that a tempo can count it."""
    return takes(word, "rate_hz") or takes(word, "time_ms")


def _is_tempo(request: Request) -> bool:
    tempo = request.word in lexicon.reading()["tempo"] and request.deed == "apply"
    named = request.asked in lexicon.reading()["tempo_names"]  # "tempo 120"
    said = request.quantity("bpm") or next(
        (each for each in request.quantities if named and _is_bare_tempo(each)), None
    )
    return tempo and said is not None and said.until is None


def _waits(request: Request) -> bool:
    """Whether the request has a note value and no tempo to count it."""
    return request.quantity("note") is not None and request.quantity("bpm") is None


def _chopped(request: Request) -> Request:
    """ "Chop it in 16ths": on and off in time, and no cut."""
    if request.word != "trim" or request.quantity("note") is None:
        return request
    return replace(request, word="tremolo", strength=max(request.strength, _CHOPPED))
