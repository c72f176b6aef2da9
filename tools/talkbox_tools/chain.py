"""The chain: an ordered list of stages, as data, and the edits that turn one chain into another.

A chain never holds a plug-in object; whoever renders builds those fresh from this data. Applying
the same change to the same chain gives an equal chain, and a stage's id is never given again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from talkbox_tools.effect import Value

Json = Any
"""Anything that `json.dumps` writes; the typed values here convert to and from it."""


class ChainError(ValueError):
    """An edit named a stage that is not there; the text is one sentence for people and models."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One effect with all its parameters set."""

    id: str
    effect: str
    parameters: Mapping[str, Value]
    bypassed: bool = False

    def to_json(self) -> dict[str, Json]:
        """The stage as JSON data; `from_json` reads it back equal."""
        return {
            "id": self.id,
            "effect": self.effect,
            "parameters": dict(self.parameters),
            "bypassed": self.bypassed,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Json]) -> Stage:
        """The stage that `to_json` wrote."""
        return cls(data["id"], data["effect"], dict(data["parameters"]), data["bypassed"])


@dataclass(frozen=True, slots=True)
class Add:
    """Put a new stage at `position` (0 is first; None is last)."""

    effect: str
    parameters: Mapping[str, Value]
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Set:
    """Give some parameters of a stage new values."""

    stage: str
    parameters: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a stage out."""

    stage: str


@dataclass(frozen=True, slots=True)
class Bypass:
    """Switch a stage off, or on again."""

    stage: str
    bypassed: bool = True


@dataclass(frozen=True, slots=True)
class Move:
    """Put a stage at another position (0 is first)."""

    stage: str
    position: int


@dataclass(frozen=True, slots=True)
class Clear:
    """Take every stage out."""


Edit = Add | Set | Remove | Bypass | Move | Clear
Travel = Literal["undo", "redo", "first", "take"]
_EDITS: dict[str, type[Edit]] = {
    kind.__name__.lower(): kind for kind in (Add, Set, Remove, Bypass, Move, Clear)
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a tool returns: edits to the chain, a goal, facts, or a step through history."""

    edits: tuple[Edit, ...] = ()
    goal: Mapping[str, Json] | None = None
    """A goal in `talkbox_tools.goal` JSON form, when the tool states one."""
    report: Mapping[str, Json] = field(default_factory=dict)
    """Facts for the model and the producer; never empty words such as "ok"."""
    travel: Travel | None = None
    """A step through the session's takes; it comes alone, never with edits."""
    number: int = 1
    """How many steps it goes, or the number of the take that it goes to."""
    binding: bool = False
    """The goal follows from what the instruction names, such as a reference file, and so counts
    beside what its words ask for; other goals of tools give way to the words."""

    def to_json(self) -> dict[str, Json]:
        """The change as JSON data; `from_json` reads it back equal."""
        edits = [{"kind": type(edit).__name__.lower(), **asdict(edit)} for edit in self.edits]
        goal = None if self.goal is None else dict(self.goal)
        return {
            "edits": edits,
            "goal": goal,
            "report": dict(self.report),
            "travel": self.travel,
            "number": self.number,
            "binding": self.binding,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Json]) -> Change:
        """The change that `to_json` wrote."""
        edits = []
        for item in data["edits"]:
            fields = {key: value for key, value in item.items() if key != "kind"}
            edits.append(_EDITS[item["kind"]](**fields))
        # Older journals have neither of the last two keys.
        number, binding = data.get("number", 1), data.get("binding", False)
        return cls(tuple(edits), data["goal"], data["report"], data["travel"], number, binding)


@dataclass(frozen=True, slots=True)
class Chain:
    """An ordered list of stages. `added` counts every stage ever added, so that ids stay unique."""

    stages: tuple[Stage, ...] = ()
    added: int = 0

    def stage(self, id: str) -> Stage:
        """The stage with this id; raises ChainError naming those that exist."""
        return self.stages[self._position(id)]

    def active(self) -> tuple[Stage, ...]:
        """The stages that are not bypassed, in order."""
        return tuple(stage for stage in self.stages if not stage.bypassed)

    def apply(self, change: Change) -> Chain:
        """The chain after all of the change's edits; raises ChainError and changes nothing."""
        chain = self
        for edit in change.edits:
            chain = _APPLY[type(edit)](chain, edit)
        return chain

    def digest(self) -> str:
        """A hash of what is heard: effects, parameters and order of the stages that are on."""
        heard = [[stage.effect, dict(stage.parameters)] for stage in self.active()]
        text = json.dumps(heard, sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def to_json(self) -> dict[str, Json]:
        """The chain as JSON data; `from_json` reads it back equal."""
        return {"stages": [stage.to_json() for stage in self.stages], "added": self.added}

    @classmethod
    def from_json(cls, data: Mapping[str, Json]) -> Chain:
        """The chain that `to_json` wrote."""
        return cls(tuple(Stage.from_json(item) for item in data["stages"]), data["added"])

    def _position(self, id: str) -> int:
        for position, stage in enumerate(self.stages):
            if stage.id == id:
                return position
        known = ", ".join(stage.id for stage in self.stages) or "the chain is empty"
        raise ChainError(f"There is no stage {id!r}; there is: {known}.")

    def _with(self, stages: Sequence[Stage]) -> Chain:
        return replace(self, stages=tuple(stages))


def _add(chain: Chain, edit: Add) -> Chain:
    stage = Stage(f"s{chain.added + 1}", edit.effect, dict(edit.parameters))
    stages = list(chain.stages)
    stages.insert(len(stages) if edit.position is None else edit.position, stage)
    return Chain(tuple(stages), chain.added + 1)


def _set(chain: Chain, edit: Set) -> Chain:
    position = chain._position(edit.stage)
    stages = list(chain.stages)
    merged = {**stages[position].parameters, **edit.parameters}
    stages[position] = replace(stages[position], parameters=merged)
    return chain._with(stages)


def _remove(chain: Chain, edit: Remove) -> Chain:
    position = chain._position(edit.stage)
    return chain._with([*chain.stages[:position], *chain.stages[position + 1 :]])


def _bypass(chain: Chain, edit: Bypass) -> Chain:
    position = chain._position(edit.stage)
    stages = list(chain.stages)
    stages[position] = replace(stages[position], bypassed=edit.bypassed)
    return chain._with(stages)


def _move(chain: Chain, edit: Move) -> Chain:
    position = chain._position(edit.stage)
    stages = list(chain.stages)
    stages.insert(edit.position, stages.pop(position))
    return chain._with(stages)


def _clear(chain: Chain, edit: Clear) -> Chain:
    return chain._with([])


_APPLY: dict[type[Edit], Callable[[Chain, Any], Chain]] = {
    Add: _add,
    Set: _set,
    Remove: _remove,
    Bypass: _bypass,
    Move: _move,
    Clear: _clear,
}
