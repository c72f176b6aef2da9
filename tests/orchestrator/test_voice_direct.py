"""A turn that the model hears itself: what it is given, now and when the session goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_recordings import recording
from voice_desk import first

from talkbox.messages import Reply, User
from talkbox.recording import Recording
from talkbox.session import Session
from talkbox.testing import ScriptedModel
from talkbox.voice.ears import Ears
from talkbox.voice.listening import Spoken
from talkbox.voice.transcriber import VoiceError
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Call, TurnEnded, UserSaid
from talkbox_sessions.recordings import delete
from talkbox_sessions.store import Home, audio_store
from talkbox_sessions.verify import verify

DARKER = Call(
    id="c1",
    name="equalize",
    arguments={"kind": "high_shelf", "frequency_hz": 3000, "gain_db": -6},
)
CLIPS = (recording(1.0, 1), recording(0.5, 2))


def never() -> bool:
    return False


@pytest.fixture
def store(tmp_path: Path) -> Home:
    return Home(tmp_path / "voices")


@pytest.fixture
def spoken(store: Home, song: Path) -> Iterator[Session]:
    """A session in which two clips were heard by the model and made a take."""
    with Session.create(store, song) as session:
        model = ScriptedModel([Reply(calls=(DARKER,)), Reply("Done.")])
        list(session.say("", model, via="spoken", recordings=CLIPS))
        assert first(session.journal, TurnEnded).take == 1
        assert heard(model) == [CLIPS]
        yield session


def heard(model: ScriptedModel) -> list[tuple[Recording, ...]]:
    return [one.recordings for one in model.shown[-1] if isinstance(one, User)]


def again(store: Home, session: Session) -> ScriptedModel:
    """The model of one more turn, after the session was closed and opened again."""
    session.close()
    model = ScriptedModel([Reply("Yes.")])
    with Session.open(store, session.id) as opened:
        list(opened.say("was that it?", model))
    return model


def test_the_journal_names_the_recordings_and_the_store_has_them(spoken: Session) -> None:
    said = first(spoken.journal, UserSaid)
    assert (said.text, said.via, len(said.recordings)) == ("", "spoken", 2)
    files = [audio_store(spoken.folder).path(one) for one in said.recordings]
    assert [Recording.of_wav(file.read_bytes()) for file in files] == list(CLIPS)
    assert verify(spoken.journal) == []


def test_a_session_opened_again_feeds_the_same_recordings(store: Home, spoken: Session) -> None:
    assert heard(again(store, spoken)) == [CLIPS, ()]


def test_deleted_recordings_are_told_as_deleted(store: Home, spoken: Session) -> None:
    assert len(delete(spoken.journal)) == 2
    model = again(store, spoken)
    user = next(one for one in model.shown[-1] if isinstance(one, User))
    assert user.recordings == () and "deleted" in user.text
    with Session.open(store, spoken.id, readonly=True) as session:
        assert verify(session.journal) == []


def _lose(file: Path) -> None:
    file.unlink()


def _spoil(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2] + b"\x01\x02")


@pytest.mark.parametrize(
    ("harm", "said"), [(_lose, "no longer in"), (_spoil, "has changed since it was spoken")]
)
def test_a_recording_that_is_lost_or_damaged_is_one_sentence_with_a_way_on(
    store: Home, spoken: Session, harm: Callable[[Path], None], said: str
) -> None:
    said_then = first(spoken.journal, UserSaid)
    harm(audio_store(spoken.folder).path(said_then.recordings[1]))
    assert len(verify(spoken.journal)) == 1
    spoken.close()
    with pytest.raises(SessionError, match=said) as error:
        Session.open(store, spoken.id)
    assert "talkbox sessions delete-recordings" in str(error.value)


class HearingModel(ScriptedModel):
    """A scripted model that has ears, or says why not."""

    def __init__(self, why: str | None = None) -> None:
        super().__init__([])
        self._why = why

    def why_deaf(self, cancelled: Callable[[], bool]) -> str | None:
        """As it was told."""
        return self._why


def test_who_hears_itself_is_given_the_recordings_without_words() -> None:
    ears = Ears(HearingModel(), direct=True)
    dictation = ears.hear("command.wav", Spoken(CLIPS, 1.5), never)
    assert dictation.direct and dictation.recordings == CLIPS
    assert (dictation.heard, dictation.text, dictation.by) == ("", "", "scripted")


@pytest.mark.parametrize("model", [HearingModel("It has no projector."), ScriptedModel([])])
def test_who_cannot_hear_is_given_nothing(model: ScriptedModel) -> None:
    with pytest.raises(VoiceError, match="leave --voice-direct out"):
        Ears(model, direct=True).prepare(never)
