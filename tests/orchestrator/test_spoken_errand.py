"""Several spoken instructions as one errand: all of it is done, or no file is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_desk import Run
from made_recordings import recording

from talkbox.errand import Errand
from talkbox.home import home
from talkbox.messages import ModelError, Reply, User
from talkbox.testing import ScriptedModel
from talkbox.voice.confirming import Unsaid
from talkbox.voice.dictation import Dictation
from talkbox_sessions.events import Call, TranscriptCancelled, UserSaid
from talkbox_sessions.journal import Journal
from talkbox_sessions.store import Home

DARKER = Reply(
    calls=(
        Call(
            id="c1",
            name="equalize",
            arguments={"kind": "high_shelf", "frequency_hz": 3000, "gain_db": -6},
        ),
    )
)


def failing(messages: object, tools: object) -> Reply:
    """A model that breaks down."""
    raise ModelError("The model has gone.")


class Forgetful:
    """Lets the first pass and drops the second."""

    def __init__(self) -> None:
        self.asked = 0

    def confirm(self, dictation: Dictation) -> str | None:
        """None from the second on."""
        self.asked += 1
        return dictation.text if self.asked == 1 else None


def spoken(text: str, number: int) -> Dictation:
    return Dictation(f"{number}.wav", (recording(1.0, number),), 1.0, text, text, by="whisper")


@pytest.fixture
def store(tmp_path: Path) -> Home:
    return Home(tmp_path / "voices")


@pytest.fixture
def errand(song: Path) -> Errand:
    both = (spoken("darker", 1), spoken("darker still", 2))
    return Errand("darker", song.parent / "out.wav", song, spoken=both)


def events(store: Home, kind: type[UserSaid] | type[TranscriptCancelled]) -> int:
    journal = Journal.open(store.find("last"), readonly=True)
    return sum(isinstance(event, kind) for event in journal.events)


def test_where_the_second_of_two_turns_fails_no_file_is_written(
    store: Home, errand: Errand
) -> None:
    model = ScriptedModel([DARKER, Reply("Done."), failing])
    summary = errand.carry_out(store, model)
    assert (summary["status"], summary["output"]) == ("failed", None)
    assert [turn["status"] for turn in summary["voice"]] == ["met", "failed"]
    assert not errand.output.exists()


def test_after_a_turn_that_failed_no_other_begins(store: Home, errand: Errand) -> None:
    summary = errand.carry_out(store, ScriptedModel([failing]))
    assert [turn["file"] for turn in summary["voice"]] == ["1.wav"]
    assert events(store, UserSaid) == 1


def test_what_is_dropped_drops_all_before_the_first_turn(store: Home, errand: Errand) -> None:
    asked = Errand(
        errand.phrase, errand.output, errand.source, spoken=errand.spoken, confirmer=Forgetful()
    )
    with pytest.raises(Unsaid):
        asked.carry_out(store, ScriptedModel([]))
    assert (events(store, UserSaid), events(store, TranscriptCancelled)) == (0, 1)
    assert not errand.output.exists()


def test_what_the_model_heard_itself_is_shown_as_spoken(run: Run, errand: Errand) -> None:
    clips = (recording(1.0, 1), recording(0.5, 2))
    direct = Dictation("command.wav", clips, 1.5, by="scripted")
    model = ScriptedModel([DARKER, Reply("Done.")])
    spoken_to = Errand("command", errand.output, errand.source, spoken=(direct,))
    summary = spoken_to.carry_out(home(), model)
    user = next(message for message in model.shown[0] if isinstance(message, User))
    assert (user.text, user.recordings) == ("", clips)
    (turn,) = summary["voice"]
    assert (turn["heard"], turn["text"], turn["by"]) == ("", "", "scripted")
    assert errand.output.exists()
    assert "> (spoken, heard by the model itself)" in run("sessions", "log").stdout
    assert "(spoken)" in run("sessions", "takes").stdout
    assert "(spoken)" in run("sessions", "list").stdout
