"""The tools of a grammar: their arguments in any syntax, and their content as a key.

A grammar depends on nothing but names and parameters, so those as text are what one is known by,
and a turn with the same tools as the last pays for no new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from talkbox.messages import ModelError, ToolSchema
from talkbox.models.grammar.rules import Rules, Unsatisfiable
from talkbox.models.grammar.schemas import Schema
from talkbox.models.grammar.syntax import Syntax
from talkbox.models.grammar.values import Values

GRAMMARS_KEPT = 8


def key_of(tools: Sequence[ToolSchema]) -> str:
    """Names and parameters as text; raises ModelError where there is no tool."""
    if not tools:
        raise ModelError("there is no tool to call: answer without a grammar")
    return json.dumps([(tool.name, tool.exact) for tool in tools], default=dict)


def arguments_of(key: str, rules: Rules, syntax: Syntax) -> Mapping[str, str]:
    """By the name of a tool, the expression for the object of its arguments.

    Raises ModelError when no arguments could satisfy one of the schemas.
    """
    return {name: _arguments(name, schema, rules, syntax) for name, schema in json.loads(key)}


def _arguments(name: str, schema: Schema, rules: Rules, syntax: Syntax) -> str:
    closed = {"additionalProperties": False, **schema, "type": "object"}
    try:
        return Values(rules, syntax, schema).of(closed)
    except Unsatisfiable as error:
        raise ModelError(
            f"the tool {name} can never be called, as no arguments fit its schema ({error}); "
            "correct or remove the tool, see `talkbox tools check`"
        ) from None
