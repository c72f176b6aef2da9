"""What an effect is, as data: a name, a family and parameters with unit, range, step and scale.

A backend describes its effects with these values; tool schemas, the reference pages, "a bit more"
and every range check are made from them, by no one's hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = float | str
"""A parameter's value: a finite number on the parameter's grid, or one of its choices."""

Scale = Literal["linear", "log"]
Memory = Literal["stream", "whole"]


class EffectError(ValueError):
    """A parameter or effect was named or set wrongly; the text is one sentence for anyone."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One knob. A number has `minimum`, `maximum` and `step`; a choice has `choices` instead."""

    name: str
    """Ends in its unit (`_hz _db _ms _seconds _lufs _ratio ...`) when it is a quantity."""
    unit: str
    """How people write the unit ("Hz", "dB", "ms"); empty for a plain number."""
    hint: str
    """One musical sentence or phrase: what turning it up does."""
    minimum: float = 0.0
    maximum: float = 1.0
    step: float = 0.01
    default: Value | None = None
    """None makes the parameter required."""
    scale: Scale = "linear"
    """How "a bit more" moves it: by addition or by multiplication."""
    choices: tuple[str, ...] = ()
    is_file: bool = False
    """The value names an audio file in a folder that the user opened."""
    neutral: float | None = None
    """Where the parameter does nothing; "more" moves away from it. None: "more" is up."""
    cue: str = ""
    """For a model, whose prompt is counted: the few words that name and range leave unsaid."""
    expert: bool = False
    """Accepted and documented like any other, but not shown to a model."""

    def accept(self, value: object) -> Value:
        """`value` checked against the range and snapped to the grid; raises EffectError."""
        if self.choices:
            if value not in self.choices:
                raise EffectError(
                    f"{self.name} must be one of {', '.join(self.choices)}; got {value!r}."
                )
            return str(value)
        if self.is_file:
            if not isinstance(value, str) or not value:
                raise EffectError(f"{self.name} must name an audio file; got {value!r}.")
            return value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise EffectError(f"{self.name} must be a number, got {value!r}.")
        if not math.isfinite(value) or not self.minimum <= value <= self.maximum:
            raise EffectError(f"{self.name} must be {self.range_text()}; got {value:g}.")
        return self.snap(float(value))

    def snap(self, value: float) -> float:
        """The grid point nearest to `value`, held inside the range."""
        steps = round((value - self.minimum) / self.step)
        snapped = round(self.minimum + steps * self.step, 6)
        return min(max(snapped, self.minimum), self.maximum)

    def range_text(self) -> str:
        """The range as people and models read it: "20..20000 Hz"."""
        if self.choices:
            return " | ".join(self.choices)
        if self.is_file:
            return "an audio file's name"
        return f"{self.minimum:g}..{self.maximum:g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class EffectSpec:
    """One effect that a backend can render."""

    name: str
    family: str
    """The tool that offers it to a model ("equalize", "add_space", ...)."""
    hint: str
    """One musical sentence: what it is for."""
    parameters: tuple[Parameter, ...] = ()
    memory: Memory = "stream"
    """"stream": block by block with bounded memory; "whole": needs all the samples at once."""
    needs_stereo: bool = False
    """A mono source becomes two equal channels before this effect."""
    changes_length: bool = False
    tags: frozenset[str] = field(default_factory=frozenset)
    """Free facts for planners and guards: "nonlinear", "level" (set at the end of the chain),
    "restores" (mends the recording as it was made, at its beginning)."""
    cue: str = ""
    """For a model: the few words that the name leaves unsaid ("mud, boxy, harsh")."""
    strength: tuple[str, ...] = ()
    """Parameters that "more" and "less" move when none is named; empty when it is on or off."""

    def parameter(self, name: str) -> Parameter:
        """The parameter called `name`; raises EffectError naming those that exist."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise EffectError(f"{self.name} has no parameter {name!r}; it has: {known}.")

    def complete(self, given: Mapping[str, object]) -> dict[str, Value]:
        """Every parameter with a value: `given` checked, the rest from the defaults.

        Raises EffectError for an unknown name, a value out of range or a missing required value.
        """
        for name in given:
            self.parameter(name)
        values: dict[str, Value] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name, parameter.default)
            if value is None:
                raise EffectError(f"{self.name} needs {parameter.name} ({parameter.range_text()}).")
            values[parameter.name] = parameter.accept(value)
        return values
