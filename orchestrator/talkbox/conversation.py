"""The line of events as the line of messages: what happened, as a model is shown it.

Deterministic: the same journal gives the same messages, byte for byte, whether the session was
kept open or opened again. Nothing of an earlier message is rewritten by what came later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from talkbox.effort import EFFORTS, NORMAL
from talkbox.messages import (
    Assistant,
    Measured,
    Message,
    Situation,
    System,
    ToolResult,
    User,
)
from talkbox.recording import Recording
from talkbox_prompts.texts import page, table
from talkbox_sessions import events as happened

Recall = Callable[[Sequence[str]], tuple[Recording, ...]]
"""Gives the recordings of these hashes, in order, without those that were deleted."""


def _no_recordings(hashes: Sequence[str]) -> tuple[Recording, ...]:
    return ()


@dataclass
class Conversation:
    """Messages that grow as events happen, and the facts that the next situation needs."""

    source: Mapping[str, Any]
    source_measured: Mapping[str, float | None]
    files: tuple[str, ...] = ()
    recall: Recall = _no_recordings
    messages: list[Message] = field(default_factory=list)
    chain: Mapping[str, Any] = field(default_factory=lambda: {"stages": [], "added": 0})
    """The chain of the take that stands, in JSON form."""
    measured: Mapping[str, float | None] = field(default_factory=dict)
    """The measurement of the take that stands."""
    _renders: dict[str, happened.Rendered] = field(default_factory=dict)
    _takes: int = 0
    _rounds_left: int = NORMAL.corrections

    def __post_init__(self) -> None:
        self.measured = self.source_measured
        self.messages.append(System(page("system")))

    @classmethod
    def of(
        cls,
        line: Sequence[happened.Event],
        files: tuple[str, ...] = (),
        recall: Recall = _no_recordings,
    ) -> Conversation:
        """The conversation of a line of events that begins with `session_opened`.

        `recall` gives what was spoken and is to be heard; what it raises passes.
        """
        opened = line[0]
        assert isinstance(opened, happened.SessionOpened)
        conversation = cls(opened.source, opened.measured, files, recall)
        conversation.extend(line[1:])
        return conversation

    def extend(self, line: Iterable[happened.Event]) -> None:
        """Add what the events say, in order."""
        for event in line:
            self.add(event)

    def add(self, event: happened.Event) -> None:
        """Add what one event says, if a model is shown it at all."""
        match event:
            case happened.UserSaid():
                self._said(event)
            case happened.ModelReplied():
                self.messages.append(Assistant(event.text, event.calls, event.thoughts))
            case happened.ToolReturned() | happened.ToolFailed():
                self.messages.append(result_of(event))
            case happened.Rendered():
                self._renders[event.id] = event
            case happened.Judged():
                self._judged(event)
            case happened.RenderFailed():
                self._render_failed(event)
            case happened.TurnEnded():
                self._ended(event)
            case _:
                pass

    def situation(self, references: tuple[str, ...] = ()) -> Situation:
        """Where the session stands now; `references` are files that were opened by name."""
        return Situation(
            source=self.source,
            stages=tuple(self.chain["stages"]),
            source_measured=self.source_measured,
            now_measured=self.measured,
            takes=self._takes,
            files=self.files,
            references=references,
        )

    def _said(self, event: happened.UserSaid) -> None:
        self._rounds_left = EFFORTS[event.effort].corrections
        situation = replace(self.situation(event.references), taste=event.taste)
        spoken = self.recall(event.recordings) if event.recordings else ()
        silenced = event.recordings and not spoken and not event.text
        text = table("turn")["recording_deleted"] if silenced else event.text
        self.messages.append(User(text, situation, spoken))

    def _judged(self, event: happened.Judged) -> None:
        rendered = self._renders[event.render]
        if rendered.by == "program":
            return
        stages = tuple(rendered.chain["stages"])
        text = event.verdict["text"]
        self.messages.append(
            Measured(text, event.verdict, stages, rendered.measured, self._rounds_left)
        )
        self._rounds_left = max(0, self._rounds_left - 1)

    def _render_failed(self, event: happened.RenderFailed) -> None:
        if event.by == "program":
            return
        verdict = {"status": "failed", "message": event.message}
        stages = tuple(event.chain["stages"])
        self.messages.append(
            Measured(event.message, verdict, stages, self.measured, self._rounds_left)
        )

    def _ended(self, event: happened.TurnEnded) -> None:
        if event.render is not None:
            rendered = self._renders[event.render]
            self.chain, self.measured = rendered.chain, rendered.measured
            self._takes += 1


def result_of(event: happened.ToolReturned | happened.ToolFailed) -> ToolResult:
    """What became of a call, as a model is shown it."""
    if isinstance(event, happened.ToolReturned):
        return ToolResult(event.call, event.name, event.content)
    return ToolResult(event.call, event.name, {"error": event.message}, failed=True)
