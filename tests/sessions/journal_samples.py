"""Sessions for tests: the events of whole turns, as the orchestrator writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from talkbox_sessions.events import (
    Call,
    Data,
    Event,
    GoalSet,
    Judged,
    ModelReplied,
    Rendered,
    SessionOpened,
    ToolReturned,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import Journal
from talkbox_sessions.takes import next_number


def opened(sha256: str = "0" * 64) -> SessionOpened:
    return SessionOpened(
        source={"name": "loop.wav", "sha256": sha256, "rate_hz": 44_100, "channels": 2},
        measured={"centroid_hz": 2_000.0},
        versions={"talkbox": "0.1.0"},
    )


def new_journal(folder: Path) -> Journal:
    return Journal.create(folder, opened())


def chain(*effects: str) -> Data:
    stages = [{"id": f"s{n}", "effect": effect} for n, effect in enumerate(effects, start=1)]
    return {"stages": stages, "added": len(stages)}


def make_take(journal: Journal, words: str = "make it darker") -> int:
    """A whole turn that leaves a take; returns its number."""
    number = next_number(journal)
    for event in _turn(journal, words, number):
        journal.append(event)
    return number


def begin_turn(journal: Journal, words: str, events: int) -> None:
    """The first `events` events of such a turn, as a crash leaves them."""
    for _, event in zip(range(events), _turn(journal, words, next_number(journal)), strict=False):
        journal.append(event)


def ask(journal: Journal, words: str = "how loud is it?") -> None:
    """A whole turn that changes nothing."""
    journal.append(UserSaid(text=words, model="planner"))
    journal.append(ModelReplied(text="-14 LUFS."))
    journal.append(TurnEnded(reason="replied", status="unchanged", reply="-14 LUFS."))


def _turn(journal: Journal, words: str, number: int) -> Iterator[Event]:
    after = chain(f"effect of take {number}")
    yield UserSaid(text=words, model="planner")
    yield GoalSet(goal={"take": number}, by="words")
    # The same id in every turn, as small models give it.
    yield ModelReplied(calls=(Call(id="call_1", name="equalize", arguments={"gain_db": -3.0}),))
    yield ToolReturned(
        call="call_1", name="equalize", change={"edits": []}, chain=after, content={"stage": "s1"}
    )
    yield Rendered(chain=after, audio=f"{number:064x}", measured={"centroid_hz": 1_000.0 + number})
    render = journal.head
    yield Judged(render=render, verdict={"status": "met"})
    yield ModelReplied(text="Darker now.")
    yield TurnEnded(reason="replied", status="met", reply="Darker now.", take=number, render=render)


WHOLE_TURN = 8
"""How many events `make_take` appends."""
