"""What happened in a session, as frozen values in the past tense.

Nothing else is state: whatever a session knows is a fold over these. An event refers to others by
id and never repeats the conversation. Chains, changes, goals and measurements travel as the JSON
data that their own types write, so that this package needs to know none of them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1
"""The version of the journal's format that this code writes."""

Data = dict[str, Any]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""Of a file's bytes, in lower case: its name in the session's audio store."""


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    id: str = ""
    """Short random hex, given by the journal when the event is appended."""
    parent: str | None = None
    """The event that this one follows; the tree of parents is the history."""
    at: str = ""
    """UTC, ISO 8601 with milliseconds, given by the journal."""


class SessionOpened(_Event):
    """The first line of every journal."""

    type: Literal["session_opened"] = "session_opened"
    format: int = FORMAT
    source: Data
    """name, sha256 of the file's bytes, format, subtype, rate_hz, channels, samples, seconds."""
    measured: Data
    """The source's measurement."""
    versions: dict[str, str]
    """talkbox, the backend, the plug-ins: what decides the bytes of a render."""


class Taste(BaseModel):
    """What one user means by a word, beside what everyone does; learnt from what was liked."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    factor: float = Field(default=1.0, ge=0.5, le=1.8)
    """How strongly the word is meant, times the plain word."""
    preferred: tuple[str, ...] = ()
    """Effects that were liked for it, by their names."""
    avoided: tuple[str, ...] = ()
    """Effects that give way to others."""


class Mended(BaseModel):
    """One place where a transcript was taken for other words than were heard."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    heard: str
    meant: str


class Transcribed(_Event):
    """Text was made of what was spoken; written before anyone is asked whether it is right.

    A `user_said` that names it says it, perhaps corrected; a `transcript_cancelled` drops it.
    """

    type: Literal["transcribed"] = "transcribed"
    recordings: tuple[Sha256, ...]
    """WAV files in the session's audio store, in order: 16 kHz, mono, 30 seconds each at most."""
    source: str
    """Name of the file, or "microphone"."""
    seconds: float = Field(ge=0)
    """Length of what was spoken, pauses included."""
    heard: str
    """As it was transcribed."""
    text: str
    """As it was repaired."""
    changes: tuple[Mended, ...] = ()
    by: str
    """Who transcribed."""
    language: str | None = None
    """ISO 639-1, where it was told."""


class TranscriptCancelled(_Event):
    """What was heard is not said; nothing comes of it."""

    type: Literal["transcript_cancelled"] = "transcript_cancelled"
    transcript: str
    """Id of the `transcribed` event."""


class RecordingsDeleted(_Event):
    """Recordings of speech were deleted because the user wished it."""

    type: Literal["recordings_deleted"] = "recordings_deleted"
    recordings: tuple[Sha256, ...]


class UserSaid(_Event):
    """An instruction, typed or spoken. A turn begins."""

    type: Literal["user_said"] = "user_said"
    text: str
    """May be empty where there are recordings."""
    via: Literal["typed", "spoken"] = "typed"
    transcript: str | None = None
    """Id of the `transcribed` event that these words are from."""
    recordings: tuple[Sha256, ...] = ()
    """What the model hears itself, in order, as WAV files in the session's audio store."""
    model: str
    """Who answers this turn."""
    effort: Literal["quick", "normal", "thorough"] = "normal"
    """How hard the turn tries; see `talkbox.effort`."""
    taste: dict[str, Taste] = Field(default_factory=dict)
    """The user's taste in the words that are touched, as it was then; a replay needs no file."""
    references: tuple[str, ...] = ()
    """Names of the audio files that were opened by name, to be matched."""


class Call(BaseModel):
    """A tool call as the model made it, before validation."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    name: str
    arguments: Any
    """Usually an object; whatever came is kept."""


class ModelReplied(_Event):
    """One answer of the model: text, calls or both."""

    type: Literal["model_replied"] = "model_replied"
    text: str = ""
    calls: tuple[Call, ...] = ()
    intent: Literal["question", "refusal"] | None = None
    """Set when the model asks or declines; None for everything else."""
    thoughts: str = ""
    tokens: dict[str, int] = Field(default_factory=dict)
    """prompt, cached, reply: what the model counted, empty when it counts nothing."""
    seconds: float = 0.0


class ToolReturned(_Event):
    """A call was carried out: the change, and the chain after it."""

    type: Literal["tool_returned"] = "tool_returned"
    call: str
    """Id of the call."""
    name: str
    change: Data
    chain: Data
    content: Data
    """Exactly what the model reads."""


FailureReason = Literal[
    "unknown_tool", "invalid_arguments", "refused", "repeated", "limit", "interrupted", "broken"
]


class ToolFailed(_Event):
    """A call was not carried out; the chain is as before."""

    type: Literal["tool_failed"] = "tool_failed"
    call: str
    name: str
    reason: FailureReason
    message: str
    """Exactly what the model reads."""
    traceback: str = ""
    """For `broken` only: a bug in a tool, for its author."""


class GoalSet(_Event):
    """What this turn is held to: from the words, or stated by the model with a tool."""

    type: Literal["goal_set"] = "goal_set"
    goal: Data
    by: Literal["words", "model"]


class Rendered(_Event):
    """The chain was rendered and measured."""

    type: Literal["rendered"] = "rendered"
    chain: Data
    audio: str
    """sha256 of the rendered samples; the store may hold them under this name."""
    measured: Data
    seconds: dict[str, float] = Field(default_factory=dict)
    """render, measure."""
    by: Literal["model", "program"] = "model"
    """Whose take it is; the program's own are not shown to the model."""


class RenderFailed(_Event):
    """The chain could not be rendered and was put back."""

    type: Literal["render_failed"] = "render_failed"
    chain: Data
    """The chain that stands again."""
    message: str
    traceback: str = ""
    by: Literal["model", "program"] = "model"
    """As in `rendered`."""


class Judged(_Event):
    """The program's verdict on a render."""

    type: Literal["judged"] = "judged"
    render: str
    """Id of the `rendered` event."""
    verdict: Data
    """status, aims with before and after, regressions, score, and the text that the model reads."""


class TakeChosen(_Event):
    """An earlier render of this turn was better than the newest and is kept."""

    type: Literal["take_chosen"] = "take_chosen"
    render: str
    chain: Data


TurnEnd = Literal["replied", "step_limit", "repeated", "cancelled", "failed", "interrupted"]
Status = Literal["met", "partly", "missed", "unchanged", "refused", "clarify", "failed"]


class TurnEnded(_Event):
    """A turn is over and its take is named."""

    type: Literal["turn_ended"] = "turn_ended"
    reason: TurnEnd
    status: Status
    reply: str = ""
    """What the producer reads."""
    take: int | None = None
    """The number of the take that this turn made; None when the sound did not change."""
    render: str | None = None
    """Id of the `rendered` event that the take is."""


class HeadMoved(_Event):
    """Undo, redo or a branch: the session stands at an earlier or other event."""

    type: Literal["head_moved"] = "head_moved"
    to: str
    why: Literal["undo", "redo", "branch", "first"]
    label: str = ""


class Noted(_Event):
    """A label or remark that changes nothing."""

    type: Literal["noted"] = "noted"
    text: str


Event = (
    SessionOpened
    | Transcribed
    | TranscriptCancelled
    | RecordingsDeleted
    | UserSaid
    | ModelReplied
    | ToolReturned
    | ToolFailed
    | GoalSet
    | Rendered
    | RenderFailed
    | Judged
    | TakeChosen
    | TurnEnded
    | HeadMoved
    | Noted
)
"""Any event, for annotations and isinstance."""

TYPES: dict[str, type[Event]] = {
    kind.model_fields["type"].default: kind for kind in get_args(Event)
}
"""Every kind of event by its `type`. Not one adapter for all: that would be built as a whole, while
a process meets a few kinds and each builds what it needs when it is met first."""
