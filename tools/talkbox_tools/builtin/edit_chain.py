"""Changes what is already in the chain, or steps through the session's takes.

One table maps each action to the function that makes its change. `more` and `less` move a stage
on its parameters' own scales (`strength`); what cannot move further is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from talkbox_tools.builtin.strength import Amount, moved
from talkbox_tools.chain import Bypass, ChainError, Change, Clear, Move, Remove, Set, Stage, Travel
from talkbox_tools.context import Context, ToolError
from talkbox_tools.effect import EffectError, EffectSpec, Parameter, Value
from talkbox_tools.schema import literal
from talkbox_tools.tool import tool

Action = Literal[
    "set",
    "more",
    "less",
    "remove",
    "bypass",
    "enable",
    "move",
    "clear",
    "undo",
    "redo",
    "first",
    "take",
]


@tool
def edit_chain(
    context: Context,
    action: Annotated[Action, Field(description="more, less: strength of a stage; first: source")],
    stage: Annotated[str, Field(description="like s2")] = "last",
    parameter: Annotated[str | None, Field(description="set, more, less")] = None,
    value: Annotated[float | None, Field(description="set, take, undo", ge=-100, le=48_000)] = None,
    amount: Annotated[Amount, Field(description="more, less")] = "bit",
    position: Annotated[int | None, Field(description="for move, from 0", ge=0, le=99)] = None,
) -> Change:
    """Change stages, or undo."""
    request = _Request(context, action, stage, parameter, value, amount, position)
    return _ACTIONS[action](request)


@dataclass(frozen=True, slots=True)
class _Request:
    """One call, with what it names looked up on demand."""

    context: Context
    action: Action
    stage_id: str
    parameter: str | None
    value: float | None
    amount: Amount
    position: int | None

    @property
    def stage(self) -> Stage:
        """The stage that the call names; raises ToolError naming those that exist."""
        stages = self.context.chain.stages
        if not stages:
            raise ToolError("The chain is empty; add a stage with another tool first.")
        if self.stage_id == "last":
            return max(stages, key=lambda stage: int(stage.id.removeprefix("s")))
        try:
            return self.context.chain.stage(self.stage_id)
        except ChainError as error:
            raise ToolError(str(error)) from None

    @property
    def effect(self) -> EffectSpec:
        """The effect of that stage."""
        return self.context.effect(self.stage.effect)

    def knob(self, name: str) -> Parameter:
        """The parameter `name` of that stage; raises ToolError naming those that exist."""
        try:
            return self.effect.parameter(name)
        except EffectError as error:
            raise ToolError(str(error)) from None

    def report(self, **facts: Any) -> dict[str, Any]:
        """What was done to which stage."""
        return {"action": self.action, "stage": self.stage.id, "effect": self.stage.effect, **facts}


def _set(request: _Request) -> Change:
    names = ", ".join(parameter.name for parameter in request.effect.parameters) or "none"
    if request.parameter is None:
        raise ToolError(
            f"set needs a parameter; {request.stage.id} ({request.stage.effect}) has: {names}."
        )
    knob = request.knob(request.parameter)
    if request.value is None:
        raise ToolError(f"set needs a value for {knob.name} ({knob.range_text()}).")
    if knob.is_file:
        raise ToolError(f"{knob.name} is no number; remove the stage and add it with another file.")
    # A choice such as slope "24" is a text, because Gemma's template drops enums of numbers.
    wanted = f"{request.value:g}" if knob.choices else request.value
    given = {**request.stage.parameters, knob.name: wanted}
    after = request.context.complete(request.stage.effect, given)
    return _turned(request, {knob.name: after[knob.name]})


def _more_or_less(request: _Request) -> Change:
    names = request.effect.strength if request.parameter is None else (request.parameter,)
    if not names:
        raise ToolError(
            f"{request.stage.id} ({request.stage.effect}) is on or off and has no strength; "
            "bypass or remove it, or name a parameter."
        )
    knobs = [request.knob(name) for name in names]
    turned = {knob.name: _moved(request, knob) for knob in knobs}
    before = request.stage.parameters
    if all(turned[name] == before[name] for name in turned):
        ends = ", ".join(f"{name} {before[name]:g}" for name in turned)
        raise ToolError(
            f"{request.stage.id} ({request.stage.effect}) cannot go {request.action}: "
            f"{ends} is the end; set another parameter or add a stage."
        )
    return _turned(request, turned)


def _moved(request: _Request, knob: Parameter) -> float:
    current = request.stage.parameters[knob.name]
    if not isinstance(current, float | int):
        raise ToolError(f"{knob.name} has no more or less; set it to one of {knob.range_text()}.")
    return moved(knob, float(current), request.amount, more=request.action == "more")


def _turned(request: _Request, values: Mapping[str, Value]) -> Change:
    before = request.stage.parameters
    if all(before[name] == value for name, value in values.items()):
        told = ", ".join(f"{name} is {literal(value)}" for name, value in values.items())
        raise ToolError(f"Nothing would change: {told} already.")
    changed = {name: {"before": before[name], "after": value} for name, value in values.items()}
    return Change((Set(request.stage.id, values),), report=request.report(changed=changed))


def _remove(request: _Request) -> Change:
    return Change((Remove(request.stage.id),), report=request.report())


def _switch(request: _Request) -> Change:
    off = request.action == "bypass"
    if request.stage.bypassed == off:
        state = "off" if off else "on"
        raise ToolError(f"{request.stage.id} ({request.stage.effect}) is {state} already.")
    return Change((Bypass(request.stage.id, off),), report=request.report())


def _move(request: _Request) -> Change:
    stage, last = request.stage, len(request.context.chain.stages) - 1
    if request.position is None or request.position > last:
        raise ToolError(f"move needs a position from 0 (first) to {last} (last).")
    edit = Move(stage.id, request.position)
    return Change((edit,), report=request.report(position=request.position))


def _clear(request: _Request) -> Change:
    stages = request.context.chain.stages
    if not stages:
        raise ToolError("The chain is empty already.")
    removed = {stage.id: stage.effect for stage in stages}
    return Change((Clear(),), report={"action": "clear", "cleared": removed})


def _travel(step: Travel) -> Callable[[_Request], Change]:
    def change(request: _Request) -> Change:
        number = _number(request)
        return Change(travel=step, number=number, report={"action": step, "number": number})

    return change


def _number(request: _Request) -> int:
    """How many steps are meant, or which take."""
    least = 0 if request.action == "take" else 1
    if request.value is None and request.action == "take":
        raise ToolError("take needs a value: the number of a take, 0 for the source.")
    number = 1 if request.value is None else round(request.value)
    if number < least or number != (request.value or number):
        raise ToolError(f"{request.action} needs a whole number from {least} on as its value.")
    return number


_ACTIONS: dict[Action, Callable[[_Request], Change]] = {
    "set": _set,
    "more": _more_or_less,
    "less": _more_or_less,
    "remove": _remove,
    "bypass": _switch,
    "enable": _switch,
    "move": _move,
    "clear": _clear,
    "undo": _travel("undo"),
    "redo": _travel("redo"),
    "first": _travel("first"),
    "take": _travel("take"),
}
