"""Whisper tiny, really: what it hears, what it makes up, and how it is stopped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np
import pytest
from espeak import needs_espeak, speak

from talkbox.messages import Cancelled, ModelError
from talkbox.recording import RATE_HZ, Recording
from talkbox.voice.listening import listen_samples
from talkbox.voice.transcriber import VoiceError
from talkbox.voice.transcribers.by_whisper import WhisperTranscriber, spoken

pytest_plugins = ("whisper_fixture",)
RNG = np.random.default_rng(0)


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def whisper(whisper_tiny: Path) -> Iterator[WhisperTranscriber]:
    with WhisperTranscriber(whisper_tiny, threads=1) as whisper:
        yield whisper


def said(words: str) -> Recording:
    [recording] = listen_samples(*speak(words)).recordings
    return recording


@needs_espeak
def test_spoken_words_are_written_down(whisper: WhisperTranscriber) -> None:
    transcript = whisper.transcribe(said("make it darker"), never)
    assert (transcript.text, transcript.language) == ("Make it darker.", "en")


@needs_espeak
def test_numbers_are_digits_and_the_trades_words_are_known(whisper: WhisperTranscriber) -> None:
    text = whisper.transcribe(said("set the loudness to minus fourteen lufs"), never).text
    assert "LUFS" in text and "14" in text


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(2 * RATE_HZ, np.float32),
        0.1 * RNG.standard_normal(3 * RATE_HZ).astype(np.float32),
        0.3 * np.sin(2 * np.pi * 50 * np.arange(3 * RATE_HZ) / RATE_HZ).astype(np.float32),
        np.zeros(80, np.float32),
    ],
    ids=["silence", "noise", "hum", "5 ms"],
)
def test_nothing_is_made_up_where_nobody_speaks(
    whisper: WhisperTranscriber, samples: np.ndarray
) -> None:
    assert whisper.transcribe(Recording.of_samples(samples), never).text == ""


@dataclass
class Judged:
    text: str
    avg_logprob: float = -0.3
    no_speech_prob: float = 0.1
    compression_ratio: float = 1.2


def test_only_what_whisper_is_sure_that_somebody_said_is_kept() -> None:
    pieces = [
        Judged(" Make it darker."),
        Judged(" Thanks.", no_speech_prob=0.9, avg_logprob=-1.2),
        Judged(" Wider.", no_speech_prob=0.9),
        Judged(" Undo that.", avg_logprob=-1.2),
        Judged(" so so so so so so so", compression_ratio=5.0),
    ]
    assert list(spoken(pieces, lambda share: True)) == ["Make it darker.", "Wider.", "Undo that."]


def test_being_called_off_is_heard_at_once_and_the_next_one_is_written_down(
    whisper: WhisperTranscriber,
) -> None:
    long = Recording.of_samples(0.1 * RNG.standard_normal(29 * RATE_HZ).astype(np.float32))
    begun: list[float] = []

    def cancelled() -> bool:
        begun.append(monotonic())
        return len(begun) > 1

    with pytest.raises(Cancelled):
        whisper.transcribe(long, cancelled)
    assert monotonic() - begun[1] < 0.3
    assert whisper.transcribe(Recording(bytes(3200)), never).text == ""


def test_one_that_was_closed_says_so(whisper_tiny: Path) -> None:
    whisper = WhisperTranscriber(whisper_tiny, threads=1)
    whisper.close()
    whisper.close()
    with pytest.raises(ModelError, match=r"tiny\.en was closed"):
        whisper.transcribe(Recording(bytes(3200)), never)


def test_another_language_is_refused_by_a_model_for_english(whisper_tiny: Path) -> None:
    with pytest.raises(VoiceError, match=r"tiny\.en knows only English; .* pull whisper-base"):
        WhisperTranscriber(whisper_tiny, language="de")


@pytest.mark.parametrize("name", ["config.json", "model.bin", "tokenizer.json", "vocabulary.txt"])
def test_a_folder_without_all_files_is_no_model_and_nothing_is_fetched(
    whisper_tiny: Path, tmp_path: Path, name: str
) -> None:
    for path in whisper_tiny.iterdir():
        if path.name != name:
            (tmp_path / path.name).symlink_to(path)
    with pytest.raises(VoiceError, match=f"it has no {name}"):
        WhisperTranscriber(tmp_path)


def test_a_broken_model_is_one_sentence(whisper_tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(whisper_tiny, folder, ignore=shutil.ignore_patterns("model.bin"))
    (folder / "model.bin").write_bytes(b"no weights")
    with WhisperTranscriber(folder) as whisper, pytest.raises(ModelError) as told:
        whisper.transcribe(Recording(bytes(3200)), never)
    assert "cannot be loaded" in str(told.value) and "\n" not in str(told.value)


def test_a_model_that_was_put_together_wrongly_is_one_sentence(
    whisper_tiny: Path, tmp_path: Path
) -> None:
    for path in whisper_tiny.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "preprocessor_config.json").write_text('{"feature_size": 128}')  # version 3's
    with WhisperTranscriber(tmp_path, threads=1) as whisper, pytest.raises(ModelError) as told:
        whisper.transcribe(Recording(bytes(3200)), never)
    assert "writes nothing down" in str(told.value) and "\n" not in str(told.value)
