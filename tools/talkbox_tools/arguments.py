"""Arguments of a tool: declared once, judged by one strict pydantic model made from that.

The model is made when it is first needed, by pydantic's public `create_model` alone. Strict means:
nothing extra, no NaN, no infinity, "3" is not 3 and true is not 1. A number is put on its grid.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

REQUIRED: Any = ...
"""The default of an argument that must be given; pydantic's own sign for it."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool."""

    name: str
    type: Any
    """float, int, str, bool or a Literal of strings; with `| None` when it may be left out."""
    field: FieldInfo
    """pydantic's `Field(...)`: description, bounds, step."""
    default: Any = REQUIRED
    shown: bool = True
    """False keeps it out of the schema; it is accepted all the same."""

    @property
    def step(self) -> float | None:
        """The grid that a number is put on; None leaves it where it is."""
        return self.constraint("multiple_of")

    @property
    def range(self) -> tuple[float, float]:
        """The least and the greatest value; infinite where nothing is declared."""
        low, high = self.constraint("ge", "gt"), self.constraint("le", "lt")
        return (-math.inf if low is None else low, math.inf if high is None else high)

    def constraint(self, *names: str) -> float | None:
        """The value of the first of these constraints that the field sets."""
        for name in names:
            for constraint in self.field.metadata:
                value = getattr(constraint, name, None)
                if value is not None:
                    return float(value)
        return None


def snap(step: float, low: float, high: float, value: float) -> float:
    """The multiple of `step` nearest to `value`, held inside the range; integers stay integers."""
    snapped = min(max(round(round(value / step) * step, 6), low), high)
    return type(value)(snapped)


def model_of(tool: str, arguments: Sequence[Argument]) -> type[BaseModel]:
    """The strict model that judges the arguments of `tool`.

    Fields carry the arguments' names as aliases, so that no argument can hide a method of
    pydantic's models ("copy", "schema").
    """
    from pydantic import ConfigDict, Field, create_model

    config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, protected_namespaces=())
    fields: dict[str, Any] = {
        _field_name(argument): (
            _annotation(argument),
            Field(
                argument.default,
                alias=argument.name,
                description=argument.field.description,
                examples=argument.field.examples,
                json_schema_extra=_schema_extra(argument),
            ),
        )
        for argument in arguments
    }
    return create_model(tool, __config__=config, **fields)


def values_of(model: BaseModel, arguments: Sequence[Argument]) -> dict[str, Any]:
    """What the model accepted, by argument name, defaults included."""
    return {argument.name: getattr(model, _field_name(argument)) for argument in arguments}


def without_null(given: Mapping[str, Any], arguments: Sequence[Argument]) -> dict[str, Any]:
    """`given` without the nulls of optional arguments: models write them for what they omit."""
    optional = {argument.name for argument in arguments if argument.default is not REQUIRED}
    return {
        name: value for name, value in given.items() if not (value is None and name in optional)
    }


def inner_type(type_: Any) -> Any:
    """`X` for `X | None`, anything else as it is."""
    if get_origin(type_) in (Union, UnionType):
        inner = [arm for arm in get_args(type_) if arm is not NoneType]
        if len(inner) == 1:
            return inner[0]
    return type_


def _field_name(argument: Argument) -> str:
    return f"argument_{argument.name}"


def _schema_extra(argument: Argument) -> dict[str, Any] | None:
    extra = argument.field.json_schema_extra
    extra = dict(extra) if isinstance(extra, Mapping) else {}
    if argument.step is not None:
        extra["multipleOf"] = argument.step
    return extra or None


def _annotation(argument: Argument) -> Any:
    """The type with its constraints inside the `| None`, where pydantic can apply them."""
    from pydantic import AfterValidator

    inner = inner_type(argument.type)
    constraints = [item for item in argument.field.metadata if not hasattr(item, "multiple_of")]
    if argument.step is not None:
        low, high = argument.range
        constraints.append(AfterValidator(partial(snap, argument.step, low, high)))
    if constraints:
        inner = Annotated[inner, *constraints]
    return inner if inner_type(argument.type) is argument.type else inner | None
