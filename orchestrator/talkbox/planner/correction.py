"""The next step after a verdict: stronger where it missed, other moves where strength is spent.

Steps are sized from how far the aim was missed, on the same line of strengths that the first move
came from. Numbers that the producer gave are never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Measured
from talkbox.planner.aims import aims_of
from talkbox.planner.history import Turn
from talkbox.planner.meanings import meaning_for
from talkbox.planner.plan import Step
from talkbox.planner.planning import settings_given
from talkbox.planner.repairs import repairs
from talkbox.planner.requests import Request
from talkbox.planner.scene import Scene
from talkbox.planner.understanding import Understood
from talkbox.planner.values import STRONGEST, settings_at, stage_strength
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Move
from talkbox_tools.chain import Stage

_SMALLEST, _BIGGEST = 0.3, 1.3
"""Bounds of one correction, in strengths: from a touch to the plain word is 1."""
_GAIN = 1.1
_STUCK = 0.15
"""Below this progress more of the same is no use."""


def next_steps(understood: Understood, verdict: Measured) -> list[Step]:
    """What to change after this verdict; nothing when it is as good as it gets."""
    stages = tuple(Stage.from_json(stage) for stage in verdict.stages)
    made = made_stages(understood, stages)
    steps: list[Step] = []
    if verdict.rounds_left > 1:  # the last round is kept for level and repairs
        steps = _corrections(understood, verdict, stages, made)
    touched = {str(step.arguments.get("stage")) for step in steps}
    fixes = repairs(understood, verdict, stages, made)
    return steps + [fix for fix in fixes if str(fix.arguments.get("stage")) not in touched]


def made_stages(understood: Understood, stages: Sequence[Stage]) -> list[tuple[Step, Stage]]:
    """The plan's new stages beside the steps that added them, as far as they are still there."""
    old = {stage.id for stage in understood.scene.stages}
    new = sorted((s for s in stages if s.id not in old), key=lambda s: int(s.id.removeprefix("s")))
    adding = [step for step in understood.plan.steps if step.adds]
    done = [step for step in adding if not _failed(understood.turn, step)]
    pairs: list[tuple[Step, Stage]] = []
    for step in done:
        fitting = next((stage for stage in new if stage.effect == step.arguments["kind"]), None)
        if fitting is not None:
            new.remove(fitting)
            pairs.append((step, fitting))
    return pairs


def _failed(turn: Turn, step: Step) -> bool:
    results = turn.results()
    return any(
        call.id in results and results[call.id].failed
        for answer in turn.answers()
        for call in answer.calls
        if call.name == step.tool and call.arguments == dict(step.arguments)
    )


def _corrections(
    understood: Understood,
    verdict: Measured,
    stages: Sequence[Stage],
    made: Sequence[tuple[Step, Stage]],
) -> list[Step]:
    missed = {
        aim["measure"]: aim["progress"]
        for aim in verdict.verdict.get("aims", ())
        if not aim["met"] and not aim["optional"]
    }
    steps: list[Step] = []
    for request in understood.plan.requests:
        own = [aim.measure for aim in aims_of(request, understood.scene) if not aim.optional]
        progress = min((missed[name] for name in own if name in missed), default=None)
        if progress is not None:
            steps += _stronger(request, progress, made, stages, understood.scene)
    return steps


def _stronger(
    request: Request,
    progress: float,
    made: Sequence[tuple[Step, Stage]],
    stages: Sequence[Stage],
    scene: Scene,
) -> list[Step]:
    steps: list[Step] = []
    spent = progress < _STUCK
    for step, stage in made:
        if step.request is not request or step.move is None or spent:
            continue
        turned = _turned(request, step.move, stage, progress, scene)
        spent = spent or not turned
        steps += turned
    return steps or _second(request, stages, scene)


def _turned(
    request: Request, move: Move, stage: Stage, progress: float, scene: Scene
) -> list[Step]:
    strength = stage_strength(move, stage.parameters, scene)
    if strength is None or strength >= STRONGEST:
        return []
    by = min(max((1.0 - progress) * _GAIN * strength, _SMALLEST), _BIGGEST)
    wanted = settings_at(move, min(strength + by, STRONGEST), scene)
    exact = _said_exactly(request, move, scene)
    return [
        _set(request, stage, name, value)
        for name, value in wanted.items()
        if isinstance(move.settings[name], tuple)
        and name not in exact
        and stage.parameters.get(name) != value
    ]


def _said_exactly(request: Request, move: Move, scene: Scene) -> set[str]:
    """Settings that the producer gave as numbers."""
    word = lexicon.word(request.word)
    meaning = meaning_for(word, scene)
    if not request.quantities or move not in meaning.moves:
        return set()
    given = settings_given(request, word, meaning, scene)
    return set(given.get(meaning.moves.index(move), {}))


def _second(request: Request, stages: Sequence[Stage], scene: Scene) -> list[Step]:
    """The word's second moves, once; numbers from the producer stand as they are."""
    word = lexicon.word(request.word)
    if request.quantities and word.exact != "loudness":
        return []
    meaning = meaning_for(word, scene)
    for move in meaning.second:
        settings = settings_at(move, request.strength, scene)
        if not any(_is_like(stage, move.kind, settings) for stage in stages):
            return [Step(move.tool, {"kind": move.kind, **settings}, request, move)]
    return []


def _is_like(stage: Stage, kind: str, settings: Mapping[str, Any]) -> bool:
    return stage.effect == kind and all(
        stage.parameters.get(name) == value for name, value in settings.items()
    )


def _set(request: Request, stage: Stage, name: str, value: Any) -> Step:
    arguments = {"action": "set", "stage": stage.id, "parameter": name, "value": float(value)}
    return Step("edit_chain", arguments, request)
