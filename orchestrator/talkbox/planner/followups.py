"""Follow-ups as plans: more, less, undo, back to the first, the other way, clear."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.effects import effects, is_text
from talkbox.planner.history import Topic, flipped_requests
from talkbox.planner.moves.deeds import amount
from talkbox.planner.moves.numbers import Refused
from talkbox.planner.moves.planning import plan
from talkbox.planner.moves.stages import made_by_word
from talkbox.planner.plan import Plan, Step
from talkbox.planner.requests import Follow, Request
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table
from talkbox_tools.chain import Stage

_SOME = 1.2
"""How far back "too much" goes when nothing is there that could be turned down."""
_TRAVELS = frozenset({"undo", "redo", "first", "take"})


def follow_plan(follow: Follow, requests: Sequence[Request], topic: Topic, scene: Scene) -> Plan:
    """The plan for a follow-up, with the requests that came with it; raises Refused."""
    if follow.kind in ("more", "less"):
        made = _more_or_less(follow, topic, scene)
        return _joined(made, plan(requests, scene)) if requests else made
    if follow.kind == "between":
        return _between(topic)
    if follow.kind == "opposite":
        return _opposite(topic, scene)
    if follow.kind == "otherwise":
        return _otherwise(topic, scene)
    if requests:
        return _then(follow, requests, topic, scene)
    if follow.kind == "off":
        _need(bool(topic.stages), "nothing_to_undo")
        return _without(topic, scene, ())
    if follow.kind == "clear":
        _need(bool(scene.stages), "no_effects")
        return Plan((Step("edit_chain", {"action": "clear"}),))
    if follow.kind != "redo":
        _need(bool(scene.stages) or scene.takes > 0, "nothing_to_undo")
    return Plan((_travel(follow),))


def _travel(follow: Follow) -> Step:
    told = {"value": follow.number} if follow.kind == "take" or follow.number > 1 else {}
    return Step("edit_chain", {"action": follow.kind, **told})


def _joined(first: Plan, second: Plan) -> Plan:
    return replace(
        second,
        steps=first.steps + second.steps,
        refused=first.refused + second.refused,
        asks=first.asks + second.asks,
        done_already=first.done_already + second.done_already,
        requests=first.requests + second.requests,
    )


def travels(follow: Follow | None, requests: Sequence[Request]) -> bool:
    """Whether the follow-up is a step through history and nothing else."""
    return follow is not None and follow.kind in _TRAVELS and not requests


def _need(condition: bool, name: str) -> None:
    if not condition:
        raise Refused(table("planner")["refusal"][name])


def _more_or_less(follow: Follow, topic: Topic, scene: Scene) -> Plan:
    movable = [stage for stage in _meant(topic) if effects()[stage.effect].strength]
    if movable:
        steps = [
            Step(
                "edit_chain",
                {"action": follow.kind, "stage": stage.id, "amount": amount(follow.strength)},
            )
            for stage in movable
        ]
        return Plan(tuple(steps), requests=topic.requests)
    if topic.stages:
        effect = topic.stages[-1].effect.replace("_", " ")
        raise Refused(table("planner")["refusal"]["no_strength"].format(effect=effect))
    _need(bool(topic.requests), "nothing_before")
    again = topic.requests if follow.kind == "more" else flipped_requests(topic.requests)
    _need(bool(again), "nothing_before")
    strength = follow.strength if follow.kind == "more" else min(follow.strength, _SOME)
    return plan([replace(each, strength=strength) for each in again], scene)


def _between(topic: Topic) -> Plan:
    """ "Somewhere in between": the middle of each setting before and after the last edit."""
    _need(bool(topic.stages), "nothing_before")
    old = {stage.id: stage for stage in topic.before}
    steps: list[Step] = []
    for stage in topic.stages:
        before = old.get(stage.id)
        steps += [_half(stage)] if before is None else _middles(before, stage)
    return Plan(tuple(steps))


def _half(stage: Stage) -> Step:
    return Step("edit_chain", {"action": "less", "stage": stage.id, "amount": "lot"})


def _middles(before: Stage, after: Stage) -> list[Step]:
    """The edits that set every number that was changed to its middle, on its own scale."""
    spec, steps = effects()[after.effect], []
    for parameter in spec.parameters:
        old, new = before.parameters.get(parameter.name), after.parameters.get(parameter.name)
        if old == new or not isinstance(old, int | float) or not isinstance(new, int | float):
            continue
        middle = math.sqrt(old * new) if parameter.scale == "log" else (old + new) / 2
        told = {"parameter": parameter.name, "value": parameter.snap(middle)}
        steps.append(Step("edit_chain", {"action": "set", "stage": after.id, **told}))
    return steps


def _meant(topic: Topic) -> list[Stage]:
    """The stages of the last edit, without gain that only kept the level."""
    level = any(lexicon.word(request.word).level for request in topic.requests)
    meant = [stage for stage in topic.stages if level or stage.effect not in ("gain", "limiter")]
    return [stage for stage in meant if not stage.bypassed]


def _opposite(topic: Topic, scene: Scene) -> Plan:
    """The opposite of what was asked, from how it was before it was first asked for."""
    turned = flipped_requests(topic.requests)
    _need(bool(turned), "nothing_before")
    words = [lexicon.word(request.word) for request in topic.requests]
    made = {stage.id: stage for word in words for stage in made_by_word(word, scene.stages, scene)}
    old = {stage.id for stage in topic.before}
    made |= {stage.id: stage for stage in topic.stages if stage.id not in old}
    return _without(Topic(stages=tuple(made.values())), scene, turned)


def _otherwise(topic: Topic, scene: Scene) -> Plan:
    """What was asked, by other means than the last edit's; `scene` holds what gives way."""
    _need(bool(topic.requests and topic.stages), "nothing_before")
    made = _without(topic, scene, topic.requests)
    old = {stage.effect for stage in topic.stages}
    _need(
        any(step.adds and step.arguments["kind"] not in old for step in made.steps), "no_other_way"
    )
    return made


def means_of(topic: Topic) -> frozenset[str]:
    """The effects by which the last edit did what was asked, level repairs left out."""
    return frozenset(stage.effect for stage in _meant(topic))


def _then(follow: Follow, requests: Sequence[Request], topic: Topic, scene: Scene) -> Plan:
    """ "undo that and make it brighter": a step back by edits, then the rest, as one take."""
    _need(follow.kind not in ("take", "redo"), "step_first")
    _need(follow.number == 1 or bool(topic.stages or topic.before), "steps_too_far")
    if follow.kind in ("first", "clear"):
        return _without(Topic(stages=scene.stages), scene, requests)
    return _without(topic, scene, requests)


def _without(topic: Topic, scene: Scene, requests: Sequence[Request]) -> Plan:
    """The requests on the chain as it was before the last edit."""
    old = {stage.id: stage for stage in topic.before}
    back: list[Step] = []
    for stage in topic.stages:
        back += _restored(stage, old.get(stage.id))
    gone = {stage.id for stage in topic.stages if stage.id not in old}
    left = tuple(old.get(stage.id, stage) for stage in scene.stages if stage.id not in gone)
    fresh = plan(requests, replace(scene, stages=left))
    return replace(fresh, steps=(*back, *fresh.steps))


def _restored(stage: Stage, old: Stage | None) -> list[Step]:
    """The edits that make a stage what it was before: gone, or with its old values."""
    if old is None:
        return [Step("edit_chain", {"action": "remove", "stage": stage.id})]
    return [
        Step(
            "edit_chain",
            {"action": "set", "stage": stage.id, "parameter": name, "value": float(value)},
        )
        for name, value in old.parameters.items()
        if stage.parameters.get(name) != value and not is_text(old.effect, name)
    ]
