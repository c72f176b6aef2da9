"""Whatever stops a writer, the old file stays, and the input is never written over."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sound_files import RATE_HZ, Audio, names, noise, stored, tone

from talkbox_tools.dsp import files
from talkbox_tools.dsp.files import FileError
from talkbox_tools.dsp.files_encoding import FORMATS


def test_a_writer_follows_links_and_leaves_them(tmp_path: Path) -> None:
    (tmp_path / "link.wav").symlink_to("real.wav")
    files.write(tmp_path / "link.wav", tone(), RATE_HZ)
    assert (tmp_path / "link.wav").is_symlink()
    assert files.probe(tmp_path / "real.wav").frames == tone().shape[1]


def test_the_input_is_never_written_over_under_any_name(tmp_path: Path) -> None:
    source = stored(tmp_path / "in.wav", tone())
    before = source.read_bytes()
    (tmp_path / "symbolic.wav").symlink_to(source)
    (tmp_path / "hard.wav").hardlink_to(source)
    (tmp_path / "sub").mkdir()
    others = ("in.wav", "symbolic.wav", "hard.wav", "sub/../in.wav")
    for name in others:
        with pytest.raises(FileError, match="is the file that is read"):
            files.write(tmp_path / name, tone(), RATE_HZ, like=files.probe(source))
        with pytest.raises(FileError, match="is the file that is read"):
            files.check_output(tmp_path / name, [source])
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("x.xyz", "ends in .xyz, so its format is unknown; end the name in one of .wav, .flac"),
        ("x", "has no ending"),
        ("missing/x.wav", "There is no folder .*missing; make it first"),
        ("folder.wav", "is a folder; name a file in it"),
        ("fixed.wav", "read-only"),
    ],
)
def test_an_output_that_cannot_be_is_refused_at_once(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "fixed.wav").touch()
    (tmp_path / "fixed.wav").chmod(stat.S_IREAD)
    before = names(tmp_path)
    with pytest.raises(FileError, match=said):
        files.check_output(tmp_path / name)
    with pytest.raises(FileError, match=said):
        files.Writer(tmp_path / name, RATE_HZ)
    assert names(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX device")
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "null.wav").symlink_to(os.devnull)
    with pytest.raises(FileError, match="a device or a pipe"):
        files.write(tmp_path / "null.wav", tone(), RATE_HZ)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path) -> None:
    fixed = tmp_path / "fixed"
    fixed.mkdir()
    fixed.chmod(0o555)
    with pytest.raises(FileError, match="may not be written to"):
        files.check_output(fixed / "x.wav")
    fixed.chmod(0o755)


def test_a_subtype_that_the_format_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot hold FLOAT; there is: PCM_24, PCM_16"):
        files.Writer(tmp_path / "x.flac", RATE_HZ, subtype="FLOAT")


def test_no_sound_and_no_numbers_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="0 samples"):
        files.write(tmp_path / "x.wav", np.zeros((2, 0), np.float32), RATE_HZ)
    with pytest.raises(FileError, match="0 samples"):
        files.write_blocks(tmp_path / "x.wav", [], RATE_HZ)
    audio = tone()
    audio[0, 5] = np.inf
    with pytest.raises(FileError, match="no numbers"):
        files.write(tmp_path / "x.wav", audio, RATE_HZ)
    assert names(tmp_path) == []


def test_the_channels_never_change_on_the_way(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 channels after 2"):
        files.write_blocks(tmp_path / "x.wav", [tone(), tone(channels=1)], RATE_HZ)
    assert names(tmp_path) == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_whatever_stops_a_writer_the_old_file_stays(
    tmp_path: Path, suffix: str, error: type[BaseException]
) -> None:
    path = tmp_path / f"x{suffix}"
    files.write(path, tone(48_000), 48_000)
    before = path.read_bytes()

    def broken() -> Iterator[Audio]:
        yield noise(100_000)
        raise error

    with pytest.raises(error):
        files.write_blocks(path, broken(), 48_000)
    assert path.read_bytes() == before
    assert names(tmp_path) == [path.name]


def test_a_folder_put_where_the_file_goes_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"

    def meanwhile() -> Iterator[Audio]:
        path.mkdir()
        yield tone()

    with pytest.raises(FileError, match=r"could not be written .*nothing was changed"):
        files.write_blocks(path, meanwhile(), RATE_HZ)
    assert path.is_dir() and names(tmp_path) == ["x.wav"]


def _child(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX signal")
def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np; from pathlib import Path\n"
        "from talkbox_tools.dsp import files\n"
        "def endless():\n"
        "    while True:\n"
        "        yield np.zeros((2, 4096), np.float32) + 0.1\n"
        "        print('x', flush=True)\n"
        "files.write_blocks(Path(sys.argv[1]) / 'x.flac', endless(), 44100)\n"
    )
    with _child(code, tmp_path) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert [name.endswith(".part") for name in names(tmp_path)] == [True]
        child.send_signal(signal.SIGINT)
        _, said = child.communicate()
    assert "KeyboardInterrupt" in said
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a POSIX thing")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import resource, sys, numpy as np; from pathlib import Path\n"
        "from talkbox_tools.dsp import files\n"
        "noise = np.random.default_rng(1).standard_normal((2, 300_000)).astype('f4') * 0.1\n"
        "for limit, samples in ((50, 9_000), (9_000, 9_000), (60_000, 300_000)):\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))\n"
        "    for suffix in ('.wav', '.flac', '.aiff', '.ogg', '.mp3', '.caf', '.w64'):\n"
        "        try:\n"
        "            files.write(Path(sys.argv[1]) / f'x{suffix}', noise[:, :samples], 48_000)\n"
        "        except files.FileError as error:\n"
        "            print(suffix, error)\n"
    )
    with _child(code, tmp_path) as child:
        said, trouble = child.communicate()
    assert trouble == ""
    lines = said.splitlines()
    assert len(lines) == 3 * 7
    assert all("(File too large); nothing was changed." in line for line in lines), said
    assert names(tmp_path) == []
