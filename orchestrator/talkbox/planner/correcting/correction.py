"""The next step after a verdict: stronger where it missed, other moves where strength is spent.

Steps are sized from how far the aim was missed, on the same line of strengths that the first move
came from; what went the wrong way is taken back. Numbers that the producer gave are never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from talkbox.messages import Measured
from talkbox.planner.correcting.attempts import (
    all_stages,
    best_so_far,
    levelled_in_vain,
    stages_of,
    too_hot,
    way_back,
)
from talkbox.planner.correcting.levelling import level_steps, short_of_room_db
from talkbox.planner.correcting.repairs import repairs
from talkbox.planner.correcting.strides import Heard, eased, stronger
from talkbox.planner.goals.aims import aims_of
from talkbox.planner.history import Turn
from talkbox.planner.moves.matching import refits
from talkbox.planner.moves.meanings import meaning_for
from talkbox.planner.moves.planning import settings_given
from talkbox.planner.moves.sparing import doubles
from talkbox.planner.moves.values import settings_at, stage_strength
from talkbox.planner.plan import Step
from talkbox.planner.requests import PLAIN, Request
from talkbox.planner.sound.scene import Scene
from talkbox.planner.understanding import Understood
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Move
from talkbox_tools.chain import Stage

Progress = Mapping[str, float]
"""Measure -> how far its aim was reached, 1 is just met."""

_WRONG_WAY = -0.1
_MOST_STEPS = 8
"""As many calls as one answer may hold."""
_AS_SAID = 0.8
"""Below this share of its strength a word would sound like a weaker one."""
_FAR_PAST, _PAST_STRENGTH = 2.0, 0.3
"""From which progress on a touch is no touch, where a correction made it so much stronger."""
_LOUDNESS, _GAIN = "integrated_lufs", "gain_db"
_PAST, _MOST_LU = 1.2, 8.0
"""How far past the least a level is set that fell short, and the most it may be set by."""
_NO_ROOM_DB = 1.0
"""Peaks this far over the ceiling cost more than they give: the move is eased first."""


def next_steps(understood: Understood, newest: Measured) -> list[Step]:
    """What to change after this verdict; nothing when it is as good as it gets."""
    if understood.follows("off") and not understood.reading.requests:
        return []
    heard = [each for each in understood.turn.measured() if each.verdict["status"] != "failed"]
    base = best_so_far(heard or [newest])
    stages = stages_of(base)
    made = made_stages(understood, stages)
    steps: list[Step] = []
    if newest.rounds_left > 1:  # the last round is kept for level and repairs
        steps = [*refits(understood, base), *_Round(understood, base, heard, made).steps()]
    if understood.follows("more", "less"):  # of the same, by the same means
        steps = [step for step in steps if not step.adds]
    touched = {str(step.arguments.get("stage")) for step in steps}
    fixes = repairs(base, stages, [stage for _, stage in made])
    steps += [fix for fix in fixes if str(fix.arguments.get("stage")) not in touched]
    last = newest.rounds_left == 1
    if last or not any(step.adds for step in steps):  # the level is set behind the last stage
        steps += _levelled(understood, base, heard, alone=not steps)
    back = way_back(stages_of(newest), stages)
    return (back + steps)[:_MOST_STEPS] if steps else []


def _levelled(
    understood: Understood, base: Measured, heard: Sequence[Measured], *, alone: bool
) -> list[Step]:
    """The level put right, unless just that was tried and did more harm than good.

    Peaks that no converter can play are brought down whatever it costs.
    """
    if alone and not too_hot(base) and levelled_in_vain(base, heard):
        return []
    return level_steps(understood, base, stages_of(base))


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


@dataclass(frozen=True, slots=True)
class _Round:
    """One round of corrections, from the take that came furthest."""

    understood: Understood
    base: Measured
    heard: Sequence[Measured]
    made: Sequence[tuple[Step, Stage]]

    def steps(self) -> list[Step]:
        """What to do about each request: more of it, something else, or less of it."""
        if undone := self._unguarded():
            return undone
        found: list[Step] = []
        too_much = self._too_much()
        for request in self.understood.plan.requests:
            own = _own(request, self.scene)
            progress = _least(own, _progress(self.base))
            if progress is None:
                continue
            if progress < 1.0:
                found += self._stronger(request, own)
            elif too_much or self._past_a_touch(request, own, progress):
                found += self._eased(request, own)
        return found

    def _unguarded(self) -> list[Step]:
        """The guards taken out where they turned the wish round: "more air, no harsh esses" of a
        voice whose air its esses are.
        """
        asked = self.understood.plan.requests
        progress = [_least(_own(each, self.scene), _progress(self.base)) for each in asked]
        if all(each is None or each > _WRONG_WAY for each in progress):
            return []
        guards = [stage for step, stage in self.made if step.adds and step.request not in asked]
        return [Step("edit_chain", {"action": "remove", "stage": each.id}) for each in guards]

    @property
    def scene(self) -> Scene:
        return self.understood.scene

    def _too_much(self) -> bool:
        """Whether the edit moved what was to stay, or needs more room than there is."""
        aims = self.base.verdict.get("aims", ())
        moved = any(
            aim["want"] == "keep" and not aim["met"] and aim["measure"] != "integrated_lufs"
            for aim in aims
        )
        return moved or short_of_room_db(self.understood, self.base) > _NO_ROOM_DB

    def _past_a_touch(self, request: Request, own: Sequence[str], progress: float) -> bool:
        """Whether what was to be slight was first too weak and then became far more than that."""
        if request.strength >= PLAIN or progress < _FAR_PAST:
            return False
        lines = [self._heard(move, stage, own) for move, stage in self._moves(request)]
        return any(line[-1][0] > min(line)[0] + _PAST_STRENGTH for line in lines)

    def _stronger(self, request: Request, own: Sequence[str]) -> list[Step]:
        """More of the moves; where more is no use another, in their place if they did harm."""
        steps: list[Step] = []
        for move, stage in self._moves(request):
            strength = stronger(self._heard(move, stage, own))
            if strength is not None:
                steps += self._turned(request, move, stage, strength)
        steps = steps or self._regained(request, own)
        if steps:
            return steps
        second = self._second(request)
        return self._taken_out(request) + second if second else []

    def _regained(self, request: Request, own: Sequence[str]) -> list[Step]:
        """The gain by which a level fell short because another word took loudness away."""
        missed = _missed_level(self.base)
        if missed is None or list(own) != [_LOUDNESS]:
            return []
        return [
            _set(request, stage, _GAIN, round(float(stage.parameters[_GAIN]) + missed, 1))
            for _, stage in self._moves(request)[:1]
            if _GAIN in stage.parameters and not request.quantities
        ]

    def _taken_out(self, request: Request) -> list[Step]:
        """The request's stages removed where all that it should move went the wrong way."""
        named = {aim.measure for aim in aims_of(request, self.scene)}
        aims = [aim for aim in self.base.verdict.get("aims", ()) if aim["measure"] in named]
        if any(aim["progress"] > _WRONG_WAY for aim in aims):
            return []
        return [
            Step("edit_chain", {"action": "remove", "stage": stage.id}, request)
            for _, stage in self._moves(request)
        ]

    def _eased(self, request: Request, own: Sequence[str]) -> list[Step]:
        steps: list[Step] = []
        for move, stage in self._moves(request):
            heard = self._heard(move, stage, own)
            strength = eased(heard)
            if strength is not None:
                held = min(max(strength, self._least(request)), heard[-1][0])
                steps += self._turned(request, move, stage, held)
        return steps

    def _least(self, request: Request) -> float:
        """How far a word may be eased: as said it stays, unless something had to be kept."""
        asked = any(
            aim["want"] == "keep" and not aim["optional"] and not aim["met"]
            for aim in self.base.verdict.get("aims", ())
        )
        return 0.0 if asked else request.strength * _AS_SAID

    def _moves(self, request: Request) -> list[tuple[Move, Stage]]:
        return [
            (step.move, stage)
            for step, stage in self.made
            if step.request is request and step.move is not None
        ]

    def _heard(self, move: Move, stage: Stage, own: Sequence[str]) -> list[Heard]:
        """The strengths at which this stage was heard and how far they came, the base's last."""
        found: list[Heard] = []
        for heard in (*self.heard, self.base):
            there = next((each for each in stages_of(heard) if each.id == stage.id), None)
            progress = _least(own, _progress(heard))
            if there is None or there.effect != stage.effect or progress is None:
                continue
            strength = stage_strength(move, there.parameters, self.scene)
            if strength is not None:
                found.append((strength, progress))
        return found or [(float("inf"), 0.0)]

    def _turned(self, request: Request, move: Move, stage: Stage, strength: float) -> list[Step]:
        exact = _said_exactly(request, move, self.scene)
        return [
            _set(request, stage, name, value)
            for name, value in settings_at(move, strength, self.scene).items()
            if isinstance(move.settings[name], tuple)
            and name not in exact
            and stage.parameters.get(name) != value
        ]

    def _second(self, request: Request) -> list[Step]:
        """The word's next second move; numbers from the producer stand as they are."""
        word = lexicon.word(request.word)
        if request.quantities and word.exact != "loudness":
            return []
        tried = [*self.scene.stages, *all_stages(self.heard)]
        for move in meaning_for(word, self.scene).second:
            settings = settings_at(move, request.strength, self.scene)
            step = Step(move.tool, {"kind": move.kind, **settings}, request, move)
            if doubles(step, self.understood.plan.steps):
                continue
            if not any(_is_like(stage, move.kind, settings) for stage in tried):
                return [step]
        return []


def _missed_level(heard: Measured) -> float | None:
    """How many LU, signed, the loudness still has to go; None where its aim is met or exact."""
    for aim in heard.verdict.get("aims", ()):
        if aim["measure"] == _LOUDNESS and not aim["met"] and aim["want"] in ("up", "down"):
            way = 1.0 if aim["want"] == "up" else -1.0
            short = float(aim["by"] or 0.0) - way * float(aim["change"])
            return way * min(short * _PAST, _MOST_LU)
    return None


def _own(request: Request, scene: Scene) -> list[str]:
    """The measures that the request itself must move."""
    return [aim.measure for aim in aims_of(request, scene) if not aim.optional]


def _progress(heard: Measured) -> Progress:
    return {
        aim["measure"]: aim["progress"]
        for aim in heard.verdict.get("aims", ())
        if not aim["optional"]
    }


def _least(own: Sequence[str], progress: Progress) -> float | None:
    return min((progress[name] for name in own if name in progress), default=None)


def _said_exactly(request: Request, move: Move, scene: Scene) -> set[str]:
    """Settings that the producer gave as numbers."""
    word = lexicon.word(request.word)
    meaning = meaning_for(word, scene)
    if not request.quantities or move not in meaning.moves:
        return set()
    given = settings_given(request, word, meaning, scene)
    return set(given.get(meaning.moves.index(move), {}))


def _is_like(stage: Stage, kind: str, settings: Mapping[str, Any]) -> bool:
    return stage.effect == kind and all(
        stage.parameters.get(name) == value for name, value in settings.items()
    )


def _set(request: Request, stage: Stage, name: str, value: Any) -> Step:
    arguments = {"action": "set", "stage": stage.id, "parameter": name, "value": float(value)}
    return Step("edit_chain", arguments, request)
