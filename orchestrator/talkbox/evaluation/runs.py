"""A run: one case on one clip, answered, judged, and set beside its floors."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talkbox.evaluation import floors
from talkbox.evaluation.cases import Case
from talkbox.evaluation.judging import Result, judged, louder_lu
from talkbox_tools.backend import BackendError

if TYPE_CHECKING:
    from talkbox.evaluation.bench import Answer, Bench
    from talkbox.evaluation.clips import Clip
    from talkbox.listener import Listener

Task = tuple[Case, "Clip"]
MET = "met"


@dataclass(frozen=True, slots=True)
class Run:
    """What is kept of a run."""

    case: str
    kind: str
    clip: str
    held: bool
    broken: tuple[str, ...]
    """What did not hold, a line for each."""
    status: str
    """The program's own verdict; of three strengths the first that is not `met`."""
    reply: str
    """Its last words."""
    seconds: float
    """For each request."""
    tokens: Mapping[str, int] = field(default_factory=dict)
    floors: Mapping[str, bool] = field(default_factory=dict)
    """Name of a floor -> whether it would have held; "by hand" only where the case has one."""


def tasks(cases: Sequence[Case], clips: Sequence[Clip], most: int) -> list[Task]:
    """Every case with the clips it is about, at most so many of them (0: all), by clip.

    Which ones is drawn by the names alone, so that every run of the evaluation draws the same.
    """
    chosen: list[Task] = []
    for case in cases:
        fitting = [clip for clip in clips if case.applies(clip.kinds)]
        fitting.sort(key=lambda clip: zlib.crc32(f"{case.name} {clip.name}".encode()))
        chosen += [(case, clip) for clip in (fitting[:most] if most else fitting)]
    return sorted(chosen, key=lambda task: task[1].name)


def run(case: Case, bench: Bench, seed: int, listener: Listener) -> Run:
    """Answer the case on the bench's clip and judge it; raises Cancelled."""
    answers = [bench.answer(say, listener) for say in case.said]
    broken = _judged(case, bench, [answer.result for answer in answers])
    return Run(
        case=case.name,
        kind=case.kind,
        clip=bench.clip.name,
        held=not broken,
        broken=tuple(broken),
        status=_status(answers),
        reply=answers[-1].reply,
        seconds=round(sum(answer.seconds for answer in answers) / len(answers), 4),
        tokens=_summed(answers),
        floors=_floors(case, bench, answers, seed),
    )


def _judged(case: Case, bench: Bench, results: Sequence[Result]) -> list[str]:
    return judged(case, bench.clip.kinds, bench.source, results)


def _floors(case: Case, bench: Bench, answers: Sequence[Answer], seed: int) -> dict[str, bool]:
    many = range(len(case.said))
    draw = zlib.crc32(f"{case.name} {bench.clip.name}".encode())
    results = {
        floors.NO_CHANGE: [floors.no_change(bench.source, not case.refuse) for _ in many],
        floors.RANDOM: [
            floors.random_equaliser(bench.source, (seed, draw, number)) for number in many
        ],
        floors.INVERTED: [_inverted(case, bench, answer) for answer in answers],
    }
    if case.by_hand:
        results[floors.BY_HAND] = [_by_hand(case, bench)] * len(case.said)
    return {name: not _judged(case, bench, given) for name, given in results.items()}


def _inverted(case: Case, bench: Bench, answer: Answer) -> Result:
    """At the source's loudness, unless the case is about level, and without new overs."""
    if answer.sound is None:
        return Result(bench.source, answer.reply)
    chain = floors.inverted(answer.chain, bench.source.loudness_lufs)
    try:
        sound = bench.render(chain)
    except BackendError:
        return Result(bench.source, answer.reply)
    if case.loudness_lu != "free":
        sound = floors.as_loud(sound, bench.source)
    return Result(floors.trimmed(sound, bench.source), answer.reply)


def _by_hand(case: Case, bench: Bench) -> Result:
    """Without new overs, and turned back to its loudness where that moved too far."""
    sound = bench.render(floors.by_hand(case.by_hand))
    most = case.loudness_lu
    if most != "free" and abs(louder_lu(bench.source, sound)) > most:
        sound = floors.as_loud(sound, bench.source)
    return Result(floors.trimmed(sound, bench.source))


def _status(answers: Sequence[Answer]) -> str:
    """The first that is not `met`, so that a claim counts only where all of it was claimed."""
    return next((answer.status for answer in answers if answer.status != MET), MET)


def _summed(answers: Sequence[Answer]) -> dict[str, int]:
    total: dict[str, int] = {}
    for answer in answers:
        for name, count in answer.tokens.items():
            total[name] = total.get(name, 0) + count
    return total
