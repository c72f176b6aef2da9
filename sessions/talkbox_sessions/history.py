"""The tree of events in memory, and where in it the session stands.

Every event but the first hangs on an earlier one. The line is the path from the root to the head;
what hangs elsewhere is kept and can be gone back to. A `head_moved` event hangs on the old head,
so it is never on the line that it leads to.
"""

from __future__ import annotations

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Event, HeadMoved
from talkbox_sessions.lines import Recorded, UnknownEvent


class History:
    """Events in the order in which they were written; grows and never shrinks."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        """All of them, those of unknown types included."""
        self.head: str | None = None
        """Id of the event that the next one follows; None while there are none."""
        self._by_id: dict[str, Recorded] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def __getitem__(self, id: str) -> Recorded:
        """The event with this id; raises SessionError when there is none."""
        try:
            return self._by_id[id]
        except KeyError:
            raise SessionError(f"There is no event {id!r} in this session.") from None

    @property
    def events(self) -> list[Event]:
        """All events of known types."""
        return [event for event in self.recorded if not isinstance(event, UnknownEvent)]

    def complaint(self, event: Recorded) -> str | None:
        """What is wrong with adding this event next, or None."""
        if not event.id:
            return "the event has no id"
        if event.id in self._by_id:
            return f"the id {event.id!r} is there twice"
        if event.parent is None and self.recorded:
            return "an event that is not the first follows no other"
        if event.parent is not None and event.parent not in self._by_id:
            return f"it follows an event {event.parent!r} that is not there"
        if isinstance(event, HeadMoved) and event.to not in self._by_id:
            return f"it moves to an event {event.to!r} that is not there"
        return None

    def add(self, event: Recorded) -> None:
        """Put the event at the end. Its id must be new; a parent that is missing makes a root."""
        self.recorded.append(event)
        self._by_id[event.id] = event
        if not isinstance(event, HeadMoved):
            self.head = event.id
        elif event.to in self._by_id:
            self.head = event.to

    def line(self, head: str | None = None) -> list[Event]:
        """The events from the root to `head` (the session's own when None), without unknown ones.

        Raises SessionError when there is no event `head`.
        """
        line: list[Event] = []
        step = self.head if head is None else self[head].id
        while step in self._by_id:
            event = self._by_id[step]
            if not isinstance(event, UnknownEvent):
                line.append(event)
            step = event.parent
        line.reverse()
        return line
