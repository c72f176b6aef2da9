"""A session's events as lines for people: one line each, what belongs to a turn set in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from talkbox_sessions import events as happened

SPOKEN = "(spoken, heard by the model itself)"
"""Stands for words that no transcript was made of."""
_MOVED = {
    "undo": "undone",
    "redo": "redone",
    "first": "back to the source",
    "branch": "went to another take",
}


def lines(events: Iterable[happened.Event]) -> Iterator[str]:
    """The lines of a log; an event that says nothing to a producer has none."""
    for event in events:
        line = _LINES.get(event.type, _silent)(event)
        if line:
            yield line


def _silent(event: Any) -> str:
    return ""


def _at(event: Any) -> str:
    return str(event.at[:19]).replace("T", " ")


def _opened(event: happened.SessionOpened) -> str:
    return f"{_at(event)}  opened {event.source.get('name', '')}"


def _said(event: happened.UserSaid) -> str:
    words = event.text or SPOKEN
    return f"{_at(event)}  > {words}"


def _transcribed(event: happened.Transcribed) -> str:
    line = f"{_at(event)}  spoken (by {event.by}, {event.source}): {event.heard}"
    return line if event.text == event.heard else f"{line}\n    taken for: {event.text}"


def _cancelled(event: happened.TranscriptCancelled) -> str:
    return "    not said"


def _deleted(event: happened.RecordingsDeleted) -> str:
    return f"{_at(event)}  recordings deleted: {len(event.recordings)}"


def _replied(event: happened.ModelReplied) -> str:
    calls = "; ".join(f"{call.name}({_arguments(call.arguments)})" for call in event.calls)
    return f"    {calls}" if calls else ""


def _failed(event: happened.ToolFailed) -> str:
    return f"    {event.name} was not carried out ({event.reason}): {event.message}"


def _render_failed(event: happened.RenderFailed) -> str:
    return f"    {event.message}"


def _judged(event: happened.Judged) -> str:
    return f"    {event.verdict.get('status', '')}: {_aims(event.verdict)}"


def _chosen(event: happened.TakeChosen) -> str:
    return "    an earlier render of this turn was better and is kept"


def _ended(event: happened.TurnEnded) -> str:
    take = "" if event.take is None else f", take {event.take}"
    return f"    {event.status}{take}: {event.reply}"


def _moved(event: happened.HeadMoved) -> str:
    return f"{_at(event)}  {_MOVED[event.why]} {event.label}".rstrip()


def _noted(event: happened.Noted) -> str:
    return f"{_at(event)}  note: {event.text}"


_LINES: dict[str, Callable[[Any], str]] = {
    "session_opened": _opened,
    "transcribed": _transcribed,
    "transcript_cancelled": _cancelled,
    "recordings_deleted": _deleted,
    "user_said": _said,
    "model_replied": _replied,
    "tool_failed": _failed,
    "render_failed": _render_failed,
    "judged": _judged,
    "take_chosen": _chosen,
    "turn_ended": _ended,
    "head_moved": _moved,
    "noted": _noted,
}


def _arguments(arguments: Any) -> str:
    if not isinstance(arguments, dict):
        return str(arguments)
    return ", ".join(f"{name}={value}" for name, value in arguments.items())


def _aims(verdict: dict[str, Any]) -> str:
    from talkbox.cli.tables import label
    from talkbox_tools.dsp.measure.report import number
    from talkbox_tools.measures import MEASURES

    parts = []
    for aim in verdict.get("aims", ()):
        measure = MEASURES[aim["measure"]]
        before, after = number(measure, aim["before"]), number(measure, aim["after"])
        parts.append(f"{label(measure.name)} {before} -> {after} {measure.unit}".rstrip())
    return ", ".join(parts) or "nothing in it was measured"
