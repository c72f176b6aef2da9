"""What is done to stages that are there: take out, turn down, switch off or on, put elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.effects import effects
from talkbox.planner.moves.numbers import Refused
from talkbox.planner.moves.stages import adds_up, made_by_word
from talkbox.planner.plan import Step
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon
from talkbox_prompts.texts import table
from talkbox_tools.builtin.strength import Amount
from talkbox_tools.chain import Stage

_SIDE = "position"
"""A parameter whose opposite is the other side, and not less of it."""
_REMOVING = 2.5
"""From this strength on, less of an effect means none of it."""


def steps(request: Request, scene: Scene) -> list[Step] | None:
    """The edits of existing stages that the request means; None where it means something else."""
    if request.deed in ("bypass", "enable"):
        return _switch(request, scene)
    if request.deed in ("earlier", "later"):
        return _place(request, scene)
    if request.deed == "remove":
        return _reduce(request, _found(request.word, scene, request))
    return _instead(request, scene)


def amount(strength: float) -> Amount:
    """The amount that `edit_chain` takes for a strength."""
    if strength <= 1.1:
        return "touch"
    return "bit" if strength <= 2.2 else "lot"


def _instead(request: Request, scene: Scene) -> list[Step] | None:
    """ "less reverb", "drier": turning the reverb that is there, before anything is added."""
    opposite = request.against or lexicon.word(request.word).opposite
    if opposite is None or request.quantities:
        return None
    there = named(request, scene)
    if not there:
        made = made_by_word(lexicon.word(opposite), scene.stages, scene)
        there = [stage for stage in made if _turns(stage)]
    return _reduce(request, there) if there else None


def named(request: Request, scene: Scene) -> list[Stage]:
    """ "remove the shelf": the stages of the effect that is named as what must go."""
    if "remove" not in request.marks or request.quantities:
        return []
    return [stage for stage in scene.stages if stage.effect == request.against]


def _turns(stage: Stage) -> bool:
    """Whether a stage is turned down by its strength, and not by adding the opposite gain."""
    spec = effects()[stage.effect]
    strengths = [parameter for parameter in spec.parameters if parameter.name in spec.strength]
    sided = any(parameter.name == _SIDE for parameter in strengths)
    return not sided and not any(adds_up(spec.name, parameter) for parameter in strengths)


def _reduce(request: Request, there: Sequence[Stage]) -> list[Step]:
    gone = "remove" in request.marks or request.spoken >= _REMOVING or request.deed == "remove"
    if request.deed == "remove" and "less" in request.marks and request.spoken < _REMOVING:
        gone = False
    return [_remove_or_less(stage, request, gone) for stage in there]


def _remove_or_less(stage: Stage, request: Request, gone: bool) -> Step:
    if gone or not effects()[stage.effect].strength:
        return _edit(request, stage, action="remove")
    return _edit(request, stage, action="less", amount=amount(request.spoken))


def _switch(request: Request, scene: Scene) -> list[Step]:
    off = request.deed == "bypass"
    fitting = [stage for stage in scene.stages if stage.bypassed != off]
    on = tuple(Stage(each.id, each.effect, each.parameters) for each in fitting)
    found = _called(request.word, on)
    if not found:
        raise Refused(_no_stage(request))
    return [_edit(request, stage, action=request.deed) for stage in found]


def _place(request: Request, scene: Scene) -> list[Step]:
    moved = _found(request.word, scene, request)[0]
    other = _found(request.against or "", scene, request)[0]
    order = [stage.id for stage in scene.stages if stage.id != moved.id]
    position = order.index(other.id) + (0 if request.deed == "earlier" else 1)
    return [_edit(request, moved, action="move", position=position)]


def _found(word: str, scene: Scene, request: Request) -> list[Stage]:
    found = _called(word, scene.stages)
    if not found:
        raise Refused(_no_stage(request))
    return found


def _called(name: str, stages: Sequence[Stage]) -> list[Stage]:
    """The stages that a word names: those its moves made, else those of the same effects."""
    word = lexicon.word(name)
    kinds = {move.kind for move in word.meaning.moves}
    return made_by_word(word, stages) or [stage for stage in stages if stage.effect in kinds]


def _no_stage(request: Request) -> str:
    name = "no_stage_to_take" if request.deed == "remove" else "no_stage"
    asked = request.asked or request.word
    return str(table("planner")["refusal"][name].format(asked=asked))


def _edit(request: Request, stage: Stage, **arguments: object) -> Step:
    return Step("edit_chain", {"stage": stage.id, **arguments}, request)
