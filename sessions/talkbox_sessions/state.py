"""Where a session stands: a fold over the events of one line, and nothing besides.

A turn's edits count once the turn has ended with a take; until then they are shown as the chain
of the open turn, and a turn that ends without one leaves everything as it was before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import (
    Call,
    Data,
    Event,
    GoalSet,
    ModelReplied,
    Rendered,
    RenderFailed,
    SessionOpened,
    TakeChosen,
    ToolFailed,
    ToolReturned,
    TurnEnded,
    UserSaid,
)


@dataclass(frozen=True, slots=True)
class State:
    """What the events of a line amount to."""

    opened: SessionOpened
    chain: Data | None
    """The chain as it stands, in JSON form; None for the empty chain of the source."""
    measured: Data
    """The measurement of what stands: the source's until there is a take."""
    render: str | None
    """Id of the `rendered` event that stands; None for the source."""
    take: int
    """Number of the take that stands; 0 for the source."""
    takes: tuple[int, ...]
    """Numbers of all takes on the line, oldest first."""
    goals: tuple[Data, ...]
    """The goals of the newest turn that set any."""
    turn: UserSaid | None
    """The instruction that is being carried out; None between turns."""
    pending: tuple[Call, ...]
    """Calls without an outcome, oldest first."""


def fold(line: Sequence[Event]) -> State:
    """The state at the end of a line that begins with `session_opened`.

    Raises SessionError when it does not, or when a turn names a render that is not on the line.
    """
    if not line or not isinstance(line[0], SessionOpened):
        raise SessionError("This line of events does not begin with the opening of a session.")
    folding = _Folding(line[0])
    for event in line[1:]:
        folding.add(event)
    return folding.state(open_calls(line))


def open_calls(line: Iterable[Event]) -> tuple[Call, ...]:
    """The calls of a line that have no outcome, oldest first; the line may begin anywhere.

    A model may give an id again in a later reply, so an outcome answers the oldest of its id.
    """
    pending: list[Call] = []
    for event in line:
        if isinstance(event, ModelReplied):
            pending.extend(event.calls)
        elif isinstance(event, ToolReturned | ToolFailed):
            met = next((call for call in pending if call.id == event.call), None)
            if met is not None:
                pending.remove(met)
    return tuple(pending)


@dataclass
class _Folding:
    opened: SessionOpened
    chain: Data | None = None
    standing: Rendered | None = None
    takes: list[int] = field(default_factory=list)
    goals: list[Data] = field(default_factory=list)
    turn: UserSaid | None = None
    turn_goals: int = 0
    renders: dict[str, Rendered] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        match event:
            case UserSaid():
                self.turn, self.turn_goals = event, 0
            case GoalSet(goal=goal):
                self.goals = [*(self.goals if self.turn_goals else ()), goal]
                self.turn_goals += 1
            case Rendered():
                self.renders[event.id] = event
                self.chain = event.chain
            case ToolReturned(chain=chain) | RenderFailed(chain=chain) | TakeChosen(chain=chain):
                self.chain = chain
            case TurnEnded():
                self.end(event)
            case _:
                pass

    def end(self, event: TurnEnded) -> None:
        self.turn = None
        if event.render is not None:
            if event.render not in self.renders:
                raise SessionError(
                    f"The turn that ended in event {event.id} names a render {event.render} that "
                    "is not on its line; `talkbox sessions verify` tells more."
                )
            self.standing = self.renders[event.render]
        if event.take is not None:
            self.takes.append(event.take)
        self.chain = None if self.standing is None else self.standing.chain

    def state(self, pending: tuple[Call, ...]) -> State:
        standing = self.standing
        return State(
            opened=self.opened,
            chain=self.chain,
            measured=self.opened.measured if standing is None else standing.measured,
            render=None if standing is None else standing.id,
            take=self.takes[-1] if self.takes else 0,
            takes=tuple(self.takes),
            goals=tuple(self.goals),
            turn=self.turn,
            pending=pending,
        )
