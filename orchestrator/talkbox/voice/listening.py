"""A file, or samples from a microphone -> recordings that every model takes.

Read, made one channel at 16 kHz, freed of DC, trimmed to the speech, brought to a usual level, and
cut at pauses where it is longer than a model can hear. The same sound gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkbox.recording import Recording
from talkbox.voice import level, mono, reading, refusals
from talkbox.voice.activity import speech
from talkbox.voice.resampling import resampled
from talkbox.voice.splitting import Split, split

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORTEST_SECONDS = 0.2
LONGEST_SECONDS = 15 * 60.0
_NOTABLE_DB = 12.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was spoken, ready to be transcribed."""

    recordings: tuple[Recording, ...]
    """At least one, in order, each at most 30 s long."""
    seconds: float
    """Of what was given, with its silences."""
    notes: tuple[str, ...] = ()
    """What was done to it that a person should know, a sentence each."""


def listen(source: Path) -> Spoken:
    """The speech in an audio file: any kind that soundfile reads, any rate, any channels.

    Raises VoiceError for what is no audio file, silent, without speech, shorter than 0.2 s or
    longer than 15 minutes.
    """
    return _heard(reading.of_file(source))


def listen_samples(samples: NDArray[Any], rate_hz: int) -> Spoken:
    """The speech in samples of shape (channels, samples), floats to 1 or integers.

    Raises VoiceError as `listen` does, and for samples that are not finite.
    """
    return _heard(reading.of_samples(samples, rate_hz))


def _heard(sound: reading.Sound) -> Spoken:
    if sound.seconds < SHORTEST_SECONDS:
        raise refusals.too_short(sound.name, sound.seconds, SHORTEST_SECONDS)
    if sound.seconds > LONGEST_SECONDS:
        raise refusals.too_long(sound.name, sound.seconds, LONGEST_SECONDS)
    mix = mono.mix(sound)
    samples = level.centred(resampled(sound, mix))
    if level.loudest_dbfs(samples) < level.SILENT_DBFS:
        raise refusals.silent(sound.name)
    spans = speech(level.audible(samples))
    if not spans:
        raise refusals.speechless(sound.name)
    kept = split(spans, samples)
    gain_db = level.speech_gain_db(samples, spans, kept.parts)
    parts = (level.amplified(samples[start:end], gain_db) for start, end in kept.parts)
    notes = _notes(mix.cancelled, gain_db, kept)
    return Spoken(tuple(Recording.of_samples(part) for part in parts), sound.seconds, notes)


def _notes(cancelled: bool, gain_db: float, kept: Split) -> tuple[str, ...]:
    notes = []
    if cancelled:
        notes.append("Its channels cancel each other, so only the loudest was used.")
    if gain_db >= _NOTABLE_DB:
        notes.append(f"It was very quiet and was made {gain_db:.0f} dB louder.")
    if len(kept.parts) > 1:
        notes.append(f"It is long and was cut into {len(kept.parts)} parts.")
    if kept.breaks:
        notes.append("Nobody paused for 30 s, so a word may be cut; pause now and then.")
    return tuple(notes)
