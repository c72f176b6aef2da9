"""Tools, calls and results in plain text, for templates that have no place for them.

Every word of it is data: `tool_format.toml` among the prompts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Assistant, ToolResult, ToolSchema
from talkbox_prompts.texts import table


def spelled_tools(tools: Sequence[ToolSchema]) -> str:
    """What stands behind the standing instructions; empty without tools."""
    if not tools:
        return ""
    words = table("tool_format")
    lines = [
        words["tool"].format(
            name=as_json(tool.name),
            description=as_json(tool.description),
            parameters=as_json(tool.parameters),
        )
        for tool in tools
    ]
    return str(words["system"].format(tools="\n".join(lines)))


def spelled_answer(answer: Assistant) -> str:
    """What a model said, its calls in the form that it was asked for."""
    line = table("tool_format")["call"]
    calls = [
        line.format(name=as_json(call.name), arguments=as_json(call.arguments))
        for call in answer.calls
    ]
    return "\n".join([answer.text, *calls] if answer.text else calls)


def spelled_result(result: ToolResult) -> str:
    """What became of a call."""
    line = table("tool_format")["result"]
    return str(line.format(name=result.name, content=as_json(result.content)))


def as_json(value: Any) -> str:
    """The value as JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
