"""What is refused as an instruction, in one sentence, and what is not although it is hard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr
from espeak import needs_espeak, over, speak

from talkbox.clip import RATE_HZ, clip
from talkbox.voice.extras import extra
from talkbox.voice.listening import listen, listen_samples
from talkbox.voice.transcriber import VoiceError

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

REAL = Path(__file__).parents[3] / "shared" / "audio"
INSTRUMENTS = ("bass", "bell-pad", "break", "guitar-clean", "sax", "sitar", "voice")
"""The last one is a choir that sings "ah"; the music bed has words in it."""
real = pytest.mark.skipif(not REAL.is_dir(), reason="the shared recordings are not here")
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb-scotland+m3", "en-us+f5", "de", "fr")


def white(seconds: float = 3.0) -> Audio:
    return np.random.default_rng(7).standard_normal((1, round(seconds * 16_000))).astype("f4")


def pink() -> Audio:
    spectrum = np.fft.rfft(white()[0])
    made = np.fft.irfft(spectrum / np.sqrt(1 + np.arange(len(spectrum))))[None]
    return np.asarray(made / made.std(), np.float32)


def refusal(listened: Callable[[], object]) -> str:
    """The one sentence."""
    with pytest.raises(VoiceError) as raised:
        listened()
    sentence = str(raised.value)
    assert sentence.endswith(".") and not re.search(r"[.!?] [A-Z]", sentence)
    return sentence


def music(name: str) -> tuple[Audio, int]:
    if name == "clip":
        return clip(), RATE_HZ
    samples, rate_hz = soundfile.read(REAL / f"{name}.flac", dtype="float32", always_2d=True)
    return np.ascontiguousarray(samples.T), rate_hz


@pytest.mark.parametrize("level", [0.001, 0.01, 0.1, 0.3])
@pytest.mark.parametrize("noise", [white, pink])
def test_noise_is_no_instruction(noise: Callable[[], Audio], level: float) -> None:
    assert "holds no speech" in refusal(lambda: listen_samples(level * noise(), 16_000))


@pytest.mark.parametrize("gain", [0.01, 1.0])
@pytest.mark.parametrize(
    "name", ["clip", *(pytest.param(name, marks=real) for name in INSTRUMENTS)]
)
def test_music_is_no_instruction(name: str, gain: float) -> None:
    samples, rate_hz = music(name)
    assert "holds no speech" in refusal(lambda: listen_samples(gain * samples, rate_hz))


@real
def test_sung_words_are_words() -> None:
    assert listen(REAL / "music-bed.flac").recordings


@needs_espeak
@pytest.mark.parametrize("speed_wpm", [100, 160, 260])
@pytest.mark.parametrize("voice", VOICES)
def test_every_voice_is_heard_however_short_the_instruction(voice: str, speed_wpm: int) -> None:
    for text in ("undo", "more bass", "cut the low rumble by three dB"):
        samples, rate_hz = speak(text, voice, speed_wpm)
        assert len(listen_samples(samples, rate_hz).recordings) == 1


@needs_espeak
@pytest.mark.parametrize(
    "under", ["clip", *(pytest.param(name, marks=real) for name in ("music-bed", "break", "sax"))]
)
@pytest.mark.parametrize("voice", VOICES)
def test_speech_is_heard_over_music_that_is_10_db_quieter(voice: str, under: str) -> None:
    samples, rate_hz = speak("make it darker", voice)
    playing, playing_hz = music(under)
    playing = soxr.resample(playing.T, playing_hz, rate_hz).T
    assert len(listen_samples(over(samples, playing, 10.0), rate_hz).recordings) == 1


@needs_espeak
@pytest.mark.parametrize("snr_db", [20.0, 10.0, 5.0])
def test_speech_is_heard_over_noise(snr_db: float) -> None:
    samples, rate_hz = speak("make it darker")
    assert listen_samples(over(samples, pink(), snr_db), rate_hz).recordings


@pytest.mark.parametrize("level", [0.0, 0.00002])
def test_silence_is_refused_with_the_microphone_in_mind(level: float) -> None:
    sentence = refusal(lambda: listen_samples(level * white(), 16_000))
    assert "is silent" in sentence and "microphone" in sentence


def test_a_constant_is_silence() -> None:
    assert "is silent" in refusal(lambda: listen_samples(np.full((1, 48_000), 0.3), 48_000))


def test_5_ms_are_too_short() -> None:
    sentence = refusal(lambda: listen_samples(white(0.005), 16_000))
    assert "5 ms long" in sentence and "200 ms" in sentence
    assert "0 ms long" in refusal(lambda: listen_samples(np.zeros(0), 16_000))


def test_a_talk_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / "talk.flac"
    soundfile.write(path, np.zeros(8_000 * 60 * 16, np.int16), 8_000)
    assert "is 16 minutes long, and 15 are possible" in refusal(lambda: listen(path))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_samples_that_are_no_numbers_are_refused(tmp_path: Path, value: float) -> None:
    samples = white()
    samples[0, 5] = value
    assert "no numbers" in refusal(lambda: listen_samples(samples, 16_000))
    soundfile.write(tmp_path / "said.wav", samples.T, 16_000, subtype="FLOAT")
    assert "no numbers" in refusal(lambda: listen(tmp_path / "said.wav"))


def test_samples_that_were_never_scaled_are_refused() -> None:
    assert "full scale" in refusal(lambda: listen_samples(20_000 * white(), 16_000))


def test_a_rate_that_is_none_is_refused() -> None:
    assert "8000 to 384000 Hz" in refusal(lambda: listen_samples(white(), 100))


def test_what_is_no_sound_file_is_refused_with_its_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    soundfile.write(broken, white().T * 0.1, 16_000)
    broken.write_bytes(broken.read_bytes()[:30_000])
    text = tmp_path / "text.wav"
    text.write_text("make it darker, please. " * 20)
    assert "cut short" in refusal(lambda: listen(broken))
    assert "not an audio file" in refusal(lambda: listen(text))
    assert "is a folder" in refusal(lambda: listen(tmp_path))
    assert "There is no file" in refusal(lambda: listen(tmp_path / "absent.wav"))


def test_a_missing_extra_is_named_with_the_command_that_installs_it() -> None:
    def start() -> None:
        with extra():
            import talkbox_has_no_such_module  # type: ignore[import-not-found]  # noqa: F401

    assert refusal(start) == (
        "Spoken instructions need the extra `voice`: pip install 'talkbox[voice]'."
    )
