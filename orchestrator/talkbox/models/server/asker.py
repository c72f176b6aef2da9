"""One answer, asked for until it has come or cannot: fitting, mending, waiting, reading.

A request that is refused for a field or for its length is mended and sent again at once. As soon
as a part of the answer is there, nothing is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from talkbox.messages import Message, ModelError, ToolSchema, User
from talkbox.models import Watch
from talkbox.models.server.abilities import Server
from talkbox.models.server.answer import Answer
from talkbox.models.server.answers import at
from talkbox.models.server.context import Context, Room
from talkbox.models.server.failures import explained, is_too_long
from talkbox.models.server.faults import Foreign, Lost, Refused, Unreached
from talkbox.models.server.hearing import check_heard, newest_alone, too_many
from talkbox.models.server.link import Link
from talkbox.models.server.optional import Optional
from talkbox.models.server.payload import payload
from talkbox.models.server.retrying import Retrying
from talkbox.models.server.settings import Settings
from talkbox.models.spoken import newest_spoken
from talkbox_prompts.texts import table

MENDINGS_LIMIT = 8
"""How often one request is mended; there are not many more fields to leave out."""
TRIAL_TOKENS = 8
"""Of an answer that nobody reads."""
_FAILED = frozenset({"error", "abort"})
"""How an answer ends that the server could not finish."""

Asked = Callable[[], bool]


class Asker:
    """What is known of one server from its answers."""

    def __init__(self, link: Link, server: Server, settings: Settings, watch: Watch) -> None:
        self.settings = settings
        """Sampling may be changed between answers."""
        self._link, self._server, self._watch = link, server, watch
        self._context = Context(link, server, settings.context_tokens, settings.reply_tokens)
        self._optional = Optional()
        self._hears_newest_alone = False
        """Whether the server takes no recordings of earlier turns."""
        self._heard_alone = False
        """Whether a recording was found in what the server counted of a request without tools."""
        self._thoughts_field: str = server.kind.thoughts_field

    def answer(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Asked,
    ) -> Answer:
        """A whole answer. Raises ModelError with a sentence for people, and Cancelled."""
        if tools and newest_spoken(messages) and self._server.kind.drops_audio:
            self._try_ears(messages, cancelled)
        return self._answer(messages, tools, on_text, cancelled)

    def _try_ears(self, messages: Sequence[Message], cancelled: Asked) -> None:
        """Have a recording heard without tools, once and in a few words: the tokens of a recording
        are not missed among the thousands of the tools. Raises ModelError as `answer`."""
        if not self._heard_alone:
            asked = User(table("check")["listen"], recordings=newest_spoken(messages)[:1])
            self._answer([asked], (), lambda text: None, cancelled, TRIAL_TOKENS)
            self._heard_alone = True

    def _answer(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Asked,
        most_tokens: int | None = None,
    ) -> Answer:
        retrying = Retrying(self.settings.patience_seconds, cancelled)
        mendings = 0
        while True:
            if self._hears_newest_alone:
                messages = newest_alone(messages)
            room = self._context.room(messages, tools, cancelled)
            if most_tokens is not None:
                room = replace(room, reply_tokens=min(most_tokens, room.reply_tokens))
            request = self._request(room, tools)
            answer = Answer(tools, on_text)
            try:
                self._read(answer, request, cancelled)
                check_heard(room.messages, answer.counts.get("prompt"), self._server)
                answer.counts |= room.left_out
                self._thoughts_field = answer.thoughts_field or self._thoughts_field
                return answer
            except (Unreached, Lost, Refused, Foreign) as fault:
                mended = mendings < MENDINGS_LIMIT and (
                    self._mended(fault, request, room) or self._hears_less(fault, messages)
                )
                mendings += mended
                if answer.begun or not (mended or retrying.again(fault)):
                    raise self._explained(fault) from None

    def _request(self, room: Room, tools: Sequence[ToolSchema]) -> dict[str, Any]:
        whole = payload(
            room.messages,
            tools,
            self._server,
            self.settings,
            thoughts_field=self._thoughts_field,
            reply_tokens=room.reply_tokens,
        )
        return self._optional.without(whole)

    def _read(self, answer: Answer, request: dict[str, Any], cancelled: Asked) -> None:
        """Take the answer to its end. Raises Lost where it has none, and what `stream` raises."""
        try:
            with closing(self._link.stream(request, cancelled)) as chunks:
                for chunk in chunks:
                    answer.take(chunk)
                    self._see(chunk)
        except Lost:
            if not answer.ended:  # else only what follows the answer is missing
                raise
        if answer.finish in _FAILED:
            raise Lost(f"The server broke its answer off ({answer.finish}).")
        if not answer.ended:
            raise Lost("The server's answer broke off.")
        if not answer.is_answer:
            raise Foreign("What answers there is no model's server: it sent no answer.")
        if answer.is_empty:  # LM Studio, where a prompt is too long (its issue 2339)
            raise self._context.said_nothing()

    def _see(self, chunk: dict[str, Any]) -> None:
        """How much of the prompt is read, as llama-server tells."""
        total, done = (at(chunk, "prompt_progress", name) for name in ("total", "processed"))
        if isinstance(total, int) and isinstance(done, int) and total > 0:
            self._watch("reading", min(max(done / total, 0.0), 1.0))

    def _mended(self, fault: ModelError, request: dict[str, Any], room: Room) -> bool:
        """Whether the next request will be another one."""
        if not isinstance(fault, Refused):
            return False
        if is_too_long(fault):
            return self._context.learn(fault, room)
        return self._optional.learn(fault, request)

    def _hears_less(self, fault: ModelError, messages: Sequence[Message]) -> bool:
        """Whether it is worth trying without what was spoken in earlier turns."""
        if not isinstance(fault, Refused) or not too_many(fault):
            return False
        self._hears_newest_alone = newest_alone(messages) is not messages
        return self._hears_newest_alone

    def _explained(self, fault: ModelError) -> ModelError:
        if isinstance(fault, Refused) and is_too_long(fault):
            return self._context.too_small()
        return explained(fault, self._link, self._server)
