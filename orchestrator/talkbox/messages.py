"""What a model is shown and what it answers: pure values, equal when their content is equal.

Every model, the built-in planner included, gets the same line of messages and the same tool
schemas. What changes from turn to turn (the chain, the measurements) stands in the user message of
its turn and is never rewritten, so that everything before the newest stays the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

from talkbox.recording import Recording
from talkbox_sessions.events import Call, Taste


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the session stands, as data; a dialect renders it into the user message."""

    source: Mapping[str, Any] = field(default_factory=dict)
    """name, rate_hz, channels, seconds."""
    stages: tuple[Mapping[str, Any], ...] = ()
    """The chain's stages in JSON form."""
    source_measured: Mapping[str, float | None] = field(default_factory=dict)
    now_measured: Mapping[str, float | None] = field(default_factory=dict)
    """The newest take; equal to the source's while the chain is empty."""
    takes: int = 0
    """How many takes there are besides the source."""
    files: tuple[str, ...] = ()
    """Names of audio files in the folders that the user opened."""
    taste: Mapping[str, Taste] = field(default_factory=dict)
    """What the user means by the words that the instruction touches; no model is shown it."""
    references: tuple[str, ...] = ()
    """Names of those files that were opened by name, to be matched."""


@dataclass(frozen=True, slots=True)
class System:
    """The standing instructions; the same for a whole session."""

    text: str


@dataclass(frozen=True, slots=True)
class User:
    """What the producer said, and where the session stood at that moment."""

    text: str
    situation: Situation = Situation()
    """As it was when these words were said."""
    recordings: tuple[Recording, ...] = ()
    """What was spoken, in order; a model hears it after the text."""


@dataclass(frozen=True, slots=True)
class Assistant:
    """What the model answered."""

    text: str = ""
    calls: tuple[Call, ...] = ()
    thoughts: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What became of one call."""

    call: str
    name: str
    content: Mapping[str, Any]
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """After a render: the verdict, in words for a language model and as data for the planner."""

    text: str
    verdict: Mapping[str, Any]
    """The JSON form of `talkbox.verdict.Verdict`; `status` "failed" and `message` when the chain
    could not be rendered and was put back."""
    stages: tuple[Mapping[str, Any], ...] = ()
    """The chain that was rendered."""
    measured: Mapping[str, float | None] = field(default_factory=dict)
    rounds_left: int = 0
    """How many more corrections this turn allows."""


Message = System | User | Assistant | ToolResult | Measured


@dataclass(frozen=True, slots=True)
class ToolSchema:
    """A tool as a model sees it."""

    name: str
    description: str
    parameters: Mapping[str, Any]
    """A JSON schema of type object."""
    closer: Callable[[], Mapping[str, Any]] | None = field(default=None, compare=False)
    """Makes a closer one, for a grammar; None where `parameters` says it all."""

    @property
    def exact(self) -> Mapping[str, Any]:
        """What a grammar holds calls to."""
        return self.parameters if self.closer is None else self.closer()


Intent = Literal["question", "refusal"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model says next: text, calls or both. Without calls the turn is over."""

    text: str = ""
    calls: tuple[Call, ...] = ()
    intent: Intent | None = None
    thoughts: str = ""
    tokens: Mapping[str, int] = field(default_factory=dict)


class Cancelled(Exception):
    """Raised by a model that was asked to stop; nothing of its reply counts."""


class ModelError(RuntimeError):
    """A model could not answer; the text is one sentence that says why and what to do."""


class Model(Protocol):
    """Whoever answers. The loop cannot tell one from another."""

    @property
    def name(self) -> str:
        """As `--model` takes it: "planner", a path, an address."""
        ...

    def reply(
        self,
        messages: Sequence[Message],
        tools: Sequence[ToolSchema],
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        """The answer to the messages.

        Text is passed to `on_text` piece by piece as it comes. `cancelled` is asked often; when it
        says true the model raises Cancelled. Raises ModelError when there is no answer.
        """
        ...


@runtime_checkable
class Hearing(Protocol):
    """A model that may be able to take what was spoken; one that is none of these cannot."""

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        """Why it cannot hear and what to do, in one sentence; None when it can.

        May wait until the model is loaded. Raises ModelError and Cancelled as `Model.reply` does.
        """
        ...
