"""A conversation as the prompt that Gemma 4 was trained on.

Byte-equal to the models' own template, with one addition: words that an answer says before its
calls stand before them, where the model said them; the template moves them behind the responses
and closes the turn there. Answers that this process heard go back as the tokens they were, so that
nothing before the newest message has to be computed again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from talkbox.messages import Assistant, Message, System, ToolResult, ToolSchema, User
from talkbox.models.dialect import Heard, Markup, Piece, Raw, Spoken, Text
from talkbox.models.gemma.declarations import declared
from talkbox.models.gemma.markers import (
    BOS,
    CALL,
    CHANNEL,
    END_CALL,
    END_CHANNEL,
    END_RESPONSE,
    END_TURN,
    QUOTE,
    RESPONSE,
    THINK,
    TURN,
    joined,
)
from talkbox.models.gemma.revision import Revision
from talkbox.models.gemma.values import members
from talkbox_sessions.events import Call

_EMPTY_THOUGHT: tuple[Piece, ...] = (CHANNEL, Text("thought\n"), END_CHANNEL)
_OWN = frozenset({CALL, END_CALL, CHANNEL, END_CHANNEL, QUOTE})
"""The markers that an answer may hold."""

Pieces = Iterator[Piece]


@dataclass(frozen=True, slots=True)
class _Part:
    """One message that is not a tool's, and the results that follow it."""

    message: System | User | Assistant
    results: tuple[ToolResult, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the model goes on in the same turn."""
        return bool(self.results) or (isinstance(self.message, Assistant) and self.calls != ())

    @property
    def calls(self) -> tuple[Call, ...]:
        """The calls, of an answer."""
        return self.message.calls if isinstance(self.message, Assistant) else ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """How prompts are written for one model."""

    ids: Mapping[Markup, int]
    thinking: bool
    prefill_empty_thought: bool
    revision: Revision

    def pieces(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """All that the model reads before it answers; `spoken` knows answers as tokens."""
        return joined(self._all(messages, tools, spoken))

    def _all(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> Pieces:
        parts = _parts(messages)
        yield BOS
        system = ""
        standing = self.thinking or bool(tools)
        if parts and isinstance(parts[0].message, System):
            system, standing = parts.pop(0).message.text, True
        if standing:
            yield from self._standing(system, tools)
        yield from self._turns(parts, spoken)
        if not (parts and parts[-1].is_open):
            yield from self._begin()
            yield from self._prefill()

    def _standing(self, system: str, tools: Sequence[ToolSchema]) -> Pieces:
        yield from (TURN, Text("system\n"))
        if self.thinking:
            yield from (THINK, Text("\n"))
        yield Text(system.strip())
        for tool in tools:
            yield from declared(tool, self.revision)
        yield from (END_TURN, Text("\n"))

    def _turns(self, parts: Sequence[_Part], spoken: Spoken) -> Pieces:
        users = [place for place, part in enumerate(parts) if isinstance(part.message, User)]
        newest = users[-1] if users else -1
        speaking = False
        for place, part in enumerate(parts):
            if isinstance(part.message, Assistant):
                if not speaking:
                    yield from self._begin()
                raw = spoken(part.message)
                yield from self._answer(part.message, raw, place > newest, fresh=not speaking)
                yield from self._close(part)
            else:
                yield from self._said(part.message)
            speaking = isinstance(part.message, Assistant)

    def _said(self, message: System | User) -> Pieces:
        """The recordings after the text, as Google's page on audio has it: where sound comes first
        the 12B answers it instead of writing it down
        (https://github.com/EricLBuehler/mistral.rs/issues/2355).
        """
        role = "user" if isinstance(message, User) else "system"
        yield from (TURN, Text(f"{role}\n{message.text.strip()}"))
        if isinstance(message, User):
            yield from map(Heard, message.recordings)
        yield from (END_TURN, Text("\n"))

    def _begin(self) -> Pieces:
        yield from (TURN, Text("model\n"))

    def _prefill(self) -> Pieces:
        if self.prefill_empty_thought and not self.thinking:
            yield from _EMPTY_THOUGHT

    def _answer(
        self, answer: Assistant, raw: tuple[int, ...] | None, current: bool, fresh: bool
    ) -> Pieces:
        """`fresh`: the first of its turn, which may have begun after an empty thought."""
        if raw is None or not self._keeps(raw, answer, current):
            yield from self._anew(answer, current)
            return
        if fresh:
            yield from self._prefill()
        yield Raw(raw)

    def _keeps(self, raw: tuple[int, ...], answer: Assistant, current: bool) -> bool:
        """Whether an answer's tokens may stand again as they were.

        Not with thoughts of an earlier turn, a marker left open, or a call that is in none.
        """
        of = {token: marker for marker, token in self.ids.items()}
        found = Counter(of[token] for token in raw if token in of)
        return (
            found.keys() <= _OWN
            and found[CALL] == found[END_CALL] == len(answer.calls)
            and found[CHANNEL] <= found[END_CHANNEL]
            and found[QUOTE] % 2 == 0
            and (current or not found[CHANNEL])
        )

    def _anew(self, answer: Assistant, current: bool) -> Pieces:
        if answer.thoughts and answer.calls and current:
            yield from (CHANNEL, Text(f"thought\n{answer.thoughts}\n"), END_CHANNEL)
        yield Text(answer.text.strip())
        for call in answer.calls:
            yield from self._call(call)

    def _call(self, call: Call) -> Pieces:
        yield from (CALL, Text(f"call:{call.name}{{"))
        if isinstance(call.arguments, Mapping):
            yield from members(call.arguments, self.revision.null)
        elif isinstance(call.arguments, str):
            yield Text(call.arguments)
        yield from (Text("}"), END_CALL)

    def _close(self, part: _Part) -> Pieces:
        for result in part.results:
            yield from (RESPONSE, Text(f"response:{result.name}{{"))
            yield from members(result.content, self.revision.null)
            yield from (Text("}"), END_RESPONSE)
        if part.calls and not part.results:
            yield RESPONSE
        elif not part.results:
            yield from (END_TURN, Text("\n"))


def _parts(messages: Sequence[Message]) -> list[_Part]:
    """The messages with each answer's results; a result that follows no answer has no place."""
    parts: list[_Part] = []
    for message in messages:
        if isinstance(message, System | User | Assistant):
            parts.append(_Part(message))
        elif isinstance(message, ToolResult) and parts:
            last = parts[-1]
            if isinstance(last.message, Assistant):
                parts[-1] = _Part(last.message, (*last.results, message))
    return parts
