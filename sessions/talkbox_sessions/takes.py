"""The takes of a session, and the steps between them: undo, redo, back to the source, branch.

A take is the sound that a turn left behind. Numbers grow over the whole session and are never
given twice, whatever line a take is on; take 0 is the source. Nothing is ever removed: a step
only moves the head, and the functions here say where to, as a `head_moved` event to append.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import (
    Data,
    HeadMoved,
    Rendered,
    Status,
    Transcribed,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import Journal
from talkbox_sessions.lines import Recorded
from talkbox_sessions.state import fold

Step = Literal["undo", "redo", "first", "take"]

_NOWHERE: dict[Step, str] = {
    "undo": "There is nothing to undo: no take has been made here.",
    "redo": "There is nothing to redo: the last step was not an undo.",
    "first": "This is the source already: no take has been made here.",
}
_TOO_FAR = 'No {number} steps are there to {why}, only {there}; say "{why} {there}" for those.'


@dataclass(frozen=True, slots=True)
class Take:
    """One version of the sound."""

    number: int
    """0 is the source."""
    asked: str
    """The words of the turn that made it; empty for the source, and where a model heard itself."""
    status: Status | None
    """How that turn ended; None for the source."""
    chain: Data | None
    """In JSON form; None for the empty chain of the source."""
    measured: Data
    render: str | None
    """Id of the `rendered` event."""
    audio: str | None
    """sha256 of the rendered samples; None for the source."""
    event: str
    """Where the head goes to stand on this take."""
    at: str
    on_line: bool
    """Whether it is on the line that leads to where the session stands."""
    standing: bool
    """Whether it is what is heard now."""
    label: str
    """The label of the branch on which it was made."""


def takes(journal: Journal) -> list[Take]:
    """All takes of the session by number, the source first."""
    line = {event.id for event in journal.line()}
    standing = fold(journal.line()).take
    labels = _labels(journal)
    found = [_source(journal, standing)]
    for event in journal.events:
        if isinstance(event, TurnEnded) and event.take is not None:
            found.append(_take(journal, event, line, standing, labels.get(event.id, "")))
    return sorted(found, key=lambda take: take.number)


def next_number(journal: Journal) -> int:
    """The number that the next take gets."""
    ended = (event for event in journal.events if isinstance(event, TurnEnded))
    return 1 + max((event.take for event in ended if event.take is not None), default=0)


def undo_target(journal: Journal) -> str | None:
    """Where undo leads: to before the last turn that made a take, or back from a jump."""
    past, _ = _steps(journal)
    return past[-1] if past else None


def redo_target(journal: Journal) -> str | None:
    """Where redo leads: to what the last undo left, until a turn makes a take."""
    _, future = _steps(journal)
    return future[-1] if future else None


def first_target(journal: Journal) -> str | None:
    """Where "back to the first" leads: to the source; None when the session stands there."""
    return journal.opened.id if fold(journal.line()).take else None


def step(journal: Journal, why: Step) -> HeadMoved:
    """The move to append for this step; raises SessionError when it leads nowhere."""
    return steps(journal, why)[0]


def steps(journal: Journal, why: Step, number: int = 1) -> tuple[HeadMoved, ...]:
    """The moves to append one after the other: `number` steps back or forward, the one to the
    source, or the one to the take of that number. Raises SessionError when they lead nowhere.
    """
    if why == "take":
        return (branch(journal, number),)
    if why == "first":
        target = first_target(journal)
        there = [] if target is None else [target]
        number = 1
    else:
        there = _steps(journal)[("undo", "redo").index(why)]
    if not there:
        raise SessionError(_NOWHERE[why])
    if number > len(there):
        raise SessionError(_TOO_FAR.format(there=len(there), why=why, number=number))
    return tuple(HeadMoved(to=target, why=why) for target in there[::-1][:number])


def branch(journal: Journal, number: int, label: str = "") -> HeadMoved:
    """The move to append so that the session goes on from take `number`, whatever its line.

    Raises SessionError when there is no such take.
    """
    all_takes = takes(journal)
    for take in all_takes:
        if take.number == number:
            return HeadMoved(to=take.event, why="branch", label=label)
    known = ", ".join(str(take.number) for take in all_takes)
    raise SessionError(f"There is no take {number}; there is: {known}.")


def turn_of(journal: Journal, ended: TurnEnded) -> UserSaid | None:
    """The instruction with which the turn began that this event ended."""
    step: str | None = ended.parent
    while step is not None:
        event: Recorded = journal[step]
        if isinstance(event, UserSaid):
            return event
        step = event.parent
    return None


def _source(journal: Journal, standing: int) -> Take:
    opened = journal.opened
    return Take(
        number=0,
        asked="",
        status=None,
        chain=None,
        measured=opened.measured,
        render=None,
        audio=None,
        event=opened.id,
        at=opened.at,
        on_line=True,
        standing=standing == 0,
        label="",
    )


def _take(journal: Journal, ended: TurnEnded, line: set[str], standing: int, label: str) -> Take:
    assert ended.take is not None
    rendered = journal[ended.render] if ended.render else None
    if not isinstance(rendered, Rendered):
        raise SessionError(
            f"Take {ended.take} of {journal.folder.name} names no render that is there; "
            "`talkbox sessions verify` tells more."
        )
    said = turn_of(journal, ended)
    return Take(
        number=ended.take,
        asked="" if said is None else said.text,
        status=ended.status,
        chain=rendered.chain,
        measured=rendered.measured,
        render=rendered.id,
        audio=rendered.audio,
        event=ended.id,
        at=ended.at,
        on_line=ended.id in line,
        standing=ended.take == standing,
        label=label,
    )


def _labels(journal: Journal) -> dict[str, str]:
    """Event id -> label of the branch it is on: given by a branch move, handed on by parents."""
    labels: dict[str, str] = {}
    moved: HeadMoved | None = None
    for event in journal.recorded:
        if isinstance(event, HeadMoved):
            moved = event
            continue
        labels[event.id] = labels.get(event.parent or "", "")
        if moved is not None and moved.why == "branch" and moved.to == event.parent:
            labels[event.id] = moved.label or labels[event.id]
        moved = None
    return labels


def _steps(journal: Journal) -> tuple[list[str], list[str]]:
    """Where undo and redo lead one after the other, the next step last.

    What changes the sound (a take, a jump) can be undone and ends what could be redone.
    """
    past: list[str] = []
    future: list[str] = []
    here = journal.opened.id
    for event in journal.events:
        if isinstance(event, TurnEnded) and event.take is not None:
            said = turn_of(journal, event)
            past.append(here if said is None else _before(journal, said, here))
            future.clear()
            here = event.id
        elif isinstance(event, HeadMoved):
            _step_over(event, here, past, future)
            here = event.to
    return past, future


def _before(journal: Journal, said: UserSaid, here: str) -> str:
    """The event before this instruction and before what was heard for it."""
    step = said.parent
    while step is not None and isinstance(event := journal[step], Transcribed):
        step = event.parent
    return here if step is None else step


def _step_over(moved: HeadMoved, here: str, past: list[str], future: list[str]) -> None:
    if moved.why == "undo":
        if past:
            past.pop()
        future.append(here)
    elif moved.why == "redo":
        if future:
            future.pop()
        past.append(here)
    else:
        past.append(here)
        future.clear()
