"""A model that answers from a list, for tests without weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from talkbox.messages import Cancelled, Message, Reply, ToolSchema

Answer = Reply | Callable[[Sequence[Message], Sequence[ToolSchema]], Reply]
"""A reply, or a function that makes one from what the model is shown."""


class UnexpectedCall(AssertionError):
    """The model was asked more often than it has replies."""


class ScriptedModel:
    """Gives the replies one after another and keeps what it was shown."""

    name = "scripted"

    def __init__(self, replies: Iterable[Answer]) -> None:
        self._waiting = list(replies)
        self.shown: list[tuple[Message, ...]] = []
        """The messages of each time it was asked."""
        self.offered: list[tuple[ToolSchema, ...]] = []
        """The tools of each time it was asked."""

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The next reply, its text streamed in one piece.

        Raises UnexpectedCall when none is left, and Cancelled as any model does.
        """
        if cancelled():
            raise Cancelled
        self.shown.append(tuple(messages))
        self.offered.append(tuple(tools))
        if not self._waiting:
            raise UnexpectedCall(
                f"The model was asked {len(self.shown)} times and has only "
                f"{len(self.shown) - 1} replies; the last message was {messages[-1:]!r}."
            )
        answer = self._waiting.pop(0)
        reply = answer if isinstance(answer, Reply) else answer(messages, tools)
        if reply.text:
            on_text(reply.text)
        return reply

    def unused(self) -> int:
        """How many answers nobody asked for; a test ends with `assert not model.unused()`."""
        return len(self._waiting)
