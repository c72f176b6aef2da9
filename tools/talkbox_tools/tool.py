"""A tool: a typed function with a docstring that reads a Context and returns a Change.

`@tool` makes a frozen value and has no side effect. A declaration that a model or a producer could
not use is refused at import, with a sentence. One judge decides about arguments at call time: the
strict pydantic model made from the signature, at the first call or schema and not before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from talkbox_tools.arguments import Argument, model_of, values_of, without_null
from talkbox_tools.chain import Change
from talkbox_tools.context import Context, ToolError
from talkbox_tools.declaration import DeclarationError, read_declaration
from talkbox_tools.schema import (
    Schema,
    allowed,
    call_text,
    example_arguments,
    full_schema,
    shown_schema,
)

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

__all__ = ["DeclarationError", "InvalidArguments", "Tool", "tool", "with_files"]

_PROBLEMS_TOLD = 3
_LONGEST_ECHO = 60
"""Characters of a refused value that are repeated: it may be a page of text."""


class InvalidArguments(ToolError):
    """A call's arguments were refused; the text says what came, what is allowed, and how."""


@dataclass(frozen=True, eq=False)
class Tool:
    """Something that a model, a script or a person can have done to a chain.

    Made by `@tool`; only code that has its arguments as data makes one directly.
    """

    name: str
    description: str
    """Product text, for the model and the producer; its first line stands in listings."""
    arguments: tuple[Argument, ...]
    run: Callable[..., Change]
    """Takes the validated arguments by name, and the Context under the name in `context`."""
    context: str | None = None
    example: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    """Correct arguments to show beside a refusal of the given ones; None makes them up."""
    closer: Callable[[Sequence[str] | None], Mapping[str, Any]] | None = None
    """Makes a closer schema for a grammar, with what one argument means for another; None where
    the shown one says it all. Small models read flat schemas best, a grammar reads any. Takes the
    names of all audio files in the opened folders, None where they are too many to list."""
    needs_files: bool = False
    """Offered only where the user opened audio files besides the source: elsewhere it could do
    nothing, and every tool costs a model tokens."""
    known_schema: Mapping[str, Any] | None = None
    """The schema of an earlier start, so that this one need not make it."""

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The JSON schema of the arguments, of type object, as a model reads it."""
        return self.known_schema or shown_schema(self._model, self.arguments)

    def call(self, context: Context, arguments: object) -> Change:
        """Validate the arguments and run.

        Raises InvalidArguments for arguments that the schema does not allow, and ToolError where
        the tool itself refuses.
        """
        values = self.validate(arguments)
        if self.context is not None:
            values[self.context] = context
        return self.run(**values)

    def validate(self, arguments: object) -> dict[str, Any]:
        """Every argument by name, defaults filled in, numbers on their grid.

        Raises InvalidArguments as `call` does.
        """
        from pydantic import ValidationError

        if not isinstance(arguments, Mapping):
            raise self.refusal([f"arguments must be an object; got {_echo(arguments)}"], {})
        given = without_null(arguments, self.arguments)
        try:
            return values_of(self._model.model_validate(given), self.arguments)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False)
            problems = [self._problem(detail) for detail in details[:_PROBLEMS_TOLD]]
            raise self.refusal(problems, given) from None

    def refusal(self, problems: list[str], given: Mapping[str, Any]) -> InvalidArguments:
        """The error that tells these problems and shows a correct call."""
        if self.example is not None:
            example = self.example(given)
        else:
            example = example_arguments(full_schema(self._model))
        told = "; ".join(problem.rstrip(".") for problem in problems)
        return InvalidArguments(
            f"{self.name}: {told}. A correct call: {call_text(self.name, example)}."
        )

    @cached_property
    def _model(self) -> type[BaseModel]:
        return model_of(self.name, self.arguments)

    def _problem(self, detail: ErrorDetails) -> str:
        """One of pydantic's findings, in our words."""
        field = str(detail["loc"][0]) if detail["loc"] else "arguments"
        properties: Schema = full_schema(self._model)["properties"]
        if detail["type"] == "extra_forbidden":
            return f"there is no parameter {field[:_LONGEST_ECHO]!r}; there is {_names(properties)}"
        if detail["type"] == "missing":
            return f"{field} is missing ({allowed(properties[field])})"
        return f"{field} must be {allowed(properties[field])}; got {_echo(detail['input'])}"


def tool(function: Callable[..., Change]) -> Tool:
    """Make a tool of a typed function with a docstring.

    Every parameter but the one annotated `Context` is an argument and carries one pydantic Field
    with its description; numbers carry their range (`ge`, `le`) and, on a grid, their step
    (`multiple_of`). Raises DeclarationError for a declaration that a model could not use.
    """
    description, arguments, context = read_declaration(function)
    return Tool(function.__name__, description, arguments, function, context)


def with_files(made: Tool) -> Tool:
    """The tool, offered only where there are files to name; written above `@tool`."""
    return replace(made, needs_files=True)


def _names(properties: Mapping[str, Any]) -> str:
    return ", ".join(properties) or "none"


def _echo(value: object) -> str:
    """A refused value as JSON, cut short."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = type(value).__name__
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}..."
