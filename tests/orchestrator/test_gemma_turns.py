"""Whole turns with a Gemma 4 of random weights: the real loop, tools, backend and journal.

Random weights choose anything that they are let to choose, so whatever can go wrong does. 500 seeds
are run with TALKBOX_SEEDS=500; the suite runs some of them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.models.llama.model import LlamaModel
from talkbox.models.llama.settings import Settings
from talkbox.session import Session
from talkbox_sessions.events import Event, ModelReplied, Rendered, ToolFailed, TurnEnded
from talkbox_sessions.store import Home
from talkbox_sessions.verify import verify

pytest_plugins = ("gemma_fixture", "tiny_fixture")

SEEDS = int(os.environ.get("TALKBOX_SEEDS", "24"))
TURNS_IN_A_SESSION = 6
REPLY_TOKENS = 200
PHRASES = (
    "make it darker",
    "less mud, and a bit wider",
    "undo",
    "what is the loudness?",
    "-14 LUFS",
    "mach es wärmer 🎛️",
)
WRONG = {"unknown_tool", "invalid_arguments", "broken"}


@dataclass
class Tally:
    """What became of all the turns."""

    turns: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    cut: int = 0
    wrong: list[str] = field(default_factory=list)
    renders: int = 0
    damage: list[str] = field(default_factory=list)
    """What verifying the sessions found."""

    def count(self, events: list[Event]) -> None:
        self.turns += 1
        last = [event for event in events if isinstance(event, TurnEnded)]
        self.ended[last[0].reason if len(last) == 1 else "never"] += 1
        self.renders += sum(isinstance(event, Rendered) for event in events)
        whole = set()
        for event in events:
            if isinstance(event, ModelReplied):
                self.calls += len(event.calls)
                whole |= {call.id for call in event.calls if isinstance(call.arguments, dict)}
                self.cut += sum(not isinstance(call.arguments, dict) for call in event.calls)
            if isinstance(event, ToolFailed) and event.call in whole and event.reason in WRONG:
                self.wrong.append(event.message)


@pytest.fixture(scope="module")
def model(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaModel]:
    settings = Settings(reply_tokens=REPLY_TOKENS, threads=1)
    model = LlamaModel(tiny, settings, cache=tmp_path_factory.mktemp("prefixes"))
    yield model
    model.close()


@pytest.fixture(scope="module")
def tally(model: LlamaModel, tmp_path_factory: pytest.TempPathFactory) -> Tally:
    folder, tally = tmp_path_factory.mktemp("turns"), Tally()
    song = folder / "song.wav"
    soundfile.write(song, clip().T[:RATE_HZ], RATE_HZ, subtype="PCM_16")
    for first in range(0, SEEDS, TURNS_IN_A_SESSION):
        with Session.create(Home(folder / "home"), song, words="seeds") as session:
            for seed in range(first, min(first + TURNS_IN_A_SESSION, SEEDS)):
                model.reseed(seed)
                tally.count(list(session.say(PHRASES[seed % len(PHRASES)], model)))
            tally.damage += map(str, verify(session.journal))
    return tally


def test_every_turn_ends(tally: Tally) -> None:
    assert (tally.turns, tally.ended["never"], tally.ended["failed"]) == (SEEDS, 0, 0)


def test_every_call_that_was_written_to_its_end_is_valid(tally: Tally) -> None:
    print(f"{tally.turns} turns, {tally.calls} calls, {tally.cut} cut by the limit: {tally}")
    assert tally.calls > SEEDS // 2
    assert tally.wrong == []


def test_random_weights_do_change_the_sound(tally: Tally) -> None:
    assert tally.renders > SEEDS // 4


def test_the_sessions_stay_whole(tally: Tally) -> None:
    assert tally.damage == []
