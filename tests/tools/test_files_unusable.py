"""A file that cannot be used is told in one sentence, and none is read as what it is not."""

from __future__ import annotations

import os
import struct
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import RATE_HZ, Audio, noise, stored, tone

from talkbox_tools.dsp import files
from talkbox_tools.dsp.files import FileError


def _missing(folder: Path) -> Path:
    return folder / "missing.wav"


def _behind_a_file(folder: Path) -> Path:
    return text(folder) / "x.wav"


def _folder(folder: Path) -> Path:
    return folder


def _empty(folder: Path) -> Path:
    (folder / "x.wav").touch()
    return folder / "x.wav"


def text(folder: Path) -> Path:
    (folder / "x.wav").write_text("These are words, not sound.\n" * 99)
    return folder / "x.wav"


def _headerless(folder: Path) -> Path:
    return stored(folder / "x.wav", tone()).rename(folder / "x.raw")


def _picture(folder: Path) -> Path:
    (folder / "x.mp3").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return folder / "x.mp3"


def _six_channels(folder: Path) -> Path:
    return stored(folder / "x.wav", np.zeros((6, 100), np.float32))


def _no_samples(folder: Path) -> Path:
    return stored(folder / "x.wav", np.zeros((2, 0), np.float32))


def _slow(folder: Path) -> Path:
    soundfile.write(folder / "x.wav", tone().T, 7_999)
    return folder / "x.wav"


def _fast(folder: Path) -> Path:
    soundfile.write(folder / "x.wav", tone().T, 384_001)
    return folder / "x.wav"


def _not_finite(folder: Path) -> Path:
    audio = tone()
    audio[1, 20_000] = np.nan
    return stored(folder / "x.wav", audio, subtype="FLOAT")


def _infinite(folder: Path) -> Path:
    audio = tone()
    audio[0, 3] = -np.inf
    return stored(folder / "x.wav", audio, subtype="FLOAT")


def _unscaled(folder: Path) -> Path:
    return stored(folder / "x.wav", tone() * np.float32(32_767), subtype="FLOAT")


def _only_a_header(folder: Path) -> Path:
    (folder / "x.wav").write_bytes(b"RIFF\x24\0\0\0WAVE")
    return folder / "x.wav"


def _spoilt_flac(folder: Path) -> Path:
    path = stored(folder / "x.flac", noise(50_000))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    return path


def _unknown_length(folder: Path) -> Path:
    """What an encoder leaves that could not go back to the start of its output."""
    path = stored(folder / "x.flac", tone())
    data = bytearray(path.read_bytes())
    data[21] &= 0xF0
    data[22:26] = bytes(4)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_missing, "There is no file .*missing.wav; check"),
        (_behind_a_file, "There is no file"),
        (_folder, "is a folder; name an audio file"),
        (_empty, r"is empty \(0 bytes\)"),
        (text, "is not an audio file that can be read; convert it to one of WAV, FLAC"),
        (_headerless, "is not an audio file that can be read"),
        (_picture, "is not an audio file that can be read"),
        (_six_channels, "has 6 channels; mono and stereo"),
        (_no_samples, r"no sound \(0 samples\)"),
        (_slow, "7999 Hz; 8000 to 384000 Hz"),
        (_fast, "384001 Hz; 8000 to 384000 Hz"),
        (_not_finite, "no numbers"),
        (_infinite, "no numbers"),
        (_unscaled, "times full scale, as 16-bit values"),
        (_only_a_header, "is damaged or cut short"),
        (_spoilt_flac, "is damaged or cut short"),
        (_unknown_length, "does not state its length"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(FileError, match=said) as caught:
        files.read(path)
    text = str(caught.value)
    assert str(path) in text and text.endswith(".") and "\n" not in text
    with pytest.raises(FileError, match=said):
        list(files.blocks(path))


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
@pytest.mark.parametrize("suffix", [".wav", ".flac", ".aiff", ".w64", ".caf", ".ogg", ".opus"])
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    path = tmp_path / f"x{suffix}"
    files.write(path, noise(100_000), 48_000)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(FileError, match="cut short"):
        files.read(path)


def test_an_ogg_that_lost_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ogg"
    files.write(path, noise(200_000), RATE_HZ)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"is damaged .*a page of it has other bytes"):
        files.read(path)


@pytest.mark.parametrize("suffix", [".ogg", ".opus"])
def test_a_recorded_stream_without_a_last_page_is_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    files.write(path, noise(200_000), 48_000)
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"OggS")])
    assert files.read(path)[0].shape[1] > 100_000
    path.write_bytes(data + b"TAG" + bytes(125))
    assert files.read(path)[0].shape[1] == 200_000


def test_a_long_file_that_lacks_only_a_little_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    files.write(path, np.tile(noise(RATE_HZ), 20), RATE_HZ)
    os.truncate(path, path.stat().st_size - 100)
    with pytest.raises(FileError, match="cut short"):
        files.probe(path)


def test_an_rf64_file_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    soundfile.write(path, tone().T, RATE_HZ, format="RF64")
    assert files.read(path)[0].shape == tone().shape
    os.truncate(path, 20_000)
    with pytest.raises(FileError, match="cut short"):
        files.read(path)


def test_a_stream_saved_as_a_wav_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    files.write(path, tone(), RATE_HZ, subtype="PCM_16")
    data = bytearray(path.read_bytes())
    for promised in (0xFFFF_FFFF, 0x7FFF_F000):
        struct.pack_into("<I", data, 4, 0xFFFF_FFFF)
        struct.pack_into("<I", data, data.index(b"data") + 4, promised)
        path.write_bytes(data)
        assert files.read(path)[0].shape == tone().shape


def test_a_tag_in_front_or_behind_does_not_matter(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tag = b"ID3\x03\0\0\0\0\x0f\x76" + bytes(15 * 128 + 0x76)
    for suffix in (".mp3", ".flac"):
        path = tmp_path / f"x{suffix}"
        files.write(path, tone(), RATE_HZ)
        path.write_bytes(tag + path.read_bytes())
        assert files.read(path)[0].shape == tone().shape
    files.write(path := tmp_path / "y.mp3", tone(), RATE_HZ)
    path.write_bytes(path.read_bytes() + b"APETAGEX" + b"x" * 9_000)
    assert files.read(path)[0].shape == tone().shape
    assert capfd.readouterr().err == "", "the decoder's worries are not for the producer"


def _long_mp3(folder: Path, *parts: Audio) -> bytes:
    """A file of a variable bit rate, its first frame with the stated length taken off."""
    path = folder / "x.mp3"
    sound = np.concatenate(parts, axis=1).T
    with soundfile.SoundFile(
        path, "w", RATE_HZ, 1, format="MP3", compression_level=0.3, bitrate_mode="VARIABLE"
    ) as file:
        file.write(sound)
    data = path.read_bytes()
    return data[data.index(b"\xff\xfb", 4) :]


def test_an_mp3_without_a_stated_length_is_read_whole_or_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    silence, hiss = np.zeros((1, 4 * RATE_HZ), np.float32), noise(4 * RATE_HZ, 1)
    path = tmp_path / "y.mp3"
    path.write_bytes(_long_mp3(tmp_path, silence, hiss))
    audio, _ = files.read(path)
    assert audio.shape[1] == pytest.approx(8 * RATE_HZ, abs=3 * 1152)
    assert audio.shape[1] == files.probe(path).frames
    path.write_bytes(_long_mp3(tmp_path, hiss, silence))
    with pytest.raises(FileError, match="would be read only in part"):
        files.read(path)
    assert capfd.readouterr().err == ""


def test_an_mp3_that_was_cut_short_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.mp3"
    files.write(path, noise(5 * RATE_HZ), RATE_HZ)
    data = path.read_bytes()
    for share in (0.5, 0.95):
        path.write_bytes(data[: int(share * len(data))])
        with pytest.raises(FileError, match="cut short"):
            files.read(path)
    middle = len(data) // 2
    path.write_bytes(data[:middle] + b"\xff" * 4_000 + data[middle + 4_000 :])
    with pytest.raises(FileError, match="damaged or cut short"):
        files.read(path)
    assert capfd.readouterr().err == ""


@given(data=st.data(), suffix=st.sampled_from([".wav", ".aiff", ".w64", ".mp3", ".ogg", ".flac"]))
@settings(max_examples=50, deadline=None)
def test_any_spoilt_file_is_read_soundly_or_refused(data: st.DataObject, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        files.write(path, tone(seconds=0.1), RATE_HZ)
        bytes_ = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, min(len(bytes_) - 1, 200)))
            bytes_[at] = data.draw(st.integers(0, 255))
        path.write_bytes(bytes_[: data.draw(st.integers(0, len(bytes_)))])
        try:
            audio, rate_hz = files.read(path)
        except FileError:
            return
        assert audio.shape[0] in (1, 2) and audio.shape[1] >= 1
        assert 8_000 <= rate_hz <= 384_000
        assert np.isfinite(audio).all()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no place in folders there")
def test_a_pipe_or_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    for path in (tmp_path / "pipe.wav", Path(os.devnull)):
        with pytest.raises(FileError, match="a device or a pipe"):
            files.read(path)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here"
)
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = stored(tmp_path / "x.wav", tone())
    path.chmod(0)
    with pytest.raises(FileError, match="may not be read"):
        files.probe(path)


def test_an_impossible_name_is_refused() -> None:
    for name in ("a\0b.wav", "x" * 5_000 + ".wav"):
        with pytest.raises(FileError):
            files.probe(name)
        with pytest.raises(FileError):
            files.check_output(name)
