"""Two small real models at the desk: everyday requests, from the words to a measured take.

Run by `make test-weights`. What must hold of any model is asserted of every turn; how many requests
are met is a figure, with a floor well under what was measured, for a sampled answer may differ from
one processor to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.models.llama.model import LlamaModel
from talkbox.session import Session
from talkbox_sessions.events import (
    Event,
    Judged,
    ModelReplied,
    Rendered,
    RenderFailed,
    ToolFailed,
    ToolReturned,
    TurnEnded,
)
from talkbox_sessions.store import Home

pytest_plugins = ("qwen_fixture",)
pytestmark = pytest.mark.weights

E = TypeVar("E", bound=Event)

REQUESTS = (
    "make it darker",
    "remove the low rumble",
    "add a bit of reverb",
    "make it 3 dB louder",
    "more punch on the drums",
    "make it wider",
    "make it brighter",
    "turn the bass down",
)
FLOORS = {"qwen_small": 2, "qwen": 5}
"""Requests that must be met, of the eight; 4 or 5 and 8 were when this was written."""
WRONG_CALLS = {"unknown_tool", "invalid_arguments", "broken"}
"""What the grammar and the tools themselves rule out."""


@dataclass(frozen=True)
class Desk:
    """A model that is loaded, and a clip to work on."""

    name: str
    model: LlamaModel
    song: Path

    def ask(self, home: Path, *requests: str) -> list[list[Event]]:
        """The events of each request, all in one session."""
        with Session.create(Home(home), self.song) as session:
            return [list(session.say(request, self.model)) for request in requests]


@pytest.fixture(scope="module", params=["qwen_small", "qwen"])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    song = tmp_path_factory.mktemp("song") / "clip.wav"
    soundfile.write(song, clip().T, RATE_HZ, subtype="PCM_24")
    model = LlamaModel(request.getfixturevalue(request.param))
    yield Desk(request.param, model, song)
    model.close()


def test_everyday_requests_end_in_measured_takes(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = []
    for request in REQUESTS:
        (events,) = desk.ask(tmp_path / request.replace(" ", "-"), request)
        check(request, events)
        ended.append(only(events, TurnEnded)[-1])
    met = sum(turn.status == "met" for turn in ended)
    takes = sum(turn.take is not None for turn in ended)
    with capsys.disabled():
        for request, turn in zip(REQUESTS, ended, strict=True):
            print(f"\n{desk.name}: {request}: {turn.status}", end="")
        print(f"\n{desk.name}: {met} of {len(REQUESTS)} met, {takes} takes")
    assert takes >= len(REQUESTS) // 2
    assert met >= FLOORS[desk.name]


def test_a_second_request_does_not_make_the_model_read_the_first_again(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = desk.ask(tmp_path / "home", "make it darker", "a bit more of that")
    check("a bit more of that", second)
    before, after = only(first, ModelReplied)[-1], only(second, ModelReplied)[0]
    assert after.tokens["cached"] >= before.tokens["prompt"] - 16
    assert after.tokens["evaluated"] < 0.2 * after.tokens["prompt"]


def check(request: str, events: list[Event]) -> None:
    """What holds of every turn, whatever the model chose."""
    failed = only(events, ToolFailed)
    assert not [call for call in failed if call.reason in WRONG_CALLS or call.traceback], request
    assert not only(events, RenderFailed), request
    ended = only(events, TurnEnded)[-1]
    assert ended.reason in ("replied", "repeated", "step_limit"), (request, ended)
    assert len(only(events, Judged)) == len(only(events, Rendered))
    changed = any(call.change["edits"] for call in only(events, ToolReturned))
    assert bool(only(events, Judged)) >= changed, request


def only(events: list[Event], kind: type[E]) -> list[E]:
    return [event for event in events if isinstance(event, kind)]
