"""The messages of a conversation in the form that chat templates are written for.

OpenAI's roles and tool calls, with every text behind a placeholder. Neighbours of one role become
one message, since many templates insist that user and assistant take turns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import (
    Assistant,
    Measured,
    Message,
    System,
    ToolResult,
    ToolSchema,
    User,
)
from talkbox.models.dialect import Spoken
from talkbox.models.template.habits import Habits
from talkbox.models.template.placeholders import Placeholders
from talkbox.models.template.spelled import (
    as_json,
    spelled_answer,
    spelled_result,
    spelled_tools,
)

Data = dict[str, Any]


def tool_data(tools: Sequence[ToolSchema], hidden: Placeholders) -> list[Data]:
    """The tools as templates expect them."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": hidden.hide_within(tool.description),
                "parameters": hidden.hide_within(tool.parameters),
            },
        }
        for tool in tools
    ]


def message_data(
    messages: Sequence[Message],
    tools: Sequence[ToolSchema],
    habits: Habits,
    hidden: Placeholders,
    spoken: Spoken,
) -> list[Data]:
    """The messages as templates expect them; Measured must have been briefed away."""
    roles = _Roles(habits, hidden, spoken)
    roles.instruct(
        [message.text for message in messages if isinstance(message, System)],
        "" if habits.tools else spelled_tools(tools),
    )
    for message in messages:
        roles.add(message)
    return roles.finished()


class _Roles:
    def __init__(self, habits: Habits, hidden: Placeholders, spoken: Spoken) -> None:
        self._habits, self._hidden, self._spoken = habits, hidden, spoken
        self._data: list[Data] = []
        self._opening = ""
        """What goes in front of the first request."""
        self._calls: dict[str, str] = {}
        """The id that a template is given, by a call's own id. Mistral's want nine characters."""
        self._count = 0
        self._apart = True
        """Whether the newest message stands by itself, and takes nothing more."""

    def instruct(self, texts: Sequence[str], tools: str) -> None:
        """The standing instructions, with the tools behind them."""
        parts = [self._hidden.hide(text, needed=True) for text in (*texts, tools) if text]
        if self._habits.system and parts:
            self._say("system", "\n\n".join(parts))
        else:
            self._opening = "".join(f"{part}\n\n" for part in parts)

    def add(self, message: Message) -> None:
        """The next message."""
        match message:
            case User():
                self._say("user", self._opening + self._asked(message))
                self._opening = ""
            case Assistant():
                self._answer(message)
            case ToolResult() if self._habits.tools:
                self._result(message)
            case ToolResult():
                self._say("user", self._hidden.hide(spelled_result(message), needed=True))
            case System() | Measured():
                pass

    def finished(self) -> list[Data]:
        """All messages, content in parts where the template wants that."""
        if self._habits.parts:
            for message in self._data:
                if message.get("content"):
                    message["content"] = [{"type": "text", "text": message["content"]}]
        return self._data

    def _asked(self, user: User) -> str:
        heard = map(self._hidden.hide_recording, user.recordings)
        return self._hidden.hide(user.text, needed=True) + "".join(heard)

    def _answer(self, answer: Assistant) -> None:
        tokens = self._spoken(answer) if self._habits.raw else None
        for call in answer.calls:
            self._count += 1
            self._calls[call.id] = f"call{self._count:05}"
        if tokens:
            self._say("assistant", self._hidden.hide_tokens(tokens), apart=True)
        elif not self._habits.tools:
            self._say("assistant", self._hidden.hide(spelled_answer(answer)))
        else:
            apart = bool(answer.calls or answer.thoughts)
            self._say("assistant", self._hidden.hide(answer.text), apart)
            self._data[-1] |= self._details(answer)

    def _details(self, answer: Assistant) -> Data:
        details: Data = {}
        if answer.thoughts:
            details["reasoning_content"] = self._hidden.hide(answer.thoughts)
        if answer.calls:
            details["tool_calls"] = [
                {
                    "id": self._calls[call.id],
                    "type": "function",
                    "function": {
                        "name": self._hidden.hide_within(call.name),
                        "arguments": self._arguments(call.arguments),
                    },
                }
                for call in answer.calls
            ]
        return details

    def _arguments(self, arguments: Any) -> Any:
        mapping = arguments if isinstance(arguments, Mapping) else {"value": arguments}
        if self._habits.arguments_as_text:
            return self._hidden.hide(as_json(mapping))
        return self._hidden.hide_within(mapping)

    def _result(self, result: ToolResult) -> None:
        self._data.append(
            {
                "role": "tool",
                "name": self._hidden.hide_within(result.name),
                "tool_call_id": self._calls.get(result.call, "call00000"),
                "content": self._hidden.hide(as_json(result.content), needed=True),
            }
        )

    def _say(self, role: str, content: str, apart: bool = False) -> None:
        """Add to the newest message of this role, unless one of the two must stand by itself."""
        last = self._data[-1] if self._data else {}
        if last.get("role") == role and not apart and not self._apart:
            last["content"] = "\n\n".join(filter(None, (last["content"], content)))
        else:
            self._data.append({"role": role, "content": content})
        self._apart = apart
