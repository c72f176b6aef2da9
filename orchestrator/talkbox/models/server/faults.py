"""What goes wrong between here and a server: each fault is a ModelError, and says what it is.

Whoever asks decides by the kind of fault whether to ask again; whoever reads gets one sentence. No
fault holds a key, and what a server wrote is cut short and made printable.
"""

from __future__ import annotations

from talkbox.messages import ModelError


class Unreached(ModelError):
    """There was no connection. `passing`: it may be there in a moment."""

    def __init__(self, sentence: str, *, passing: bool) -> None:
        super().__init__(sentence)
        self.passing = passing


class Lost(ModelError):
    """The connection broke, or what came could not be read as an answer to its end.

    `passing`: it may go better at once; not so where nobody would wait as long again.
    """

    def __init__(self, sentence: str, *, passing: bool = True) -> None:
        super().__init__(sentence)
        self.passing = passing


class Foreign(ModelError):
    """Something answers there that is no server of this kind."""


class Refused(ModelError):
    """The server answered with an error."""

    def __init__(
        self,
        sentence: str,
        *,
        status: int,
        reason: str,
        retry_after_seconds: float | None = None,
        prompt_tokens: int | None = None,
        context_tokens: int | None = None,
    ) -> None:
        """`reason` is what the server wrote, whole; the counts where it named them."""
        super().__init__(sentence)
        self.status = status
        self.reason = reason
        self.retry_after_seconds = retry_after_seconds
        self.prompt_tokens = prompt_tokens
        self.context_tokens = context_tokens
