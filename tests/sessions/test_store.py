from __future__ import annotations

import hashlib
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_samples import ask, begin_turn, make_take, new_journal

from talkbox_sessions.audio import AudioStore
from talkbox_sessions.errors import SessionError
from talkbox_sessions.journal import FILE, Journal
from talkbox_sessions.store import Home, audio_store

SOUND = b"RIFF....WAVE" + bytes(range(256)) * 9_000
SHA256 = hashlib.sha256(SOUND).hexdigest()


def _session(home: Home, words: str) -> str:
    folder = home.new_session_folder(words)
    new_journal(folder).close()
    return folder.name


def test_a_session_is_named_after_the_time_and_the_words(tmp_path: Path) -> None:
    folder = Home(tmp_path).new_session_folder("Make it DARKER, s'il vous plaît!", "loop")
    assert folder.is_dir()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-make-it-darker-s-il-vous-plait", folder.name
    )


@pytest.mark.parametrize(
    ("words", "name", "slug"),
    [
        ("", "Drum Loop 01", "drum-loop-01"),
        ("暗くして", "", "session"),
        ("../../etc/passwd", "", "etc-passwd"),
        ("x" * 100_000, "", "x" * 40),
        (
            "cut everything below one hundred hertz and more",
            "",
            "cut-everything-below-one-hundred-hertz",
        ),
        ("a\x00b\nc", "", "a-b-c"),
    ],
)
def test_whatever_is_said_the_name_stays_short_and_safe(
    tmp_path: Path, words: str, name: str, slug: str
) -> None:
    assert Home(tmp_path).new_session_folder(words, name).name[20:] == slug


@given(words=st.text(max_size=80))
@settings(max_examples=50, deadline=None)
def test_no_words_ever_leave_the_folder_of_sessions(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    root = tmp_path_factory.mktemp("home")
    folder = Home(root).new_session_folder(words)
    assert folder.parent == root / "sessions"
    assert re.fullmatch(r"[0-9T-]{19}-[a-z0-9]+(-[a-z0-9]+)*", folder.name)
    assert len(folder.name) <= 64


def test_sessions_of_one_second_get_different_names(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert len({home.new_session_folder("darker") for _ in range(5)}) == 5


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("x")
    with pytest.raises(SessionError, match="TALKBOX_HOME"):
        Home(tmp_path).new_session_folder("darker")


def test_a_session_is_found_by_its_name_or_how_it_begins(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for name in ("2026-01-02-a", "2026-01-02-ab", "2026-02-03-c"):
        new_journal(home.sessions / name).close()
    assert home.find("2026-01-02-a").name == "2026-01-02-a"
    assert home.find("2026-02").name == "2026-02-03-c"
    with pytest.raises(SessionError, match="2 sessions begin with '2026-01': 2026-01-02-a, 2026"):
        home.find("2026-01")
    for unknown in ("1999", "", "../sessions/2026-02-03-c", "*", "."):
        with pytest.raises(SessionError, match="No session is called"):
            home.find(unknown)


def test_last_is_the_session_that_was_written_to_last(tmp_path: Path) -> None:
    home = Home(tmp_path)
    older, newer = _session(home, "older"), _session(home, "newer")
    os.utime(home.sessions / older / FILE, (1_000_000, 1_000_000))
    assert home.find("last").name == newer
    os.utime(home.sessions / newer / FILE, (900_000, 900_000))
    assert home.find("last").name == older


def test_no_sessions_is_a_sentence_and_an_empty_list(tmp_path: Path) -> None:
    home = Home(tmp_path / "not made yet")
    assert home.summaries() == []
    with pytest.raises(SessionError, match="no sessions yet"):
        home.find("last")


def test_a_list_tells_what_each_session_is_about(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with new_journal(home.sessions / "1-first") as journal:
        make_take(journal, "darker")
        ask(journal, "how loud?")
    with new_journal(home.sessions / "2-second") as journal:
        begin_turn(journal, "wider", 3)
    second, first = home.summaries()
    assert (first.id, first.source, first.turns, first.takes) == ("1-first", "loop.wav", 2, 1)
    assert (first.words, first.status, first.problem) == ("how loud?", "unchanged", "")
    assert (second.turns, second.takes, second.words, second.status) == (1, 0, "wider", "open")


def test_a_damaged_session_is_listed_with_its_problem(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for name in ("1-empty", "2-middle", "3-whole"):
        with new_journal(home.sessions / name) as journal:
            make_take(journal)
    (home.sessions / "1-empty" / FILE).write_bytes(b"")
    middle = home.sessions / "2-middle" / FILE
    middle.write_bytes(middle.read_bytes().replace(b'"type":"judged"', b'"type":judged', 1))
    whole, damaged, empty = home.summaries()
    assert (whole.problem, whole.takes) == ("", 1)
    assert "line 7" in damaged.problem and damaged.takes == 1
    assert "is empty" in empty.problem and empty.opened == ""


def test_a_file_is_kept_once_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    original = tmp_path / "Loop.WAV"
    original.write_bytes(SOUND)
    store = audio_store(tmp_path / "session")
    assert store.add_file(original) == SHA256
    assert store.add_file(original) == SHA256
    assert store.add_bytes(SOUND, ".flac") == SHA256
    assert [path.name for path in store.folder.iterdir()] == [f"{SHA256}.wav"]
    assert store.path(SHA256).read_bytes() == SOUND
    assert SHA256 in store
    assert store.verify() == []


@pytest.mark.parametrize("suffix", ["", ".tar/../x", ".", ".toolongasuffix", ".w v"])
def test_a_strange_ending_is_not_taken_over(tmp_path: Path, suffix: str) -> None:
    store = AudioStore(tmp_path)
    sha256 = store.add_bytes(b"x", suffix)
    assert store.path(sha256).name == f"{sha256}.bin"


def test_a_changed_file_is_found_out_and_mended_by_adding_it_again(tmp_path: Path) -> None:
    store = AudioStore(tmp_path / "audio")
    store.add_bytes(SOUND, ".wav")
    store.path(SHA256).write_bytes(SOUND[:-1])
    (problem,) = store.verify()
    assert SHA256 in problem and "changed" in problem
    with pytest.raises(SessionError, match="changed"):
        store.export(SHA256, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()
    store.add_bytes(SOUND, ".wav")
    assert store.verify() == []


def test_a_take_is_exported_by_copying(tmp_path: Path) -> None:
    store = AudioStore(tmp_path / "audio")
    store.add_bytes(SOUND, ".wav")
    assert store.export(SHA256, tmp_path / "out.wav").read_bytes() == SOUND
    with pytest.raises(SessionError, match="could be written"):
        store.export(SHA256, tmp_path / "missing" / "out.wav")
    with pytest.raises(SessionError, match="could be written"):
        store.export(SHA256, tmp_path / "audio")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audio", "out.wav"]


@pytest.mark.parametrize("name", ["0" * 64, "", "*", "../../x", SHA256[:10]])
def test_what_is_not_kept_is_not_found(tmp_path: Path, name: str) -> None:
    store = AudioStore(tmp_path)
    store.add_bytes(SOUND, ".wav")
    assert name not in store
    with pytest.raises(SessionError, match="is not in"):
        store.path(name)


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    store = AudioStore(tmp_path / "audio")
    for bad in (tmp_path / "missing.wav", tmp_path):
        with pytest.raises(SessionError, match="cannot be read"):
            store.add_file(bad)
    assert list(store.folder.iterdir()) == []


def test_a_store_can_go_by_another_hash_than_that_of_the_bytes(tmp_path: Path) -> None:
    def of_the_end(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()[-4:]).hexdigest()

    store = AudioStore(tmp_path, digest=of_the_end)
    first = store.add_bytes(b"one,same", ".wav")
    assert first == store.add_bytes(b"two,same", ".wav") == hashlib.sha256(b"same").hexdigest()
    assert store.verify() == []
    store.path(first).write_bytes(b"else")
    assert len(store.verify()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="folders can always be written to there")
def test_a_store_in_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("x")
    with pytest.raises(SessionError, match="could be written"):
        AudioStore(tmp_path / "audio").add_bytes(b"x", ".wav")


def test_a_session_goes_on_where_it_was_found(tmp_path: Path) -> None:
    home = Home(tmp_path)
    name = _session(home, "darker")
    with Journal.open(home.find("last")) as journal:
        make_take(journal)
    assert home.summaries()[0].id == name
    assert home.summaries()[0].takes == 1
