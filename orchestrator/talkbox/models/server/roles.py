"""The conversation as OpenAI's messages: a pure function, so that a beginning stays the same.

A call's arguments are JSON in a string, as all servers take them (Gemma 4's own template wants an
object, and its servers make one of it). Ids are numbered by place, since not every template takes
every id: Mistral's want nine letters and digits.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from talkbox.messages import Assistant, System, ToolResult, ToolSchema, User
from talkbox.models.briefing import Briefed
from talkbox.models.server.harmless import harmless
from talkbox.models.template.spelled import as_json
from talkbox.recording import Recording

Data = dict[str, Any]
_UNKNOWN = "call00000"


def roles(messages: Sequence[Briefed], thoughts_field: str | None) -> list[Data]:
    """The messages for a server; thoughts go under `thoughts_field`, or not at all."""
    made = _Roles(thoughts_field)
    system = "\n\n".join(message.text for message in messages if isinstance(message, System))
    if system:
        made.data.append({"role": "system", "content": system})
    for message in messages:
        made.add(message)
    return made.data


def functions(tools: Sequence[ToolSchema]) -> list[Data]:
    """The tools as a request shows them."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
            },
        }
        for tool in tools
    ]


class _Roles:
    def __init__(self, thoughts_field: str | None) -> None:
        self.data: list[Data] = []
        self._thoughts_field = thoughts_field
        self._ids: dict[str, str] = {}
        """The id that a server is given, by a call's own id."""
        self._count = 0

    def add(self, message: Briefed) -> None:
        match message:
            case User():
                self.data.append({"role": "user", "content": _said(message)})
            case Assistant():
                self.data.append(self._answer(message))
            case ToolResult():
                self.data.append(self._result(message))
            case System():
                pass

    def _answer(self, answer: Assistant) -> Data:
        data: Data = {"role": "assistant", "content": harmless(answer.text)}
        if answer.thoughts and self._thoughts_field:
            data[self._thoughts_field] = harmless(answer.thoughts)
        if answer.calls:
            # Gemma 4's template puts the text behind the calls' results and ends the turn there,
            # so that the model would read its plan as its last word.
            data["content"] = ""
            data["tool_calls"] = [
                {"id": self._id(call.id), "type": "function", "function": _function(call)}
                for call in answer.calls
            ]
        return data

    def _id(self, of_call: str) -> str:
        self._count += 1
        self._ids[of_call] = f"call{self._count:05}"
        return self._ids[of_call]

    def _result(self, result: ToolResult) -> Data:
        return {
            "role": "tool",
            "tool_call_id": self._ids.get(result.call, _UNKNOWN),
            "name": harmless(result.name),
            "content": harmless(as_json(result.content)),
        }


def _said(user: User) -> str | list[Data]:
    """Text alone, or parts with what was spoken after it, in the order in which Gemma 4 hears."""
    text = harmless(user.text)
    if not user.recordings:
        return text
    words: list[Data] = [{"type": "text", "text": text}] if text else []
    return [*words, *map(_spoken, user.recordings)]


def _spoken(recording: Recording) -> Data:
    data = b64encode(recording.wav()).decode()
    return {"type": "input_audio", "input_audio": {"data": data, "format": "wav"}}


def _function(call: Any) -> Data:
    given = call.arguments if isinstance(call.arguments, dict) else {"value": call.arguments}
    return {"name": harmless(call.name), "arguments": harmless(as_json(given))}
