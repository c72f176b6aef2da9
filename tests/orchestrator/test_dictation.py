"""From recordings to what is said: joined, mended, confirmed, and in the journal at every step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from made_recordings import recording
from voice_desk import first

from talkbox.messages import Cancelled
from talkbox.planner import Planner
from talkbox.session import Session
from talkbox.testing import ScriptedTranscriber
from talkbox.voice.confirming import AsHeard, Unsaid, settle
from talkbox.voice.dictation import Dictation, dictate
from talkbox.voice.listening import Spoken
from talkbox.voice.transcriber import Transcript, VoiceError
from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import Transcribed, TranscriptCancelled, UserSaid
from talkbox_sessions.store import Home, audio_store
from talkbox_sessions.verify import verify

SPOKEN = Spoken((recording(1.0, 1), recording(2.0, 2)), 4.5, ("It was cut.",))


def never() -> bool:
    return False


@dataclass
class Corrector:
    """Says something else than was heard; keeps what it was shown."""

    words: str | None
    shown: list[Dictation] = field(default_factory=list)

    def confirm(self, dictation: Dictation) -> str | None:
        """The correction."""
        self.shown.append(dictation)
        return self.words


@pytest.fixture
def session(tmp_path: Path, song: Path) -> Iterator[Session]:
    with Session.create(Home(tmp_path / "voices"), song) as session:
        yield session


def heard(*words: str) -> Dictation:
    return dictate("command.wav", SPOKEN, ScriptedTranscriber(words), never)


def test_the_parts_of_a_long_recording_become_one_text() -> None:
    transcriber = ScriptedTranscriber([" make it ", Transcript("darker.\n", "en")])
    found = dictate("command.wav", SPOKEN, transcriber, never)
    assert transcriber.heard == list(SPOKEN.recordings)
    assert (found.heard, found.text, found.language) == ("make it darker.", "make it darker.", "en")
    assert (found.by, found.source, found.seconds) == ("scripted", "command.wav", 4.5)
    assert found.notes == ("It was cut.",)


def test_what_is_repaired_stands_beside_what_was_heard() -> None:
    found = heard("make it minus", "fourteen laughs")
    assert (found.heard, found.text) == ("make it minus fourteen laughs", "make it -14 LUFS")
    assert found.changes


def test_what_a_transcriber_says_cannot_move_the_cursor() -> None:
    assert heard("make\x1b[2J it\r\n", "\x07darker\u2028").heard == "make [2J it darker"


def test_no_words_and_far_too_many_are_refused() -> None:
    with pytest.raises(VoiceError, match="No words were heard in command"):
        heard("", "  ")
    many = ScriptedTranscriber(["word " * 401])
    with pytest.raises(VoiceError, match="More than 2000 characters"):
        dictate("command.wav", SPOKEN, many, never)


def test_a_transcriber_that_is_stopped_says_nothing() -> None:
    with pytest.raises(Cancelled):
        dictate("command.wav", SPOKEN, ScriptedTranscriber(["darker"]), lambda: True)


def test_what_was_heard_is_in_the_journal_before_anyone_is_asked(session: Session) -> None:
    class Crashing:
        """A program that dies while the question is on the screen."""

        def confirm(self, dictation: Dictation) -> str | None:
            """Never comes back."""
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        settle(session.journal, heard("make it", "darker"), Crashing())
    event = session.journal.line()[-1]
    assert isinstance(event, Transcribed) and event.heard == "make it darker"
    assert all(sha256 in audio_store(session.folder) for sha256 in event.recordings)
    assert verify(session.journal) == []


def test_a_correction_is_what_is_said_and_both_are_kept(session: Session) -> None:
    corrector = Corrector(" make it brighter ")
    saying = settle(session.journal, heard("make it", "darker"), corrector)
    assert (saying.text, saying.via, saying.recordings) == ("make it brighter", "spoken", ())
    assert corrector.shown[0].text == "make it darker"
    list(session.say(saying.text, Planner(), via=saying.via, transcript=saying.transcript))
    was, said = first(session.journal, Transcribed), first(session.journal, UserSaid)
    assert (was.text, said.text, said.transcript) == ("make it darker", "make it brighter", was.id)


@pytest.mark.parametrize("words", [None, "", "  "])
def test_what_is_cancelled_is_kept_as_cancelled(session: Session, words: str | None) -> None:
    with pytest.raises(Unsaid):
        settle(session.journal, heard("make it", "darker"), Corrector(words))
    was, cancelled = session.journal.line()[-2:]
    assert isinstance(was, Transcribed) and isinstance(cancelled, TranscriptCancelled)
    assert cancelled.transcript == was.id
    assert verify(session.journal) == []


def test_undo_goes_back_to_before_what_was_heard(session: Session) -> None:
    saying = settle(session.journal, heard("make it", "darker"), AsHeard())
    list(session.say(saying.text, Planner(), via="spoken", transcript=saying.transcript))
    session.move("undo")
    assert session.journal.line() == [session.journal.opened]
    session.move("redo")
    assert session.take().number == 1


def test_a_disk_that_takes_no_recording_is_one_sentence(session: Session) -> None:
    store = audio_store(session.folder).folder
    for file in store.iterdir():
        file.unlink()
    store.rmdir()
    store.write_bytes(b"a file in the folder's place")
    with pytest.raises(SessionError, match="could be written"):
        settle(session.journal, heard("make it", "darker"), AsHeard())
