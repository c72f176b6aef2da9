"""Whisper base, really: other languages, and the trade's words with what it is told before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from espeak import needs_espeak, speak

from talkbox.recording import Recording
from talkbox.voice.listening import listen_samples
from talkbox.voice.transcribers.by_whisper import WhisperTranscriber

pytest_plugins = ("whisper_fixture",)
pytestmark = [pytest.mark.weights, needs_espeak]


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def whisper(whisper_base: Path) -> Iterator[WhisperTranscriber]:
    with WhisperTranscriber(whisper_base) as whisper:
        yield whisper


def said(words: str, voice: str = "en-us") -> Recording:
    [recording] = listen_samples(*speak(words, voice)).recordings
    return recording


def test_another_language_is_recognised(whisper: WhisperTranscriber) -> None:
    transcript = whisper.transcribe(said("mach es bitte etwas dunkler", "de"), never)
    assert transcript.language == "de" and "dunkler" in transcript.text


def test_a_repetition_is_not_made_of_noise(whisper: WhisperTranscriber) -> None:
    noise = 0.1 * np.random.default_rng(0).standard_normal(64_000).astype(np.float32)
    assert whisper.transcribe(Recording.of_samples(noise), never).text == ""


def test_a_language_that_is_named_is_listened_for(whisper_base: Path) -> None:
    with WhisperTranscriber(whisper_base, language="es") as whisper:
        transcript = whisper.transcribe(said("hazlo más oscuro", "es"), never)
    assert transcript.language == "es" and "oscuro" in transcript.text.casefold()


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("make it a bit darker", "make it a bit darker"),
        ("cut the low rumble", "cut the low rumble"),
        ("more reverb please", "reverb"),
        ("set the loudness to minus fourteen lufs", "lufs"),
    ],
)
def test_instructions_are_heard_as_they_were_said(
    whisper: WhisperTranscriber, words: str, heard: str
) -> None:
    assert heard in whisper.transcribe(said(words), never).text.casefold()
