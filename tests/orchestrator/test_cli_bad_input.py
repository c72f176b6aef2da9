"""Whatever a user gets wrong: one sentence, the right status, no partial file, session intact."""

from __future__ import annotations

import json
import os
import stat
import struct
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from cli_desk import Run
from click.testing import Result

from talkbox.clip import RATE_HZ, clip


def _nothing_came_of(result: Result, status: int, output: str = "out.wav") -> str:
    """The one sentence, once everything else about the failure is as it must be."""
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    *usage, sentence = result.stderr.strip().splitlines()
    assert status == 2 or not usage, result.stderr
    assert "Traceback" not in result.stderr
    assert not Path(output).exists()
    assert not [path for path in Path().rglob("*") if ".part" in path.name or "tmp" in path.name]
    return sentence


def _noise(name: str, channels: int, rate_hz: int, seconds: float = 0.5) -> Path:
    noise = np.random.default_rng(1).standard_normal((round(seconds * rate_hz), channels))
    soundfile.write(name, 0.1 * noise, rate_hz)
    return Path(name)


def test_a_missing_file(run: Run, desk: Path) -> None:
    sentence = _nothing_came_of(run("do", "darker", "nix.wav", "-o", "out.wav"), 1)
    assert "nix.wav" in sentence


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(run: Run, song: Path) -> None:
    song.chmod(0)
    assert "song.wav" in _nothing_came_of(run("do", "darker", song, "-o", "out.wav"), 1)


def test_a_folder_in_place_of_a_file(run: Run, desk: Path) -> None:
    assert _nothing_came_of(run("do", "darker", desk, "-o", "out.wav"), 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.wav", b""),
        ("text.wav", b"Dear diary, today I made a beat.\n" * 50),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(400)),
        ("header.wav", b"RIFF\x24\x00\x00\x00WAVEfmt "),
    ],
)
def test_a_file_without_sound(run: Run, desk: Path, name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    assert name in _nothing_came_of(run("do", "darker", name, "-o", "out.wav"), 1)


@pytest.mark.parametrize("subtype", ["WAV", "FLAC"])
def test_a_truncated_file(run: Run, song: Path, subtype: str) -> None:
    whole = Path(f"whole.{subtype.lower()}")
    soundfile.write(whole, clip().T, RATE_HZ, format=subtype, subtype="PCM_16")
    cut = Path(f"cut.{subtype.lower()}")
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    assert cut.name in _nothing_came_of(run("do", "darker", cut, "-o", "out.wav"), 1)


def test_six_channels(run: Run, desk: Path) -> None:
    surround = _noise("surround.wav", 6, 48_000)
    assert "6" in _nothing_came_of(run("do", "darker", surround, "-o", "out.wav"), 1)


def test_300_khz_is_worked_with(run: Run, desk: Path) -> None:
    fast = _noise("fast.wav", 1, 300_000)
    assert run("do", "darker", fast, "-o", "out.wav", "-q").exit_code == 0
    assert soundfile.info("out.wav").samplerate == 300_000


def test_8_khz_is_worked_with(run: Run, desk: Path) -> None:
    slow = _noise("slow.wav", 1, 8_000)
    assert run("do", "cut everything below 200", slow, "-o", "out.wav", "-q").exit_code == 0
    assert soundfile.info("out.wav").samplerate == 8_000


def test_a_rate_that_is_beyond_reach(run: Run, desk: Path) -> None:
    crawling = _noise("crawling.wav", 1, 4_000)
    assert "4000" in _nothing_came_of(run("do", "darker", crawling, "-o", "out.wav"), 1)


def test_a_file_that_the_disk_cannot_hold_again(run: Run, desk: Path) -> None:
    sound_bytes = 10**13
    sizes = struct.pack("<IQQQI", 28, sound_bytes + 72, sound_bytes, sound_bytes // 4, 0)
    shape = struct.pack("<IHHIIHH", 16, 1, 2, 44_100, 176_400, 4, 16)
    head = b"RF64\xff\xff\xff\xffWAVEds64" + sizes + b"fmt " + shape + b"data\xff\xff\xff\xff"
    Path("huge.wav").write_bytes(head)
    try:
        os.truncate("huge.wav", len(head) + sound_bytes)
    except OSError:
        pytest.skip("the file system of the temporary folder holds no file of this size")
    result = run("do", "darker", "huge.wav", "-o", "out.wav")
    assert "huge.wav has 10000.0 GB" in _nothing_came_of(result, 1)
    assert json.loads(run("sessions", "list", "--json").stdout) == []


def test_a_read_only_file_is_only_read(run: Run, song: Path) -> None:
    song.chmod(stat.S_IRUSR)
    assert run("do", "darker", song, "-o", "out.wav", "-q").exit_code == 0


def test_a_read_only_output_stays_as_it_was(run: Run, song: Path) -> None:
    Path("old.wav").write_bytes(b"precious")
    Path("old.wav").chmod(stat.S_IRUSR)
    result = run("do", "darker", song, "-o", "old.wav")
    assert "old.wav" in _nothing_came_of(result, 1)
    assert Path("old.wav").read_bytes() == b"precious"


def test_an_output_folder_that_does_not_exist(run: Run, song: Path) -> None:
    result = run("do", "darker", song, "-o", "nowhere/out.wav")
    assert "nowhere" in _nothing_came_of(result, 1, "nowhere")


@pytest.mark.parametrize("link", ["", "symbolic", "hard"])
def test_the_input_is_never_written_over(run: Run, song: Path, link: str) -> None:
    before = song.read_bytes()
    output = Path("other.wav") if link else song
    if link == "symbolic":
        output.symlink_to(song)
    elif link == "hard":
        output.hardlink_to(song)
    result = run("do", "darker", song, "-o", output)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert song.read_bytes() == before


def test_the_input_is_not_written_over_by_a_later_turn_either(run: Run, song: Path) -> None:
    run("do", "darker", song, "-o", "out.wav")
    before = song.read_bytes()
    assert run("do", "more", "--session", "last", "-o", song).exit_code == 1
    assert run("sessions", "export", "-o", song).exit_code == 1
    assert song.read_bytes() == before


def test_an_unknown_format(run: Run, song: Path) -> None:
    sentence = _nothing_came_of(run("do", "darker", song, "-o", "out.xyz"), 1, "out.xyz")
    assert "xyz" in sentence


@pytest.mark.parametrize("phrase", ["", "   ", "\n"])
def test_an_empty_phrase(run: Run, song: Path, phrase: str) -> None:
    sentence = _nothing_came_of(run("do", phrase, song, "-o", "out.wav"), 2)
    assert "empty" in sentence


def test_a_phrase_of_a_hundred_thousand_characters(run: Run, song: Path) -> None:
    sentence = _nothing_came_of(run("do", "darker " * 15_000, song, "-o", "out.wav"), 2)
    assert len(sentence) < 200


def test_phrase_and_file_the_wrong_way_round(run: Run, song: Path) -> None:
    sentence = _nothing_came_of(run("do", song, "darker", "-o", "out.wav"), 2)
    assert "phrase comes first" in sentence


def test_neither_a_file_nor_a_session(run: Run, desk: Path) -> None:
    assert "INPUT" in _nothing_came_of(run("do", "darker", "-o", "out.wav"), 2)


def test_both_a_file_and_a_session(run: Run, song: Path) -> None:
    result = run("do", "darker", song, "--session", "last", "-o", "out.wav")
    assert "leave INPUT out" in _nothing_came_of(result, 2)


def test_a_session_that_is_not_there(run: Run, desk: Path) -> None:
    result = run("do", "darker", "--session", "yesterday", "-o", "out.wav")
    assert "sessions" in _nothing_came_of(result, 1)


def test_a_model_that_is_not_there(run: Run, song: Path) -> None:
    result = run("do", "darker", song, "-o", "out.wav", "--model", "nix.gguf")
    assert "nix.gguf" in _nothing_came_of(result, 1)


def test_a_home_that_cannot_be_made(run: Run, song: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKBOX_HOME", str(song))
    assert "TALKBOX_HOME" in _nothing_came_of(run("do", "darker", song, "-o", "out.wav"), 1)


def test_a_bad_file_leaves_no_session_behind(run: Run, desk: Path) -> None:
    Path("text.wav").write_text("no sound", encoding="utf-8")
    run("do", "darker", "text.wav", "-o", "out.wav")
    assert json.loads(run("sessions", "list", "--json").stdout) == []


def test_under_json_an_error_is_a_document_with_every_key(run: Run, desk: Path) -> None:
    missing = run("do", "darker", "nix.wav", "-o", "out.wav", "--json")
    empty = run("do", "", "nix.wav", "-o", "out.wav", "--json")
    assert (missing.exit_code, empty.exit_code) == (1, 2)
    for result in (missing, empty):
        document = json.loads(result.stdout)
        assert document["status"] == "failed"
        assert document["output"] is None
        assert result.stderr == f"talkbox: {document['reply']}\n"
