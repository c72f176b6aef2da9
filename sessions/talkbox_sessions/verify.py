"""Whether a session still is what it was: its audio, its tree of events, its calls and takes.

Only looks; repairs nothing. A journal that is damaged in the middle is opened leniently by the
caller, and what was passed over is among the problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talkbox_sessions.audio import AudioStore
from talkbox_sessions.events import (
    Event,
    Judged,
    ModelReplied,
    Rendered,
    SessionOpened,
    TakeChosen,
    ToolFailed,
    ToolReturned,
    Transcribed,
    TranscriptCancelled,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import Journal
from talkbox_sessions.recordings import kept, missing
from talkbox_sessions.store import audio_store


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    text: str
    """A sentence."""
    event: str | None = None
    """Id of the event it is about."""

    def __str__(self) -> str:
        return self.text


def verify(journal: Journal, audio: AudioStore | None = None) -> list[Problem]:
    """Everything wrong with the session; an empty list when it is whole.

    `audio` is the session's own store unless another is given. Every stored file is hashed again.
    """
    store = audio_store(journal.folder) if audio is None else audio
    problems = [Problem(f"{warning}.") for warning in journal.warnings]
    problems += [Problem(text) for text in store.verify()]
    problems += _source(journal, store)
    problems += _recordings(journal, store)
    for end in _ends(journal):
        problems += _line(journal.line(end))
    problems += _numbers(journal)
    return list(dict.fromkeys(problems))


def _source(journal: Journal, store: AudioStore) -> Iterator[Problem]:
    opened = journal.opened
    sha256 = opened.source.get("sha256")
    if not isinstance(sha256, str):
        yield Problem("The session does not say which file it is about.", opened.id)
    elif sha256 not in store:
        yield Problem(
            f"The source {opened.source.get('name', '')!s} is no longer in {store.folder}; "
            "put the original back there or nothing can be rendered again.",
            opened.id,
        )


def _recordings(journal: Journal, store: AudioStore) -> Iterator[Problem]:
    """What was spoken is in the store, unless it was deleted on purpose."""
    wanted = set(kept(journal))
    for event in journal.events:
        if isinstance(event, Transcribed | UserSaid):
            for sha256 in event.recordings:
                if sha256 in wanted and sha256 not in store:
                    yield Problem(missing(journal, sha256), event.id)


def _ends(journal: Journal) -> list[str]:
    """The events that nothing follows: each ends one line of the tree."""
    parents = {event.parent for event in journal.recorded}
    return [event.id for event in journal.recorded if event.id not in parents]


def _line(line: list[Event]) -> Iterator[Problem]:
    yield from _openings(line)
    yield from _turns(line)
    yield from _transcripts(line)
    yield from _calls(line)
    yield from _renders(line)


def _openings(line: list[Event]) -> Iterator[Problem]:
    for event in line[1:]:
        if isinstance(event, SessionOpened):
            yield Problem(f"Event {event.id} opens the session a second time.", event.id)


def _turns(line: list[Event]) -> Iterator[Problem]:
    turn: UserSaid | None = None
    for event in line:
        if isinstance(event, UserSaid):
            if turn is not None:
                yield Problem(f"The turn that began in event {turn.id} has no end.", turn.id)
            turn = event
        elif isinstance(event, TurnEnded):
            if turn is None:
                yield Problem(f"Event {event.id} ends a turn that did not begin.", event.id)
            turn = None
    if turn is not None:
        yield Problem(f"The turn that began in event {turn.id} has no end.", turn.id)


def _transcripts(line: list[Event]) -> Iterator[Problem]:
    """A transcript is said or cancelled once at most, after it was made."""
    waiting: set[str] = set()
    for event in line:
        if isinstance(event, Transcribed):
            waiting.add(event.id)
        elif isinstance(event, UserSaid | TranscriptCancelled) and event.transcript is not None:
            if event.transcript not in waiting:
                yield Problem(
                    f"Event {event.id} names a transcript {event.transcript} that is not before "
                    "it or was used already.",
                    event.id,
                )
            waiting.discard(event.transcript)


def _calls(line: list[Event]) -> Iterator[Problem]:
    waiting: list[tuple[str, str]] = []
    for event in line:
        if isinstance(event, ModelReplied):
            waiting += [(call.id, event.id) for call in event.calls]
        elif isinstance(event, ToolReturned | ToolFailed):
            met = next((pair for pair in waiting if pair[0] == event.call), None)
            if met is None:
                yield Problem(
                    f"Event {event.id} is the outcome of a call {event.call!r} that was not made "
                    "or has an outcome already.",
                    event.id,
                )
            else:
                waiting.remove(met)
    for call, reply in waiting:
        yield Problem(f"The call {call!r} of event {reply} has no outcome.", reply)


def _renders(line: list[Event]) -> Iterator[Problem]:
    """Verdicts, choices and takes name renders that came before them on their own line."""
    renders: set[str] = set()
    for event in line:
        if isinstance(event, Rendered):
            renders.add(event.id)
        elif isinstance(event, Judged | TakeChosen):
            if event.render not in renders:
                yield _no_render(event.id, event.render)
        elif isinstance(event, TurnEnded):
            if event.render is not None and event.render not in renders:
                yield _no_render(event.id, event.render)
            if event.take is not None and event.render is None:
                yield Problem(f"Take {event.take} names no render.", event.id)


def _no_render(event: str, render: str) -> Problem:
    return Problem(f"Event {event} names a render {render} that is not before it.", event)


def _numbers(journal: Journal) -> Iterator[Problem]:
    highest = 0
    for event in journal.events:
        if not isinstance(event, TurnEnded) or event.take is None:
            continue
        if event.take <= highest:
            yield Problem(
                f"Take {event.take} comes after take {highest}: numbers only grow.", event.id
            )
        highest = max(highest, event.take)
