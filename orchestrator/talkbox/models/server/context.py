"""The conversation within a server's context: what is too old is left out here, and said.

A server would refuse it whole, or drop its beginning, tools first, without a word. Tokens are
counted by the server where it can, else estimated; what it refuses as too long teaches better.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from talkbox.messages import Message, ModelError, System, ToolSchema
from talkbox.models.briefing import Briefed, brief
from talkbox.models.costs import Costs
from talkbox.models.server.abilities import CURE_TOKENS, Server
from talkbox.models.server.answers import at, tokens
from talkbox.models.server.faults import Refused
from talkbox.models.server.link import Link
from talkbox.models.server.roles import functions
from talkbox.models.template.spelled import as_json
from talkbox.models.trimming import LEAST_TURN_TOKENS, REPLY_SHARE_MOST, fit

_PIECE = re.compile(r"[A-Za-z]{1,5}|[^\sA-Za-z]")
"""Gemma 4 reads numbers digit by digit and words in pieces of about five letters. On this project's
pages and prompts this counts 0.95 to 1.16 times what its tokenizer does, more on dense data."""
_MARGIN = 1.05
Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Room:
    """What goes into one request."""

    messages: list[Briefed]
    reply_tokens: int
    left_out: dict[str, int]
    """As an answer's counts have it."""
    tokens: int | None
    """About how many it takes with the tools; None where nobody counted."""


class Context:
    """Makes the conversation fit one server."""

    def __init__(
        self, link: Link, server: Server, context_tokens: int | None, reply_tokens: int
    ) -> None:
        """`context_tokens` goes over what the server says; None on both sides leaves out nothing,
        until the server tells."""
        self._link, self._server = link, server
        self._context_tokens = context_tokens or server.context_tokens
        self._reply_tokens = reply_tokens
        self._counts_itself = server.kind.name in _TOKENIZE
        self._costs = Costs()
        self._scale = 1.0
        """By how much the server counts more than was counted here."""

    def room(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], cancelled: Asked
    ) -> Room:
        """The messages that fit, and how long the answer may be.

        Raises ModelError where the context is too small for the tools and the newest request.
        """
        if self._context_tokens is None:
            return Room(brief(messages), self._reply_tokens, {}, None)
        reply_tokens = min(self._reply_tokens, int(self._context_tokens * REPLY_SHARE_MOST))

        def count(text: str) -> int:
            return self._count(text, cancelled)

        def cost(message: Briefed) -> int:
            return round(self._costs.of(message, count) * self._scale)

        shown = self._costs.of_text(as_json(functions(tools)), count) if tools else 0
        budget = self._context_tokens - reply_tokens - round(shown * self._scale)
        standing = sum(cost(each) for each in messages if isinstance(each, System))
        if budget - standing < LEAST_TURN_TOKENS:
            raise self.too_small()
        fitted = fit(messages, cost, budget)
        taken = fitted.tokens + round(shown * self._scale)
        return Room(fitted.messages, reply_tokens, fitted.left_out, taken)

    def learn(self, refusal: Refused, room: Room) -> bool:
        """Whether a refusal of this as too long says enough for something shorter."""
        before = self._context_tokens, self._scale
        if refusal.context_tokens is not None:
            self._context_tokens = min(
                refusal.context_tokens, self._context_tokens or refusal.context_tokens
            )
        if refusal.prompt_tokens is not None and room.tokens:
            self._scale *= max(1.0, refusal.prompt_tokens / room.tokens * _MARGIN)
        return before != (self._context_tokens, self._scale)

    def too_small(self) -> ModelError:
        """The sentence for a context that does not hold what there is to say."""
        known = f" of {self._context_tokens:,} tokens" if self._context_tokens else ""
        server = self._server
        return ModelError(
            f"The context{known} that {server} gives {server.model} is too small for this; "
            f"{self._cure()}."
        )

    def said_nothing(self) -> ModelError:
        """The sentence for an answer that has nothing in it, not even the beginning of one."""
        return ModelError(
            f"{self._server} answered with nothing at all, as some do where the context is too "
            f"small; {self._cure()}."
        )

    def _cure(self) -> str:
        return self._server.kind.context_cure.format(tokens=CURE_TOKENS, model=self._server.model)

    def _count(self, text: str, cancelled: Asked) -> int:
        if self._counts_itself:
            counted = self._counted(text, cancelled)
            if counted is not None:
                return counted
            self._counts_itself = False
        return estimate(text)

    def _counted(self, text: str, cancelled: Asked) -> int | None:
        """By the server's own tokenizer; None where it does not answer."""
        asked = {**_TOKENIZE[self._server.kind.name](text), "model": self._server.model}
        try:
            status, answer = self._link.post(
                f"{self._link.address.prefix}/tokenize", asked, cancelled
            )
        except ModelError:
            return None
        listed = at(answer, "tokens")
        if status != 200 or not isinstance(listed, list):
            return None
        return tokens(answer, "count") or len(listed)


_TOKENIZE: dict[str, Callable[[str], dict[str, object]]] = {
    "llama-server": lambda text: {"content": text},
    "vLLM": lambda text: {"prompt": text, "add_special_tokens": False},
}
"""Kinds that count for others, at `/tokenize`, and what they are sent."""


def estimate(text: str) -> int:
    """About how many tokens a text takes, for a server that does not count."""
    return len(_PIECE.findall(text))
