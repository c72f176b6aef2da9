"""The one JSON document of `talkbox do`: what was asked, what came of it, with all the numbers.

Stable: scripts rely on these keys (see docs/scripters.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkbox_sessions import events as happened
from talkbox_sessions.events import Event

if TYPE_CHECKING:
    from talkbox.voice.dictation import Dictation

Summary = dict[str, Any]


def summary(
    session: str,
    events: Sequence[Event],
    before: Mapping[str, float | None],
    after: Mapping[str, float | None],
    chain: Mapping[str, Any],
    output: Path | None,
    seconds: float,
    similarity: Mapping[str, Any] | None = None,
    spoken: Sequence[tuple[Dictation, Sequence[Event]]] = (),
) -> Summary:
    """The document for one turn, the last of a few where they were spoken.

    `before` is the measurement of the sound that the turn began with, `after` that of the written
    file (of the standing take where nothing was written), `seconds` the whole time it took,
    `similarity` what `talkbox.likeness` says where there was a reference, `spoken` each piece of
    speech with the events of its turn.
    """
    said = _only(events, happened.UserSaid)
    ended = _only(events, happened.TurnEnded)
    verdict = _verdict(events, ended)
    return {
        "status": ended.status,
        "reply": ended.reply,
        "output": None if output is None else str(output),
        "session": session,
        "take": ended.take,
        "model": said.model,
        "effort": said.effort,
        "by": _by(events, ended),
        "goals": [_goal(aim) for aim in verdict.get("aims", ())],
        "regressions": list(verdict.get("regressions", ())),
        "chain": list(chain["stages"]),
        "before": dict(before),
        "after": dict(after),
        "similarity": None if similarity is None else dict(similarity),
        "voice": [_spoken(dictation, turn) for dictation, turn in spoken],
        "calls": _calls(events),
        "tokens": _tokens(events),
        "seconds": _seconds(events, seconds),
    }


def failure(sentence: str) -> Summary:
    """The document for a turn that never began or could not be finished."""
    return {
        "status": "failed",
        "reply": sentence,
        "output": None,
        "session": None,
        "take": None,
        "model": None,
        "effort": None,
        "by": None,
        "goals": [],
        "regressions": [],
        "chain": [],
        "before": {},
        "after": {},
        "similarity": None,
        "voice": [],
        "calls": [],
        "tokens": {},
        "seconds": {},
    }


def _only(events: Sequence[Event], kind: type[Any]) -> Any:
    return next(event for event in events if isinstance(event, kind))


def _verdict(events: Sequence[Event], ended: happened.TurnEnded) -> Mapping[str, Any]:
    judged = [event for event in events if isinstance(event, happened.Judged)]
    for event in judged:
        if event.render == ended.render:
            return event.verdict
    return {}


def _by(events: Sequence[Event], ended: happened.TurnEnded) -> str | None:
    """Whose the kept take is: the model's or the program's own; None without one."""
    renders = (event for event in events if isinstance(event, happened.Rendered))
    return next((event.by for event in renders if event.id == ended.render), None)


def _spoken(dictation: Dictation, turn: Sequence[Event]) -> dict[str, Any]:
    """What was heard, what it was taken for, and what its turn came to."""
    said, ended = _only(turn, happened.UserSaid), _only(turn, happened.TurnEnded)
    return {
        "file": dictation.source,
        "seconds": round(dictation.seconds, 3),
        "heard": dictation.heard,
        "text": said.text,
        "changes": [{"heard": one.heard, "meant": one.meant} for one in dictation.changes],
        "by": dictation.by,
        "language": dictation.language,
        "status": ended.status,
        "reply": ended.reply,
    }


def _goal(aim: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: aim[key]
        for key in ("measure", "want", "by", "target", "within", "before", "after", "met")
    }


def _calls(events: Sequence[Event]) -> list[dict[str, Any]]:
    """Every call of the turn in order, with what came of it."""
    outcomes: dict[str, str] = {}
    for event in events:
        if isinstance(event, happened.ToolReturned):
            outcomes[event.call] = "returned"
        elif isinstance(event, happened.ToolFailed):
            outcomes[event.call] = event.reason
    return [
        {"name": call.name, "arguments": call.arguments, "outcome": outcomes.get(call.id)}
        for event in events
        if isinstance(event, happened.ModelReplied)
        for call in event.calls
    ]


def _tokens(events: Sequence[Event]) -> dict[str, int]:
    """Sums over the turn's answers; turns that were left out are those of the last answer."""
    total: Counter[str] = Counter()
    for event in events:
        if isinstance(event, happened.ModelReplied):
            total.update(event.tokens)
            for name in ("turns_shortened", "turns_dropped", "answers_dropped"):
                if name in total:
                    total[name] = event.tokens.get(name, 0)
    return dict(total)


def _seconds(events: Sequence[Event], total: float) -> dict[str, float]:
    spent = {"model": 0.0, "render": 0.0, "measure": 0.0}
    for event in events:
        if isinstance(event, happened.ModelReplied):
            spent["model"] += event.seconds
        elif isinstance(event, happened.Rendered):
            for name, value in event.seconds.items():
                spent[name] += value
    return {"total": round(total, 4), **{name: round(value, 4) for name, value in spent.items()}}
