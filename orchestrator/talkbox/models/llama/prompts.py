"""From messages to the tokens of a prompt that fits, and back from an answer to what it was.

An answer that this model gave is put into later prompts as the very tokens it consisted of, so that
they are found in its memory; an answer of another model, or of an earlier run, is written anew.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from talkbox.messages import Assistant, Message, ModelError, Reply, System, ToolSchema, User
from talkbox.models.costs import Costs, heard
from talkbox.models.dialect import Dialect, Text
from talkbox.models.llama.script import Script, script
from talkbox.models.spoken import newest_spoken
from talkbox.models.trimming import LEAST_TURN_TOKENS, Fitted, fit

if TYPE_CHECKING:
    from talkbox.models.briefing import Briefed
    from talkbox.models.llama.clips import Clips
    from talkbox.models.llama.ready import Ready
    from talkbox.recording import Recording

REMEMBERED = 256
"""Answers whose tokens are kept."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is given to read."""

    script: Script
    dialect: Dialect
    """In which it is written, and the answer will be."""
    stable: list[int]
    """The beginning that every prompt with this system text and these tools has."""
    left_out: Mapping[str, int]
    """`turns_shortened`, `turns_dropped` and `answers_dropped` (of the newest turn), where the
    context was too small for all."""


class Prompts:
    """Makes prompts of at most `most_tokens`, and remembers answers."""

    def __init__(self, most_tokens: int) -> None:
        self._most_tokens = most_tokens
        self._spoken: OrderedDict[str, tuple[int, ...]] = OrderedDict()
        self._stable: dict[str, list[int]] = {}
        self._costs = Costs()

    def prompt(
        self,
        model: Ready,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        clips: Clips | None = None,
    ) -> Prompt:
        """The prompt for these messages; `clips` is needed where something was spoken.

        What was spoken is answered without thinking: with it on, models make up what they did not
        hear (https://github.com/ggml-org/llama.cpp/issues/25889). Raises ModelError where the
        tools or the newest turn alone are too long for the context.
        """
        dialect = model.dialect.without_thinking() if newest_spoken(messages) else model.dialect
        stable = self._stable_tokens(model, dialect, messages, tools)
        room = self._most_tokens - len(stable)
        if room < LEAST_TURN_TOKENS:
            raise ModelError(
                f"The context is too small: the instructions and {len(tools)} tools take "
                f"{len(stable)} tokens and leave {max(room, 0)} for the request; set --context to "
                f"{2 * (len(stable) + LEAST_TURN_TOKENS)} or more."
            )
        fitted = self._fitted(model, messages, room, clips)
        pieces = dialect.prompt(fitted.messages, tools, self._spoken_before)
        written = script(pieces, model.vocabulary, clips)
        return Prompt(written, dialect, stable, fitted.left_out)

    def remember(self, model: Ready, reply: Reply, spoken: Sequence[int]) -> None:
        """Keep the tokens of an answer, without the one that ended it."""
        answer = Assistant(reply.text, reply.calls, reply.thoughts)
        ended = spoken and model.vocabulary.is_end(spoken[-1])
        self._spoken[_key(answer)] = tuple(spoken[:-1] if ended else spoken)
        if len(self._spoken) > REMEMBERED:
            self._spoken.popitem(last=False)

    def _fitted(
        self, model: Ready, messages: Sequence[Message], room: int, clips: Clips | None
    ) -> Fitted:
        def hear(recording: Recording) -> int:
            return heard(recording) if clips is None else clips.outline(recording).tokens

        def cost(message: Briefed) -> int:
            return self._costs.of(
                message, lambda text: len(model.vocabulary.encode([Text(text)])), hear
            )

        return fit(messages, cost, room + sum(map(cost, _system(messages))))

    def _spoken_before(self, answer: Assistant) -> tuple[int, ...] | None:
        return self._spoken.get(_key(answer))

    def _stable_tokens(
        self,
        model: Ready,
        dialect: Dialect,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
    ) -> list[int]:
        """What two prompts that differ in the request alone have in common."""
        system = _system(messages)
        shown = [(tool.name, tool.description, tool.parameters) for tool in tools]
        key = repr((system, shown, dialect is model.dialect))
        if key not in self._stable:
            one, other = (
                script(
                    dialect.prompt([*system, User(words)], tools, self._spoken_before),
                    model.vocabulary,
                ).tokens
                for words in ("a", "b")
            )
            same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
            self._stable[key] = [token for token, _ in same]
        return self._stable[key]


def _system(messages: Sequence[Message]) -> list[System]:
    return [message for message in messages if isinstance(message, System)]


def _key(answer: Assistant) -> str:
    """An answer as text: arguments may hold lists and objects, which have no hash."""
    calls: list[Any] = [[call.id, call.name, call.arguments] for call in answer.calls]
    return json.dumps([answer.text, answer.thoughts, calls], sort_keys=True, default=str)
