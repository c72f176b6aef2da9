"""What passes between a dialect, which knows a model's format, and an engine, which runs the model.

A prompt is a list of pieces, so that text from people, files and tools is never mixed with markup:
only `Markup` may become control tokens. A reply is read token by token, on ids, so that text which
merely looks like a marker is text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from talkbox.messages import Assistant, Message, Reply, ToolSchema
from talkbox.recording import Recording


@dataclass(frozen=True, slots=True)
class Markup:
    """Text of the format itself; markers in it become control tokens."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Text from anywhere else; it never becomes a control token, whatever it says."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Tokens that the model itself produced, in the place of an answer written anew."""

    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording, in the place where the model hears it; the engine knows what that takes."""

    recording: Recording


Piece = Markup | Text | Raw | Heard

Spoken = Callable[[Assistant], tuple[int, ...] | None]
"""The tokens with which this very model once gave an answer, without the closing one; None when
they are not known (another model, another process) and the answer is to be written anew."""


class Tokens(Protocol):
    """What a dialect needs to know of a vocabulary."""

    @property
    def size(self) -> int:
        """How many tokens there are."""
        ...

    def id(self, text: str) -> int | None:
        """The one control or user-defined token with this text; None when there is none."""
        ...

    def bytes_of(self, token: int) -> bytes:
        """The token's text as UTF-8, which may be a part of a character; markers give theirs."""
        ...

    def is_end(self, token: int) -> bool:
        """Whether the model ends its answer with this token."""
        ...


class NoTokens:
    """A vocabulary without tokens: enough to read what is spelled."""

    size = 0

    def id(self, text: str) -> int | None:
        """No token stands for a text."""
        return None

    def bytes_of(self, token: int) -> bytes:
        """Nothing."""
        return b""

    def is_end(self, token: int) -> bool:
        """Nothing ends."""
        return False


@dataclass(frozen=True, slots=True)
class Grammar:
    """What calls must look like, for a matcher over the whole vocabulary.

    Until the trigger the reply is free; the grammar begins right after it, and holds until its own
    end. Without a trigger it holds from the first token and says itself where text is free.
    """

    lark: str
    """In llguidance's Lark dialect; tokens as `<[48]>`."""
    trigger: int | None
    """The token that begins a call."""


class Reader(Protocol):
    """Takes one reply, token by token."""

    def feed(self, token: int) -> None:
        """The next token; text goes out as it comes, never a broken character."""
        ...

    @property
    def done(self) -> bool:
        """Whether the reply is complete, even if the model would go on."""
        ...

    def reply(self) -> Reply:
        """All that was read. May be asked at any time; what is unfinished then is closed."""
        ...


class Dialect(Protocol):
    """A model's own format.

    Messages come from `talkbox.models.briefing.brief`: System, User (the text holds all that the
    model reads), Assistant and ToolResult (a verdict is part of the content); no Measured.
    """

    @property
    def name(self) -> str:
        """For people: "Gemma 4", "Hermes"."""
        ...

    def prompt(
        self, messages: Sequence[Message], tools: Sequence[ToolSchema], spoken: Spoken
    ) -> list[Piece]:
        """Everything that the model reads before it answers."""
        ...

    def reader(self, tools: Sequence[ToolSchema], on_text: Callable[[str], None]) -> Reader:
        """A reader for one reply."""
        ...

    def grammar(self, tools: Sequence[ToolSchema]) -> Grammar | None:
        """What holds calls to the schemas; None where the format has no such trigger."""
        ...

    def without_thinking(self) -> Dialect:
        """The same format for a reply that begins without thoughts; calls are numbered on."""
        ...
