"""How long the sound is behind each edit of its time, for the next one counts from there.

"Keep the first 10 s and slow it to half" leaves 20 s, and a fade of the whole goes over all of
them. Parts that go are taken out from the last to the first, so that each is where it was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.text.times import to_seconds
from talkbox_tools.effect import Value

_CUT = "cut_out"

Numbers = Mapping[str, float]


def _kept(values: Numbers, seconds: float) -> float:
    return min(values["end_seconds"] or seconds, seconds) - values["start_seconds"]


def _left(values: Numbers, seconds: float) -> float:
    return seconds - (min(values["end_seconds"] or seconds, seconds) - values["start_seconds"])


def _played(values: Numbers, seconds: float) -> float:
    return seconds / values["speed_ratio"]


_LENGTHS: Mapping[str, Callable[[Numbers, float], float]] = {
    "trim": _kept,
    _CUT: _left,
    "tempo": _played,
    "varispeed": _played,
    "add_silence": lambda values, seconds: (
        seconds + values.get("start_seconds", 0.0) + values.get("end_seconds", 0.0)
    ),
    "repeat": lambda values, seconds: seconds * values["times"],
}


def lengthened(scene: Scene, edits: Iterable[tuple[str, Mapping[str, Value]]]) -> Scene:
    """The scene with the length that the effects, each with its values, leave of it."""
    seconds = scene.length_seconds
    for kind, values in edits:
        if kind in _LENGTHS:
            numbers = {name: float(each) for name, each in values.items()}
            seconds = max(_LENGTHS[kind](numbers, seconds), 0.0)
    if seconds == scene.length_seconds:
        return scene
    return replace(scene, now={**scene.now, "length_seconds": seconds})


def last_cuts_first(requests: Sequence[Request]) -> list[Request]:
    """The requests with the parts that are taken out in the order in which no other moves."""
    cuts = [each for each in requests if each.word == _CUT]
    later_first = iter(sorted(cuts, key=_begins, reverse=True))
    return [next(later_first) if each.word == _CUT else each for each in requests]


def _begins(request: Request) -> float:
    said = request.quantity("s") or request.quantity("ms")
    return 0.0 if said is None else said.value * to_seconds(said)
