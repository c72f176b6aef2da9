"""Reads a tool's declaration off a typed function, and refuses one that nobody could use.

A refusal comes at import, as one sentence that names the function, the fault and the cure: a
parameter that a model is not told the meaning, range or unit of is a bug in the tool.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args, get_origin, get_type_hints

from talkbox_tools.arguments import REQUIRED, Argument, inner_type
from talkbox_tools.chain import Change
from talkbox_tools.context import Context

NAME = re.compile(r"[a-z][a-z0-9_]*")
FIRST_LINE_LENGTH = 80
GEMMA_KEYS = frozenset({"description", "type", "properties", "required", "nullable"})
"""A parameter of such a name vanishes from Gemma 4's rendering of a tool without a word."""

UNITS = {
    "_db": r"dB|dBFS|dBTP|decibels?",
    "_hz": r"k?Hz|(kilo)?hertz",
    "_ms": r"ms|milliseconds?",
    "_seconds": r"seconds?",
    "_lufs": r"LUFS",
    "_semitones": r"semitones?",
    "_cents": r"cents?",
    "_bpm": r"BPM|beats per minute",
    "_percent": r"percent|%",
    "_samples": r"samples?",
}
"""How a name ends when its quantity has a unit, and how descriptions write that unit."""


class DeclarationError(TypeError):
    """A function cannot be a tool; the text is one sentence that says why and what to do."""


def read_declaration(
    function: Callable[..., Change],
) -> tuple[str, tuple[Argument, ...], str | None]:
    """The description, the arguments, and the name of the parameter that takes the Context.

    Raises DeclarationError for everything that the module's law refuses.
    """
    name = getattr(function, "__name__", "")
    if not NAME.fullmatch(name):
        raise DeclarationError(
            f"Tool {name!r}: a tool's name is lower case with underscores, such as low_shelf."
        )
    description = _description(name, function)
    hints = _hints(name, function)
    if hints.pop("return", None) is not Change:
        raise DeclarationError(f"Tool {name}: annotate that it returns a Change (-> Change).")
    parameters = inspect.signature(function).parameters.values()
    contexts = [item.name for item in parameters if hints.get(item.name) is Context]
    if len(contexts) > 1:
        raise DeclarationError(f"Tool {name}: only one parameter can take the Context.")
    arguments = tuple(
        _argument(f"Tool {name}, parameter {item.name}", item, hints.get(item.name))
        for item in parameters
        if item.name not in contexts
    )
    return description, arguments, contexts[0] if contexts else None


def _description(name: str, function: Callable[..., Change]) -> str:
    description = inspect.getdoc(function) or ""
    first = description.partition("\n")[0]
    if not first:
        raise DeclarationError(
            f"Tool {name}: give it a docstring; its words tell the model when to call it."
        )
    if len(first) > FIRST_LINE_LENGTH:
        raise DeclarationError(
            f"Tool {name}: the docstring's first line has {len(first)} characters; "
            f"at most {FIRST_LINE_LENGTH} fit a listing."
        )
    return description


def _hints(name: str, function: Callable[..., Change]) -> dict[str, Any]:
    try:
        return get_type_hints(function, include_extras=True)
    except NameError as error:
        raise DeclarationError(
            f"Tool {name}: an annotation cannot be resolved ({error}); "
            "import what it names at the top of the module."
        ) from None


def _argument(where: str, parameter: inspect.Parameter, hint: Any) -> Argument:
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        raise DeclarationError(f"{where}: name every parameter; *args and **kwargs cannot be.")
    if parameter.kind is parameter.POSITIONAL_ONLY:
        raise DeclarationError(f"{where}: arguments come by name; remove the '/'.")
    if hint is None:
        raise DeclarationError(f"{where}: annotate it, as in {_PATTERN}.")
    type_, field = _described(where, hint)
    default = REQUIRED if parameter.default is parameter.empty else parameter.default
    argument = Argument(parameter.name, type_, field, default)
    for problem in _problems(argument):
        raise DeclarationError(f"{where}: {problem}")
    return argument


_PATTERN = 'Annotated[float, Field(ge=-24, le=24, description="Boost or cut.")]'


def _described(where: str, hint: Any) -> tuple[Any, Any]:
    """The bare type and the one pydantic Field with its description."""
    from pydantic.fields import FieldInfo

    type_, *extras = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    fields = [extra for extra in extras if isinstance(extra, FieldInfo)]
    if len(fields) != 1 or not fields[0].description:
        raise DeclarationError(f"{where}: describe it in one Field, as in {_PATTERN}.")
    if len(extras) > 1:
        raise DeclarationError(f"{where}: put everything into the one Field.")
    return type_, fields[0]


def _problems(argument: Argument) -> Iterator[str]:
    """What is wrong with a described argument, most basic first."""
    if not NAME.fullmatch(argument.name) or argument.name in GEMMA_KEYS:
        yield (
            "choose another name, lower case with underscores and none of "
            f"{', '.join(sorted(GEMMA_KEYS))}, which Gemma's template drops."
        )
    bare = inner_type(argument.type)
    if not _is_flat(bare):
        yield "use float, int, str, bool or a Literal of strings; nothing else is flat JSON."
    elif bare is not argument.type and argument.default is not None:
        yield "what may be None is left out by default: write = None."
    elif bare in (int, float):
        yield from _problems_of_a_number(argument)
    elif get_origin(bare) is Literal and argument.default not in (
        REQUIRED,
        None,
        *get_args(bare),
    ):
        yield f"its default {argument.default!r} is none of its choices."


def _is_flat(type_: Any) -> bool:
    if get_origin(type_) is Literal:
        return all(isinstance(choice, str) for choice in get_args(type_))
    return type_ in (float, int, str, bool)


def _problems_of_a_number(argument: Argument) -> Iterator[str]:
    low, high = argument.range
    if float("inf") in (-low, high):
        yield "give a number its range: Field(ge=..., le=...)."
    elif low >= high:
        yield f"its range {low:g}..{high:g} is empty."
    elif argument.step is not None and argument.constraint("gt", "lt") is not None:
        yield "a number on a grid has its ends in its range: use ge and le, not gt and lt."
    default = argument.default
    if isinstance(default, int | float) and not low <= default <= high:
        yield f"its default {default:g} lies outside its range {low:g}..{high:g}."
    unit = _unnamed_unit(argument)
    if unit:
        yield (
            f"its description speaks of {unit[1]!r}: end the name in {unit[0]}, "
            "so that every call carries the unit."
        )


def _unnamed_unit(argument: Argument) -> tuple[str, str] | None:
    """The suffix that the name lacks and the unit's word, when the description has a unit.

    A name that carries any unit is taken at its word: "gain_db, applied below 200 Hz".
    """
    if any(f"{suffix}_" in f"{argument.name}_" for suffix in (*UNITS, "_ratio")):
        return None
    text = argument.field.description or ""
    for suffix, words in UNITS.items():
        found = re.search(rf"(?<![A-Za-z])({words})(?![A-Za-z])", text)
        if found and not argument.name.startswith(suffix.strip("_")):
            return suffix, found[0]
    return None
