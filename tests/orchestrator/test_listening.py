"""What is made of a spoken instruction, in whatever way it was recorded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr
from espeak import needs_espeak, speak
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkbox.voice.listening import Spoken, listen, listen_samples

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

pytestmark = needs_espeak

PHRASE = "make it a bit darker"
STEP = 2 / 32_768


def spoken(rate_hz: int = 44_100, silence_seconds: float = 0.0) -> Audio:
    """The phrase at this rate, between silences, shape (1, samples)."""
    samples, own_rate_hz = speak(PHRASE)
    silence = np.zeros(round(silence_seconds * rate_hz), np.float32)
    resampled = soxr.resample(samples[0], own_rate_hz, rate_hz)
    return np.concatenate([silence, resampled, silence])[None]


def only(found: Spoken) -> NDArray[np.float32]:
    """The samples of its one recording."""
    (recording,) = found.recordings
    return recording.samples()


def alike(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The highest correlation of two recordings, 1 for the same one, however far they are
    apart."""
    crossed = np.fft.irfft(np.fft.rfft(one, 1 << 17) * np.conj(np.fft.rfft(other, 1 << 17)))
    return float(crossed.max() / np.sqrt(np.sum(one**2) * np.sum(other**2)))


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("said.wav", "PCM_16"),
        ("said.wav", "FLOAT"),
        ("said.wav", "PCM_U8"),
        ("said.wav", "ULAW"),
        ("said.aiff", "PCM_24"),
        ("said.flac", "PCM_16"),
        ("said.ogg", "VORBIS"),
        ("said.mp3", "MPEG_LAYER_III"),
    ],
)
def test_every_kind_of_file_gives_the_same_speech(tmp_path: Path, name: str, subtype: str) -> None:
    soundfile.write(tmp_path / name, spoken().T, 44_100, subtype=subtype)
    assert alike(only(listen(tmp_path / name)), only(listen_samples(spoken(), 44_100))) > 0.98


def test_a_recording_is_16_khz_mono_and_says_how_long_the_source_was(tmp_path: Path) -> None:
    song = np.repeat(spoken(48_000, silence_seconds=2.0), 2, axis=0)
    soundfile.write(tmp_path / "said.wav", song.T, 48_000)
    found = listen(tmp_path / "said.wav")
    assert found.seconds == pytest.approx(song.shape[1] / 48_000)
    assert found.recordings[0].seconds == pytest.approx(spoken().shape[1] / 44_100, abs=1.0)
    assert found.notes == ()


def test_silence_at_both_ends_goes_and_a_little_stays() -> None:
    near = only(listen_samples(spoken(), 44_100))
    found = only(listen_samples(spoken(silence_seconds=3.0), 44_100))
    heard = np.flatnonzero(np.abs(found) > 0.01)
    assert 0.2 < heard[0] / 16_000 < 0.5 and 0.2 < (len(found) - heard[-1]) / 16_000 < 0.6
    assert alike(near, found) > 0.98


def test_a_pause_in_the_middle_stays() -> None:
    said = spoken()
    found = only(
        listen_samples(
            np.concatenate([said, np.zeros((1, 4 * 44_100), np.float32), said], axis=1), 44_100
        )
    )
    assert len(found) / 16_000 > 4.0 + said.shape[1] / 44_100


@pytest.mark.parametrize(
    "text", ["brighter mix", "shape the hats", "fatter", "less hiss", "darker texts"]
)
def test_no_quiet_consonant_at_either_end_is_lost(text: str) -> None:
    samples, rate_hz = speak(text, speed_wpm=100)
    heard = np.flatnonzero(np.abs(samples[0]) > 0.01 * np.abs(samples).max())
    word = samples[0, heard[0] : heard[-1]]
    silence = np.zeros(rate_hz, np.float32)
    alone = soxr.resample(word, rate_hz, 16_000)
    found = only(listen_samples(np.concatenate([silence, word, silence]), rate_hz))
    lags = np.correlate(found, alone, "full").argmax() - len(alone) + 1
    assert lags >= 0 and lags + len(alone) <= len(found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    gains=st.lists(st.floats(0.05, 1.0), min_size=1, max_size=9),
    rate_hz=st.integers(8_000, 192_000),
    silence_seconds=st.floats(0.0, 1.0),
)
def test_any_rate_and_any_channels_give_the_speech_without_clipping(
    gains: list[float], rate_hz: int, silence_seconds: float
) -> None:
    sound = np.outer(gains, spoken(rate_hz, silence_seconds)[0])
    found = only(listen_samples(sound, rate_hz))
    assert alike(found, only(listen_samples(spoken(), 44_100))) > 0.9
    assert 0.05 < np.abs(found).max() < 0.95


@pytest.mark.parametrize("dtype", ["float64", "int16", "int32"])
def test_samples_of_every_type_are_the_same_speech(dtype: str) -> None:
    scale = 1.0 if dtype == "float64" else np.iinfo(dtype).max
    found = only(listen_samples((spoken() * scale).astype(dtype), 44_100))
    assert np.abs(found - only(listen_samples(spoken(), 44_100))).max() <= STEP


@pytest.mark.parametrize("db", [-20, -40, -60])
def test_quiet_speech_comes_up_to_the_usual_level_and_that_is_said(db: int) -> None:
    found = listen_samples(spoken() * 10 ** (db / 20), 44_100)
    assert np.abs(only(found)).max() > 0.3
    assert "made" in found.notes[0] and "dB louder" in found.notes[0]


def test_a_slammed_door_before_the_speech_does_not_keep_it_quiet() -> None:
    said = np.concatenate([np.zeros((1, 44_100), np.float32), 0.003 * spoken()], axis=1)
    said[:, 2000:2100] = 0.9
    assert np.abs(only(listen_samples(said, 44_100))).max() > 0.2


def test_speech_over_full_scale_is_brought_down_to_it() -> None:
    loud = spoken() * 3.0 / np.abs(spoken()).max()
    found = only(listen_samples(loud, 44_100))
    assert 0.85 < np.abs(found).max() < 0.9
    assert alike(found, only(listen_samples(spoken(), 44_100))) > 0.999


def test_a_constant_in_the_samples_is_taken_out() -> None:
    assert abs(float(only(listen_samples(spoken() + 0.25, 44_100)).mean())) < 0.01


@pytest.mark.parametrize("constant", [0.0, 0.3])
def test_channels_against_each_other_do_not_cancel_the_voice(constant: float) -> None:
    said = spoken()
    found = listen_samples(np.concatenate([said, -0.9 * said]) + constant, 44_100)
    assert alike(only(found), only(listen_samples(said, 44_100))) > 0.999
    assert found.notes == ("Its channels cancel each other, so only the loudest was used.",)


def test_a_voice_in_one_channel_alone_is_heard() -> None:
    said = spoken()
    found = listen_samples(np.concatenate([np.zeros_like(said), said, np.zeros_like(said)]), 44_100)
    assert alike(only(found), only(listen_samples(said, 44_100))) > 0.99 and found.notes == ()


def test_the_same_file_gives_the_same_bytes_here_and_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "said.flac"
    soundfile.write(path, np.repeat(spoken(), 2, axis=0).T, 44_100)
    listen_samples(speak("something else")[0], 22_050)
    program = (
        "import sys; from pathlib import Path; from talkbox.voice.listening import listen;"
        "print(listen(Path(sys.argv[1])).recordings[0].digest.hex())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert listen(path).recordings[0].digest.hex() == ran.stdout.strip()
    assert listen(path) == listen(path)
