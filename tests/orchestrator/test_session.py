"""A session on real audio, with the real tools, the real backend and the real journal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from talkbox.clip import RATE_HZ, clip
from talkbox.listener import Listener
from talkbox.messages import Cancelled, Reply, User
from talkbox.session import Session
from talkbox.studio import Studio
from talkbox.testing import ScriptedModel
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Call, Event, Judged, Rendered, TurnEnded
from talkbox_sessions.store import Home
from talkbox_sessions.verify import verify
from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.dsp.files import FileError, probe, read


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    path = tmp_path / "song.wav"
    soundfile.write(path, clip().T[: 2 * RATE_HZ], RATE_HZ, subtype="PCM_24")
    return path


def calling(name: str, **arguments: Any) -> Reply:
    return Reply(calls=(Call(id="c1", name=name, arguments=arguments),))


def darker(gain_db: float = -9.0) -> Reply:
    return calling("equalize", kind="high_shelf", frequency_hz=3000, gain_db=gain_db)


def say(session: Session, text: str, *replies: Reply) -> list[Event]:
    model = ScriptedModel([*replies, Reply("Done.")])
    return list(session.say(text, model))


def ended(events: list[Event]) -> TurnEnded:
    return next(event for event in events if isinstance(event, TurnEnded))


def effects(session: Session) -> list[str]:
    return [stage.effect for stage in session.chain.stages]


def near(
    one: Mapping[str, float | None], other: Mapping[str, float | None], rel: float, within: float
) -> bool:
    absent = {name for name, value in one.items() if value is None}
    assert absent == {name for name, value in other.items() if value is None}
    numbers = {name: value for name, value in one.items() if value is not None}
    return all(
        value == pytest.approx(other[name], rel=rel, abs=within) for name, value in numbers.items()
    )


def test_a_verified_edit_is_written_at_the_source_rate_and_depth(
    home: Home, song: Path, tmp_path: Path
) -> None:
    with Session.create(home, song, words="make it darker") as session:
        events = say(session, "make it darker", darker())
        assert ended(events).status == "met"
        written = session.export(tmp_path / "out.wav")
    info = probe(tmp_path / "out.wav")
    assert (info.rate_hz, info.channels, info.subtype) == (RATE_HZ, 2, "PCM_24")
    assert info.frames == 2 * RATE_HZ
    before, after = session.source_measured["treble_db"], written.measured["treble_db"]
    assert before is not None and after is not None
    assert after < before - 3


def test_what_the_verdict_saw_is_what_the_written_file_measures(
    home: Home, song: Path, tmp_path: Path
) -> None:
    with Session.create(home, song) as session:
        events = say(session, "make it darker", darker())
        rendered = next(event for event in events if isinstance(event, Rendered))
        written = session.export(tmp_path / "out.wav")
    assert near(written.measured, rendered.measured, rel=0.02, within=0.1)


def test_a_session_opened_again_goes_on_where_it_stood(
    home: Home, song: Path, tmp_path: Path
) -> None:
    with Session.create(home, song) as session:
        say(session, "make it darker", darker())
        chain, measured, id = session.chain, session.measured, session.id
    song.unlink()
    with Session.open(home, id) as again:
        assert (again.chain, again.measured) == (chain, measured)
        events = say(again, "add some room", calling("add_space", kind="reverb", mix=0.3))
        assert ended(events).take == 2
        assert [stage.effect for stage in again.chain.stages] == ["high_shelf", "reverb"]


def test_undo_redo_and_branch_move_between_takes_and_lose_none(home: Home, song: Path) -> None:
    with Session.create(home, song) as session:
        say(session, "darker", darker(-6))
        say(session, "darker still", darker(-3))
        assert session.move("undo").number == 1
        assert effects(session) == ["high_shelf"]
        assert session.move("redo").number == 2
        assert session.move("first").number == 0
        assert effects(session) == []
        assert session.measured == session.source_measured
        session.branch(1, "another way")
        say(session, "brighter", darker(5))
        assert [take.number for take in session.takes] == [0, 1, 2, 3]
        with pytest.raises(SessionError, match="no take 9"):
            session.branch(9)
        assert verify(session.journal) == []


def test_undo_in_words_and_undo_as_a_command_lead_to_the_same_place(home: Home, song: Path) -> None:
    with Session.create(home, song) as session:
        say(session, "darker", darker(-6))
        say(session, "darker still", darker(-3))
        say(session, "undo", calling("edit_chain", action="undo"))
        assert session.take().number == 1
        assert session.move("redo").number == 2


def test_the_same_session_renders_to_the_same_bytes(home: Home, song: Path, tmp_path: Path) -> None:
    with Session.create(home, song) as session:
        say(session, "space", calling("add_space", kind="reverb"))
        session.export(tmp_path / "one.wav")
    with Session.open(home, session.id) as again:
        again.export(tmp_path / "two.wav")
    assert (tmp_path / "one.wav").read_bytes() == (tmp_path / "two.wav").read_bytes()


def test_the_input_is_never_written_over_however_it_is_named(home: Home, song: Path) -> None:
    before = song.read_bytes()
    with Session.create(home, song) as session:
        say(session, "darker", darker())
        with pytest.raises(FileError, match="never written over"):
            session.export(song)
    with Session.open(home, session.id) as again, pytest.raises(FileError):
        again.export(song.parent / "." / song.name)
    assert song.read_bytes() == before


def test_a_file_that_cannot_be_used_leaves_no_session_behind(home: Home, tmp_path: Path) -> None:
    (tmp_path / "noise.wav").write_bytes(b"not audio at all")
    with pytest.raises(FileError):
        Session.create(home, tmp_path / "noise.wav")
    assert home.folders() == []


def test_a_second_process_cannot_write_to_an_open_session(home: Home, song: Path) -> None:
    with Session.create(home, song) as session:
        with pytest.raises(SessionError, match="process"):
            Session.open(home, session.id)
        with Session.open(home, session.id, readonly=True) as reader:
            assert reader.chain == session.chain


def test_the_model_hears_where_the_session_stands(home: Home, song: Path) -> None:
    model = ScriptedModel([darker(), Reply("Done."), Reply("It is dark.")])
    with Session.create(home, song) as session:
        list(session.say("darker", model))
        list(session.say("how dark is it?", model))
    said = [message for message in model.shown[-1] if isinstance(message, User)]
    assert said[0].situation.stages == ()
    assert [stage["effect"] for stage in said[1].situation.stages] == ["high_shelf"]
    assert said[1].situation.now_measured != said[1].situation.source_measured
    assert "song.wav" in said[0].situation.files


def test_at_most_twelve_tools_are_offered_to_a_model(home: Home, song: Path) -> None:
    model = ScriptedModel([Reply("Hello.")])
    with Session.create(home, song) as session:
        list(session.say("hello", model))
    assert 9 <= len(model.offered[0]) <= 12


def test_a_cancelled_render_leaves_the_sound_and_the_folder_as_they_were(
    home: Home, song: Path, tmp_path: Path
) -> None:
    asked = iter([False] * 2)
    with Session.create(home, song) as session:
        listener = Listener(cancelled=lambda: next(asked, True))
        events = list(session.say("darker", ScriptedModel([darker()]), listener=listener))
        assert ended(events).reason == "cancelled"
        assert not session.chain.stages
        with pytest.raises(Cancelled):
            session.export(tmp_path / "out.wav", listener=Listener(cancelled=lambda: True))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "song.wav"]


def test_a_streamed_source_gives_the_same_samples_and_numbers(
    home: Home, song: Path, tmp_path: Path
) -> None:
    chain = Chain().apply(
        Change(
            (
                Add("high_pass", {"frequency_hz": 90.0}),
                Add("compressor", {}),
                Add("reverb", {}),
                Add("limiter", {}),
            )
        )
    )
    whole, streamed = Studio(song), Studio(song, in_memory_bytes=0)
    one, other = (studio.bounce(chain, Listener()) for studio in (whole, streamed))
    assert near(other.measured, one.measured, rel=1e-4, within=1e-3)
    whole.write(chain, tmp_path / "whole.flac", Listener())
    streamed.write(chain, tmp_path / "streamed.flac", Listener())
    difference = read(tmp_path / "whole.flac")[0] - read(tmp_path / "streamed.flac")[0]
    assert float(np.abs(difference).max()) < 1e-5


_CRASHING = """
import os, signal, sys
from pathlib import Path
from talkbox.messages import Reply
from talkbox.session import Session
from talkbox.testing import ScriptedModel
from talkbox_sessions.events import Call, ToolReturned
from talkbox_sessions.store import Home

edit = {"kind": "high_shelf", "frequency_hz": 3000, "gain_db": -6}
calls = (Call(id="c1", name="equalize", arguments=edit),)
session = Session.create(Home(Path(sys.argv[1])), Path(sys.argv[2]))
list(session.say("darker", ScriptedModel([Reply(calls=calls), Reply("Done.")])))
for event in session.say("darker still", ScriptedModel([Reply(calls=calls), Reply("Done.")])):
    if isinstance(event, ToolReturned):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_crash_in_the_middle_of_a_turn_loses_no_take(home: Home, song: Path) -> None:
    command = [sys.executable, "-c", _CRASHING, str(home.sessions.parent), str(song)]
    killed = subprocess.run(command, env=dict(os.environ), check=False)
    assert killed.returncode == -signal.SIGKILL
    with Session.open(home, "last") as session:
        assert [take.number for take in session.takes] == [0, 1]
        assert len(session.chain.stages) == 1
        assert verify(session.journal) == []
        events = say(session, "darker still", darker(-2))
        assert ended(events).take == 2
        assert any(isinstance(event, Judged) for event in events)
