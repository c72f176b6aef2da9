"""Sessions with a real llama-server that runs a Gemma 4 of random weights, over real sockets.

What such weights say is nonsense, so whatever can go wrong in a turn does; that every turn ends,
that the session stays whole and that nothing is read twice holds all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile
from click.testing import Result
from server_desk import at_desk, is_clear

from talkbox.clip import RATE_HZ, clip
from talkbox.home import root
from talkbox.listener import Listener
from talkbox.messages import Message, ModelError, System, User
from talkbox.models.llama.settings import Settings as LlamaSettings
from talkbox.models.server.address import address
from talkbox.models.server.model import ServerModel
from talkbox.models.server.settings import Settings
from talkbox.serving.plan import plan
from talkbox.serving.ports import free_port
from talkbox.serving.program import built_in
from talkbox.serving.server import LocalServer
from talkbox.session import Session
from talkbox_sessions.events import Event, ModelReplied, Rendered, TurnEnded
from talkbox_sessions.store import Home
from talkbox_sessions.verify import verify

pytest_plugins = ("gemma_fixture", "tiny_fixture", "qwen_fixture", "llama_server_fixture")

PHRASES = (
    "make it darker",
    "less mud, and a bit wider",
    "undo",
    "what is the loudness?",
    "-14 LUFS",
    "mach es wärmer 🎛️",
)
BRIEF = Settings(reply_tokens=24, thinking=False)
SPARE_TOKENS = 8
"""At the end of a prompt, which asks for an answer and is not part of what follows."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    song = tmp_path / "song.wav"
    soundfile.write(song, clip().T[:RATE_HZ], RATE_HZ, subtype="PCM_16")
    with Session.create(Home(tmp_path / "home"), song, words="served") as opened:
        yield opened


@pytest.fixture
def model(llama_server: LocalServer) -> Iterator[ServerModel]:
    with ServerModel(address(llama_server.address), BRIEF) as model:
        yield model


def said(session: Session, text: str, model: ServerModel) -> list[Event]:
    """One turn, which ends in an answer or in one clear sentence."""
    events = list(session.say(text, model))
    [ending] = [event for event in events if isinstance(event, TurnEnded)]
    assert ending.reply and (ending.reason != "failed" or is_clear(ending.reply)), ending
    return events


def counted(events: list[Event]) -> list[dict[str, int]]:
    """What each answer of a turn took, by the server's own count."""
    return [dict(each.tokens) for each in events if isinstance(each, ModelReplied)]


@pytest.mark.parametrize("turns", [20, pytest.param(200, marks=pytest.mark.weights)])
def test_every_turn_of_a_long_session_ends(
    turns: int, session: Session, model: ServerModel
) -> None:
    answers: list[dict[str, int]] = []
    for turn in range(turns):
        model.reseed(turn)
        answers += counted(said(session, PHRASES[turn % len(PHRASES)], model))
    assert list(map(str, verify(session.journal))) == []
    reused = sum(each["cached"] for each in answers) / sum(each["prompt"] for each in answers)
    print(f"{turns} turns, {len(answers)} answers, {reused:.0%} of their prompts not read again")
    assert len(answers) >= turns and reused > 0.75


def test_nothing_is_read_twice_over_turns_undo_and_branch(
    session: Session, model: ServerModel
) -> None:
    first = counted(said(session, "make it darker", model))
    second = counted(said(session, "more space", model))
    line = [*first, *second]
    assert line[0]["prompt"] == line[0]["cached"] + line[0]["evaluated"]
    for before, after in pairwise(line):
        assert after["cached"] >= before["prompt"] - SPARE_TOKENS
    session.move("undo")
    undone = counted(said(session, "brighter", model))[0]
    assert undone["cached"] >= first[-1]["prompt"] - SPARE_TOKENS
    session.branch(0)
    branched = counted(said(session, "narrower", model))[0]
    assert branched["cached"] >= 0.8 * first[0]["prompt"] and branched["evaluated"] < 600


def test_the_command_line_tells_what_was_reused(
    run: Callable[..., Result], song: Path, llama_server: LocalServer
) -> None:
    root().mkdir()
    (root() / "config.toml").write_text("[server]\nreply_tokens = 24\n", encoding="utf-8")
    for phrase in ("make it darker", "a bit brighter"):
        output = f"{phrase}.wav"
        done = run("do", phrase, song, "-o", output, "--model", llama_server.address, "--json")
        assert done.exit_code in (0, 3), done.output
    tokens = json.loads(done.stdout)["tokens"]
    assert tokens["prompt"] == tokens["cached"] + tokens["evaluated"]
    assert tokens["cached"] > tokens["evaluated"] > 0


def test_a_request_that_no_trimming_makes_fit_is_refused_with_the_cure(
    llama_server: LocalServer,
) -> None:
    messages: list[Message] = [System("You shape sound."), User("darker, " * 6000)]
    unknowing = Settings(context_tokens=131_072)
    with ServerModel(address(llama_server.address), unknowing) as model:
        with pytest.raises(ModelError) as refusal:
            model.reply(messages, (), lambda text: None, lambda: False)
        reply = model.reply([*messages[:1], User("darker")], (), lambda text: None, lambda: False)
    assert is_clear(str(refusal.value)) and "context" in str(refusal.value)
    assert reply.tokens["reply"] > 0


def test_a_model_that_the_server_does_not_have_is_told_with_those_it_has(
    llama_server: LocalServer,
) -> None:
    with (
        ServerModel(address(f"{llama_server.address}#gemma-9")) as model,
        pytest.raises(ModelError) as refusal,
    ):
        model.server()
    assert is_clear(str(refusal.value)) and llama_server.plan.name in str(refusal.value)


def test_a_server_that_dies_in_the_middle_of_an_answer_ends_the_turn(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(tmp_path / "home"))
    settled = plan(str(tiny), LlamaSettings(context_tokens=4096, threads=1), port=free_port())
    with LocalServer(settled, built_in()) as server, at_desk(tmp_path) as told:
        server.wait(lambda share: True, 60.0)
        with ServerModel(address(server.address), Settings(patience_seconds=2.0)) as model:
            ending = told.turn(model, Listener(on_text=lambda text: server.close()))
    assert (ending.reason, told.stages, told.damage) == ("failed", 0, [])
    assert is_clear(ending.reply), ending.reply


@pytest.mark.weights
def test_real_weights_behind_a_server_edit_a_clip(
    session: Session, qwen_server: LocalServer
) -> None:
    by_model: list[Rendered] = []
    settings = Settings(temperature=0.0, reply_tokens=200)
    with ServerModel(address(qwen_server.address), settings) as model:
        for phrase in ("make it darker", "make it louder"):
            events = said(session, phrase, model)
            by_model += [e for e in events if isinstance(e, Rendered) and e.by == "model"]
            print(phrase, [e.reply for e in events if isinstance(e, TurnEnded)], counted(events))
    assert by_model and session.chain.stages
    assert list(map(str, verify(session.journal))) == []
