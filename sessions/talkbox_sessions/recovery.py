"""What a crash in the middle of a turn leaves open is closed, once, when the session is reopened.

A call without an outcome would puzzle every model that reads the line later, so each gets one.
"""

from __future__ import annotations

from talkbox_sessions.events import Event, ToolFailed, TurnEnded
from talkbox_sessions.journal import Journal
from talkbox_sessions.state import fold

CALL_INTERRUPTED = "Interrupted: the program stopped before this call was carried out."
TURN_INTERRUPTED = "The program stopped in the middle of this; the sound is as it was before."


def close_interrupted(
    journal: Journal,
    call_message: str = CALL_INTERRUPTED,
    turn_reply: str = TURN_INTERRUPTED,
) -> list[Event]:
    """Give each call of the line without an outcome one, and an end to a turn without one.

    Returns the events that were appended; none when nothing was open, so a second time does
    nothing. The sound stays as it was before the turn.
    """
    state = fold(journal.line())
    closed: list[Event] = [
        journal.append(
            ToolFailed(call=call.id, name=call.name, reason="interrupted", message=call_message)
        )
        for call in state.pending
    ]
    if state.turn is not None:
        end = TurnEnded(reason="interrupted", status="failed", reply=turn_reply)
        closed.append(journal.append(end))
    return closed
