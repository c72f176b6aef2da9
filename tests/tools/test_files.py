"""A file of sound comes back as it was written: format, rate, depth and every sample."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_files import LOSSLESS, LOSSY, RATE_HZ, grid, names, noise, tone

from talkbox_tools.dsp import files
from talkbox_tools.dsp.files import FileError
from talkbox_tools.dsp.files_encoding import FORMATS


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_a_file_may_have_a_name_that_is_no_utf_8(tmp_path: Path, suffix: str) -> None:
    written = files.write(tmp_path / f"plain{suffix}", tone(), RATE_HZ).path
    odd = written.rename(tmp_path / os.fsdecode(b"so\xff" + suffix.encode()))
    assert files.read(odd)[0].shape[0] == 2
    odd.write_bytes(odd.read_bytes()[:4_000])
    with pytest.raises(FileError, match="so"):
        files.read(odd)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_comes_back_with_its_rate_channels_and_length(
    tmp_path: Path, suffix: str, channels: int
) -> None:
    rate_hz = 48_000
    audio = tone(rate_hz, channels=channels)
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
    assert names(tmp_path) == [f"out{suffix}"]


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "PCM_32", "FLOAT"])
def test_the_bit_depth_is_kept_where_the_format_has_it(
    tmp_path: Path, suffix: str, subtype: str
) -> None:
    source = files.write(tmp_path / "source.wav", tone(), RATE_HZ, subtype=subtype)
    out = tmp_path / f"out{suffix}"
    files.write(out, tone(), RATE_HZ, like=files.probe(source.path))
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
    soundfile.write(source, tone().T, RATE_HZ, subtype=subtype)
    written = files.write(tmp_path / "out.wav", tone(), RATE_HZ, like=files.probe(source))
    assert written.subtype == expected


@pytest.mark.parametrize("suffix", LOSSY)
def test_decoded_sound_becomes_24_bits(tmp_path: Path, suffix: str) -> None:
    source = files.write(tmp_path / f"in{suffix}", tone(48_000), 48_000)
    written = files.write(tmp_path / "out.wav", tone(), 48_000, like=files.probe(source.path))
    assert written.subtype == "PCM_24"


@pytest.mark.parametrize("rate_hz", [8_000, 12_345, 96_000, 300_000, 384_000])
@pytest.mark.parametrize("suffix", LOSSLESS)
def test_every_rate_from_8_to_384_khz_works(tmp_path: Path, suffix: str, rate_hz: int) -> None:
    path = tmp_path / f"out{suffix}"
    files.write(path, tone(rate_hz, 0.05), rate_hz)
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
        files.write(tmp_path / name, tone(rate_hz, 0.05), rate_hz)
    assert allowed in str(caught.value) and ".wav" in str(caught.value)
    assert names(tmp_path) == []


def test_a_minute_of_ogg_is_written_without_a_crash(tmp_path: Path) -> None:
    audio = np.tile(noise(RATE_HZ), 61)
    files.write(tmp_path / "long.ogg", audio, RATE_HZ)
    assert files.probe(tmp_path / "long.ogg").frames == audio.shape[1]


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("bits", [16, 24])
def test_an_unedited_file_comes_back_bit_for_bit(tmp_path: Path, suffix: str, bits: int) -> None:
    source = tmp_path / f"in{suffix}"
    whole = np.round(grid(bits).astype(np.float64) * 2 ** (bits - 1)).astype(np.int64)
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
    audio = noise(140_000)
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
    audio = grid(16, 200_000)
    path = tmp_path / "big.wav"
    with files.Writer(path, RATE_HZ, subtype="PCM_16", largest_wav_bytes=500_000) as writer:
        for part in np.split(audio, 8, axis=1):
            writer.write(part)
    assert writer.written.format == "RF64"
    assert path.read_bytes()[:4] == b"RF64"
    assert np.array_equal(files.read(path)[0], audio)
    assert names(tmp_path) == ["big.wav"]


def test_samples_have_one_name_however_they_were_cut(tmp_path: Path) -> None:
    audio = noise(150_000)
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
