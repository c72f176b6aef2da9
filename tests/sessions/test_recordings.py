"""What was spoken, in the journal and beside it: kept, checked, deleted on purpose, never lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_samples import make_take, opened

from talkbox_sessions.errors import SessionError
from talkbox_sessions.events import (
    Event,
    Mended,
    RecordingsDeleted,
    Transcribed,
    TranscriptCancelled,
    TurnEnded,
    UserSaid,
)
from talkbox_sessions.journal import FILE, Journal
from talkbox_sessions.recordings import delete, kept, read
from talkbox_sessions.store import audio_store
from talkbox_sessions.takes import step
from talkbox_sessions.verify import verify

TEXTS = st.text(max_size=20)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
SPOKEN: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Transcribed,
        recordings=st.lists(HASHES, max_size=3).map(tuple),
        source=TEXTS,
        seconds=st.floats(min_value=0, max_value=900),
        heard=TEXTS,
        text=TEXTS,
        changes=st.lists(st.builds(Mended, heard=TEXTS, meant=TEXTS), max_size=2).map(tuple),
        by=TEXTS,
        language=st.none() | TEXTS,
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
    st.builds(
        UserSaid,
        text=TEXTS,
        model=TEXTS,
        via=st.sampled_from(("typed", "spoken")),
        recordings=st.lists(HASHES, max_size=3).map(tuple),
        transcript=st.none() | TEXTS,
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
    st.builds(
        RecordingsDeleted,
        recordings=st.lists(HASHES, max_size=3).map(tuple),
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
    st.builds(
        TranscriptCancelled,
        transcript=TEXTS,
        id=st.just(""),
        parent=st.none(),
        at=st.just(""),
    ),
)


def writing(folder: Path) -> Journal:
    sha256 = audio_store(folder).add_bytes(b"the source", ".wav")
    return Journal.create(folder, opened(sha256))


def hear(journal: Journal, sound: bytes = b"speech") -> Transcribed:
    """What was spoken, kept and written down."""
    sha256 = audio_store(journal.folder).add_bytes(sound, ".wav")
    return journal.append(
        Transcribed(
            recordings=(sha256,),
            source="command.wav",
            seconds=1.0,
            heard="make it dark her",
            text="make it darker",
            changes=(Mended(heard="dark her", meant="darker"),),
            by="whisper tiny",
        )
    )


@settings(max_examples=30)
@given(events=st.lists(SPOKEN, max_size=8))
def test_a_session_opened_again_holds_what_was_spoken(events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with writing(folder) as journal:
            written = [journal.append(event) for event in events]
            there = kept(journal)
        with Journal.open(folder) as again:
            assert again.events[1:] == written
            assert kept(again) == there
        deleted = [one for one in events if isinstance(one, RecordingsDeleted)]
        if not deleted:
            spoken = [one for one in events if isinstance(one, Transcribed | UserSaid)]
            assert set(there) == {sha256 for one in spoken for sha256 in one.recordings}


def test_a_journal_from_before_speech_still_opens(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        make_take(journal)
        events = journal.events
    path = tmp_path / FILE
    text = path.read_text(encoding="ascii")
    older = text.replace(',"transcript":null,"recordings":[]', "")
    assert older != text
    path.write_text(older, encoding="ascii")
    with Journal.open(tmp_path) as again:
        assert again.events == events


def test_only_hashes_name_recordings(tmp_path: Path) -> None:
    with writing(tmp_path) as journal, pytest.raises(ValueError, match="pattern"):
        journal.append(UserSaid(text="", model="m", recordings=("../../secret",)))


def test_what_was_spoken_is_read_until_it_is_deleted(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        heard = hear(journal)
        assert read(journal, heard.recordings[0]) == b"speech"
        assert verify(journal) == [] and kept(journal) == heard.recordings
        assert delete(journal) == heard.recordings
        assert read(journal, heard.recordings[0]) is None
        assert kept(journal) == () and delete(journal) == ()
        assert verify(journal) == []
        assert heard.recordings[0] not in audio_store(tmp_path)


def test_the_same_words_spoken_again_are_kept_again(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        heard = hear(journal)
        delete(journal)
        assert kept(journal) == ()
        assert hear(journal).recordings == heard.recordings == kept(journal)
        assert verify(journal) == []


def test_a_source_that_was_spoken_too_is_never_deleted(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        hear(journal, b"the source")
        delete(journal)
        assert verify(journal) == []


def test_a_lost_or_changed_recording_is_a_problem_with_a_way_on(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        (sha256,) = hear(journal).recordings
        path = audio_store(tmp_path).path(sha256)
        path.write_bytes(b"another voice")
        (problem,) = verify(journal)
        assert "has changed" in problem.text
        with pytest.raises(SessionError, match="has changed since it was spoken"):
            read(journal, sha256)
        path.unlink()
        (problem,) = verify(journal)
        assert "is no longer in" in problem.text and "delete-recordings" in problem.text
        with pytest.raises(SessionError, match="no longer in"):
            read(journal, sha256)


def test_a_transcript_is_said_or_cancelled_once(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        heard = hear(journal)
        journal.append(TranscriptCancelled(transcript=heard.id))
        assert verify(journal) == []
        journal.append(UserSaid(text="darker", via="spoken", model="m", transcript=heard.id))
        journal.append(TurnEnded(reason="replied", status="unchanged"))
        (problem,) = verify(journal)
        assert "was used already" in problem.text


def test_undo_steps_over_what_was_heard_and_a_cancelled_transcript_stays(tmp_path: Path) -> None:
    with writing(tmp_path) as journal:
        heard = hear(journal)
        cancelled = journal.append(TranscriptCancelled(transcript=heard.id))
        hear(journal, b"more")
        hear(journal, b"and more")
        make_take(journal)
        assert step(journal, "undo").to == cancelled.id
