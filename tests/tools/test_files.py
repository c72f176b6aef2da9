from __future__ import annotations

import os
import signal
import stat
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from talkbox_tools.dsp import files
from talkbox_tools.dsp.files import FileError
from talkbox_tools.dsp.files_encoding import FORMATS

Audio = NDArray[np.float32]

RATE_HZ = 44_100
LOSSLESS = (".wav", ".flac", ".aiff", ".aif", ".caf", ".w64")
LOSSY = (".ogg", ".opus", ".mp3")


def _tone(rate_hz: int = RATE_HZ, seconds: float = 0.5, channels: int = 2) -> Audio:
    t = np.arange(round(rate_hz * seconds)) / rate_hz
    voices = [0.4 * np.sin(2 * np.pi * hz * t) for hz in (440.0, 660.0)[:channels]]
    return np.ascontiguousarray(voices, dtype=np.float32)


def _noise(samples: int, channels: int = 2, level: float = 0.2) -> Audio:
    noise = np.random.default_rng(7).standard_normal((channels, samples)) * level
    return np.asarray(np.clip(noise, -1.0, 1.0), np.float32)


def _grid(bits: int, samples: int = 3_000) -> Audio:
    """Every kind of value that an integer file can hold, its two ends included."""
    top = 2 ** (bits - 1)
    whole = np.random.default_rng(bits).integers(-top, top, (2, samples))
    whole[:, :2] = [[-top, top - 1], [top - 1, -top]]
    return np.asarray(whole / top, np.float32)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_comes_back_with_its_rate_channels_and_length(
    tmp_path: Path, suffix: str, channels: int
) -> None:
    rate_hz = 48_000
    audio = _tone(rate_hz, channels=channels)
    written = files.write(tmp_path / f"out{suffix}", audio, rate_hz)
    info = files.probe(written.path)
    assert (info.rate_hz, info.channels, info.frames) == (rate_hz, channels, audio.shape[1])
    assert info.seconds == pytest.approx(0.5)
    assert (info.format, info.subtype) == (written.format, written.subtype)
    again, read_hz = files.read(written.path)
    assert read_hz == rate_hz
    assert again.dtype == np.float32 and again.flags.c_contiguous
    middle = slice(4_000, -4_000)
    tolerance = 2.0**-23 if suffix in LOSSLESS else 0.05
    assert np.abs(again[:, middle] - audio[:, middle]).max() <= tolerance
    assert _names(tmp_path) == [f"out{suffix}"]


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "PCM_32", "FLOAT"])
def test_the_bit_depth_is_kept_where_the_format_has_it(
    tmp_path: Path, suffix: str, subtype: str
) -> None:
    source = files.write(tmp_path / "source.wav", _tone(), RATE_HZ, subtype=subtype)
    out = tmp_path / f"out{suffix}"
    files.write(out, _tone(), RATE_HZ, like=files.probe(source.path))
    expected = "PCM_24" if suffix == ".flac" and subtype in ("PCM_32", "FLOAT") else subtype
    assert soundfile.info(out).subtype == expected


@pytest.mark.parametrize(
    ("subtype", "expected"),
    [("PCM_U8", "PCM_16"), ("ULAW", "PCM_16"), ("MS_ADPCM", "PCM_16"), ("DOUBLE", "FLOAT")],
)
def test_other_depths_become_the_nearest_that_is_no_worse(
    tmp_path: Path, subtype: str, expected: str
) -> None:
    source = tmp_path / "source.wav"
    soundfile.write(source, _tone().T, RATE_HZ, subtype=subtype)
    written = files.write(tmp_path / "out.wav", _tone(), RATE_HZ, like=files.probe(source))
    assert written.subtype == expected


@pytest.mark.parametrize("suffix", LOSSY)
def test_decoded_sound_becomes_24_bits(tmp_path: Path, suffix: str) -> None:
    source = files.write(tmp_path / f"in{suffix}", _tone(48_000), 48_000)
    written = files.write(tmp_path / "out.wav", _tone(), 48_000, like=files.probe(source.path))
    assert written.subtype == "PCM_24"


@pytest.mark.parametrize("rate_hz", [8_000, 12_345, 96_000, 300_000, 384_000])
@pytest.mark.parametrize("suffix", LOSSLESS)
def test_every_rate_from_8_to_384_khz_works(tmp_path: Path, suffix: str, rate_hz: int) -> None:
    path = tmp_path / f"out{suffix}"
    files.write(path, _tone(rate_hz, 0.05), rate_hz)
    assert files.probe(path).rate_hz == rate_hz


@pytest.mark.parametrize(
    ("name", "rate_hz", "allowed"),
    [
        ("a.mp3", 96_000, "8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000 Hz"),
        ("a.mp3", 12_345, "48000"),
        ("a.opus", 44_100, "8000, 12000, 16000, 24000, 48000 Hz"),
        ("a.ogg", 300_000, "at most 192000 Hz"),
    ],
)
def test_a_rate_that_a_format_lacks_is_refused_with_those_it_has(
    tmp_path: Path, name: str, rate_hz: int, allowed: str
) -> None:
    with pytest.raises(FileError, match=f"{rate_hz} Hz") as caught:
        files.write(tmp_path / name, _tone(rate_hz, 0.05), rate_hz)
    assert allowed in str(caught.value) and ".wav" in str(caught.value)
    assert _names(tmp_path) == []


def test_a_minute_of_ogg_is_written_without_a_crash(tmp_path: Path) -> None:
    audio = np.tile(_noise(RATE_HZ), 61)
    files.write(tmp_path / "long.ogg", audio, RATE_HZ)
    assert files.probe(tmp_path / "long.ogg").frames == audio.shape[1]


# Samples ------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("bits", [16, 24])
def test_an_unedited_file_comes_back_bit_for_bit(tmp_path: Path, suffix: str, bits: int) -> None:
    source = tmp_path / f"in{suffix}"
    whole = np.round(_grid(bits).astype(np.float64) * 2 ** (bits - 1)).astype(np.int64)
    as_stored = whole.astype(np.int16) if bits == 16 else (whole * 256).astype(np.int32)
    kind = FORMATS[suffix].name
    soundfile.write(source, as_stored.T, RATE_HZ, subtype=f"PCM_{bits}", format=kind)
    audio, rate_hz = files.read(source)
    copy = tmp_path / f"out{suffix}"
    written = files.write(copy, audio, rate_hz, like=files.probe(source))
    again, _ = soundfile.read(copy, dtype=as_stored.dtype.name, always_2d=True)
    assert np.array_equal(again.T, as_stored)
    assert written.clipped == 0


@given(data=st.data(), channels=st.integers(1, 2), count=st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_any_16_bit_values_survive_any_cutting_into_blocks(
    data: st.DataObject, channels: int, count: int
) -> None:
    seed = data.draw(st.integers(0, 2**32 - 1))
    whole = np.random.default_rng(seed).integers(-32_768, 32_768, (channels, count))
    audio = (whole / 32_768).astype(np.float32)
    cut = data.draw(st.integers(0, count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.wav"
        parts = (audio[:, :cut], audio[:, cut:])
        files.write_blocks(path, parts, RATE_HZ, subtype="PCM_16")
        again, _ = files.read(path)
        assert np.array_equal(again, audio)
        size = data.draw(st.integers(1, count))
        assert np.array_equal(np.concatenate(list(files.blocks(path, size)), axis=1), audio)


def test_sound_between_two_16_bit_values_is_dithered(tmp_path: Path) -> None:
    third = np.full((1, 60_000), 0.3 / 32_768, np.float32)
    files.write(tmp_path / "x.wav", third, RATE_HZ, subtype="PCM_16")
    steps = files.read(tmp_path / "x.wav")[0] * 32_768
    assert steps.mean() == pytest.approx(0.3, abs=0.01), "undithered it would be lost"
    # Triangular noise: a quarter of a step squared in all, whatever the sound is.
    assert (steps - 0.3).var() == pytest.approx(0.25, abs=0.01)
    assert {-1.0, 0.0, 1.0} == set(np.unique(steps))


def test_silence_stays_silent(tmp_path: Path) -> None:
    files.write(tmp_path / "x.wav", np.zeros((2, 5_000), np.float32), RATE_HZ, subtype="PCM_16")
    assert not files.read(tmp_path / "x.wav")[0].any()


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".aiff", ".caf", ".ogg"])
@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "FLOAT"])
def test_equal_sounds_make_equal_files_however_they_were_cut(
    tmp_path: Path, suffix: str, subtype: str
) -> None:
    audio = _noise(140_000)
    source = files.write(tmp_path / "source.wav", audio, RATE_HZ, subtype=subtype)
    like = files.probe(source.path)
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    files.write(one, audio, RATE_HZ, like=like)
    parts = np.split(audio, [1, 7, 70_000, 135_537], axis=1)
    files.write_blocks(other, parts, RATE_HZ, like=like)
    assert one.read_bytes() == other.read_bytes()
    if subtype == "FLOAT":
        assert _peak_time(one) in (None, 0)


def _peak_time(path: Path) -> int | None:
    data = path.read_bytes()
    at = data.find(b"PEAK")
    return None if at < 0 else int.from_bytes(data[at + 12 : at + 16], "big")


def test_what_is_beyond_full_scale_is_clipped_and_counted(tmp_path: Path) -> None:
    audio = np.array([[0.5, 1.0, 1.01, -1.0, -1.5, 3e38]], np.float32)
    for subtype in ("PCM_16", "PCM_24", "PCM_32"):
        written = files.write(tmp_path / "x.wav", audio, RATE_HZ, subtype=subtype)
        assert written.clipped == 3
        again, _ = files.read(tmp_path / "x.wav")
        assert again == pytest.approx(np.array([[0.5, 1, 1, -1, -1, 1]]), abs=1e-4)
    assert files.write(tmp_path / "x.mp3", audio, RATE_HZ).clipped == 3


def test_a_float_file_keeps_what_is_beyond_full_scale(tmp_path: Path) -> None:
    audio = np.array([[1.5, -7.5]], np.float32)
    assert files.write(tmp_path / "x.wav", audio, RATE_HZ, subtype="FLOAT").clipped == 0
    assert np.array_equal(files.read(tmp_path / "x.wav")[0], audio)


def test_a_wav_that_outgrows_its_lengths_goes_on_as_rf64(tmp_path: Path) -> None:
    audio = _grid(16, 200_000)
    path = tmp_path / "big.wav"
    with files.Writer(path, RATE_HZ, subtype="PCM_16", largest_wav_bytes=500_000) as writer:
        for part in np.split(audio, 8, axis=1):
            writer.write(part)
    assert writer.written.format == "RF64"
    assert path.read_bytes()[:4] == b"RF64"
    assert np.array_equal(files.read(path)[0], audio)
    assert _names(tmp_path) == ["big.wav"]


def test_samples_have_one_name_however_they_were_cut(tmp_path: Path) -> None:
    audio = _noise(150_000)
    whole = files.sha256_of_samples(audio, RATE_HZ)
    parts = files.SamplesHash(RATE_HZ)
    for part in np.split(audio, [1, 70_000], axis=1):
        parts.add(part)
    assert parts.hexdigest() == whole == files.sha256_of_samples(np.asfortranarray(audio), RATE_HZ)
    others = (
        files.sha256_of_samples(audio, 48_000),
        files.sha256_of_samples(audio[::-1], RATE_HZ),
        files.sha256_of_samples(audio.reshape(1, -1), RATE_HZ),
    )
    assert len({whole, *others}) == 4


# Bad input ----------------------------------------------------------------------------------


def _stored(path: Path, audio: Audio, **how: str) -> Path:
    soundfile.write(path, audio.T, RATE_HZ, **how)
    return path


def _missing(folder: Path) -> Path:
    return folder / "missing.wav"


def _behind_a_file(folder: Path) -> Path:
    return _text(folder) / "x.wav"


def _folder(folder: Path) -> Path:
    return folder


def _empty(folder: Path) -> Path:
    (folder / "x.wav").touch()
    return folder / "x.wav"


def _text(folder: Path) -> Path:
    (folder / "x.wav").write_text("These are words, not sound.\n" * 99)
    return folder / "x.wav"


def _headerless(folder: Path) -> Path:
    return _stored(folder / "x.wav", _tone()).rename(folder / "x.raw")


def _picture(folder: Path) -> Path:
    (folder / "x.mp3").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return folder / "x.mp3"


def _six_channels(folder: Path) -> Path:
    return _stored(folder / "x.wav", np.zeros((6, 100), np.float32))


def _no_samples(folder: Path) -> Path:
    return _stored(folder / "x.wav", np.zeros((2, 0), np.float32))


def _slow(folder: Path) -> Path:
    soundfile.write(folder / "x.wav", _tone().T, 7_999)
    return folder / "x.wav"


def _fast(folder: Path) -> Path:
    soundfile.write(folder / "x.wav", _tone().T, 384_001)
    return folder / "x.wav"


def _not_finite(folder: Path) -> Path:
    audio = _tone()
    audio[1, 20_000] = np.nan
    return _stored(folder / "x.wav", audio, subtype="FLOAT")


def _infinite(folder: Path) -> Path:
    audio = _tone()
    audio[0, 3] = -np.inf
    return _stored(folder / "x.wav", audio, subtype="FLOAT")


def _unscaled(folder: Path) -> Path:
    return _stored(folder / "x.wav", _tone() * np.float32(32_767), subtype="FLOAT")


def _only_a_header(folder: Path) -> Path:
    (folder / "x.wav").write_bytes(b"RIFF\x24\0\0\0WAVE")
    return folder / "x.wav"


def _spoilt_flac(folder: Path) -> Path:
    path = _stored(folder / "x.flac", _noise(50_000))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    return path


def _unknown_length(folder: Path) -> Path:
    """What an encoder leaves that could not go back to the start of its output."""
    path = _stored(folder / "x.flac", _tone())
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
        (_text, "is not an audio file that can be read; convert it to one of WAV, FLAC"),
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
    files.write(path, _noise(100_000), 48_000)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(FileError, match="cut short"):
        files.read(path)


def test_an_ogg_that_lost_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ogg"
    files.write(path, _noise(200_000), RATE_HZ)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FileError, match=r"is damaged .*a page of it has other bytes"):
        files.read(path)


@pytest.mark.parametrize("suffix", [".ogg", ".opus"])
def test_a_recorded_stream_without_a_last_page_is_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    files.write(path, _noise(200_000), 48_000)
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"OggS")])
    assert files.read(path)[0].shape[1] > 100_000
    path.write_bytes(data + b"TAG" + bytes(125))
    assert files.read(path)[0].shape[1] == 200_000


def test_a_long_file_that_lacks_only_a_little_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    files.write(path, np.tile(_noise(RATE_HZ), 20), RATE_HZ)
    os.truncate(path, path.stat().st_size - 100)
    with pytest.raises(FileError, match="cut short"):
        files.probe(path)


def test_an_rf64_file_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    soundfile.write(path, _tone().T, RATE_HZ, format="RF64")
    assert files.read(path)[0].shape == _tone().shape
    os.truncate(path, 20_000)
    with pytest.raises(FileError, match="cut short"):
        files.read(path)


def test_a_stream_saved_as_a_wav_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"
    files.write(path, _tone(), RATE_HZ, subtype="PCM_16")
    data = bytearray(path.read_bytes())
    for promised in (0xFFFF_FFFF, 0x7FFF_F000):
        struct.pack_into("<I", data, 4, 0xFFFF_FFFF)
        struct.pack_into("<I", data, data.index(b"data") + 4, promised)
        path.write_bytes(data)
        assert files.read(path)[0].shape == _tone().shape


def test_a_tag_in_front_or_behind_does_not_matter(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    tag = b"ID3\x03\0\0\0\0\x0f\x76" + bytes(15 * 128 + 0x76)
    for suffix in (".mp3", ".flac"):
        path = tmp_path / f"x{suffix}"
        files.write(path, _tone(), RATE_HZ)
        path.write_bytes(tag + path.read_bytes())
        assert files.read(path)[0].shape == _tone().shape
    files.write(path := tmp_path / "y.mp3", _tone(), RATE_HZ)
    path.write_bytes(path.read_bytes() + b"APETAGEX" + b"x" * 9_000)
    assert files.read(path)[0].shape == _tone().shape
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
    silence, noise = np.zeros((1, 4 * RATE_HZ), np.float32), _noise(4 * RATE_HZ, 1)
    path = tmp_path / "y.mp3"
    path.write_bytes(_long_mp3(tmp_path, silence, noise))
    audio, _ = files.read(path)
    assert audio.shape[1] == pytest.approx(8 * RATE_HZ, abs=3 * 1152)
    assert audio.shape[1] == files.probe(path).frames
    path.write_bytes(_long_mp3(tmp_path, noise, silence))
    with pytest.raises(FileError, match="would be read only in part"):
        files.read(path)
    assert capfd.readouterr().err == ""


def test_an_mp3_that_was_cut_short_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.mp3"
    files.write(path, _noise(5 * RATE_HZ), RATE_HZ)
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
        files.write(path, _tone(seconds=0.1), RATE_HZ)
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
    path = _stored(tmp_path / "x.wav", _tone())
    path.chmod(0)
    with pytest.raises(FileError, match="may not be read"):
        files.probe(path)


def test_an_impossible_name_is_refused() -> None:
    for name in ("a\0b.wav", "x" * 5_000 + ".wav"):
        with pytest.raises(FileError):
            files.probe(name)
        with pytest.raises(FileError):
            files.check_output(name)


# Output -------------------------------------------------------------------------------------


def test_a_writer_follows_links_and_leaves_them(tmp_path: Path) -> None:
    (tmp_path / "link.wav").symlink_to("real.wav")
    files.write(tmp_path / "link.wav", _tone(), RATE_HZ)
    assert (tmp_path / "link.wav").is_symlink()
    assert files.probe(tmp_path / "real.wav").frames == _tone().shape[1]


def test_the_input_is_never_written_over_under_any_name(tmp_path: Path) -> None:
    source = _stored(tmp_path / "in.wav", _tone())
    before = source.read_bytes()
    (tmp_path / "symbolic.wav").symlink_to(source)
    (tmp_path / "hard.wav").hardlink_to(source)
    (tmp_path / "sub").mkdir()
    names = ("in.wav", "symbolic.wav", "hard.wav", "sub/../in.wav")
    for name in names:
        with pytest.raises(FileError, match="is the file that is read"):
            files.write(tmp_path / name, _tone(), RATE_HZ, like=files.probe(source))
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
    before = _names(tmp_path)
    with pytest.raises(FileError, match=said):
        files.check_output(tmp_path / name)
    with pytest.raises(FileError, match=said):
        files.Writer(tmp_path / name, RATE_HZ)
    assert _names(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX device")
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "null.wav").symlink_to(os.devnull)
    with pytest.raises(FileError, match="a device or a pipe"):
        files.write(tmp_path / "null.wav", _tone(), RATE_HZ)


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
    audio = _tone()
    audio[0, 5] = np.inf
    with pytest.raises(FileError, match="no numbers"):
        files.write(tmp_path / "x.wav", audio, RATE_HZ)
    assert _names(tmp_path) == []


def test_the_channels_never_change_on_the_way(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 channels after 2"):
        files.write_blocks(tmp_path / "x.wav", [_tone(), _tone(channels=1)], RATE_HZ)
    assert _names(tmp_path) == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_whatever_stops_a_writer_the_old_file_stays(
    tmp_path: Path, suffix: str, error: type[BaseException]
) -> None:
    path = tmp_path / f"x{suffix}"
    files.write(path, _tone(48_000), 48_000)
    before = path.read_bytes()

    def broken() -> Iterator[Audio]:
        yield _noise(100_000)
        raise error

    with pytest.raises(error):
        files.write_blocks(path, broken(), 48_000)
    assert path.read_bytes() == before
    assert _names(tmp_path) == [path.name]


def test_a_folder_put_where_the_file_goes_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.wav"

    def meanwhile() -> Iterator[Audio]:
        path.mkdir()
        yield _tone()

    with pytest.raises(FileError, match=r"could not be written .*nothing was changed"):
        files.write_blocks(path, meanwhile(), RATE_HZ)
    assert path.is_dir() and _names(tmp_path) == ["x.wav"]


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
        assert [name.endswith(".part") for name in _names(tmp_path)] == [True]
        child.send_signal(signal.SIGINT)
        _, said = child.communicate()
    assert "KeyboardInterrupt" in said
    assert _names(tmp_path) == []


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
    assert _names(tmp_path) == []
