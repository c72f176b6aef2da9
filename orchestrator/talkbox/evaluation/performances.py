"""The clips that the evaluation brings along, played by `instruments`: fixed bytes, three seconds.

Each is short of the perfect take in another way: one is mono, one quiet, one hot, one clipped, one
noisy; what is true of it is said by its kinds. The last fifth of a second is silence, so that what
rings on is heard. Audio is float64, shape (channels, samples).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation import instruments as play
from talkbox.evaluation.instruments import RATE_HZ, Mono

Audio = NDArray[np.float64]

SECONDS = 3.0
_CHORDS = ((220.0, 277.18, 329.63), (174.61, 220.0, 261.63), (196.0, 246.94, 293.66))
_VOWELS = ((700, 1_220, 2_600, 3_400), (300, 2_250, 3_000, 3_600), (450, 900, 2_400, 3_300))


class Tape:
    """Stereo tracks that sounds are laid on."""

    def __init__(self) -> None:
        self.audio: Audio = np.zeros((2, round(SECONDS * RATE_HZ)))

    def lay(self, seconds: float, sound: Mono, level: float = 1.0, right: float = 0.0) -> None:
        """Add a sound at a time; `right` is -1 (left) to 1, at equal power."""
        start = round(seconds * RATE_HZ)
        length = min(len(sound), self.audio.shape[1] - start)
        angle = (right + 1) * np.pi / 4
        self.audio[0, start : start + length] += level * np.cos(angle) * sound[:length]
        self.audio[1, start : start + length] += level * np.sin(angle) * sound[:length]

    def mono(self) -> Audio:
        """Both sides folded."""
        return np.asarray(self.audio.mean(axis=0, keepdims=True))


def at_peak(audio: Audio, peak_db: float) -> Audio:
    """The audio with its highest sample at this level."""
    return np.asarray(audio * (10 ** (peak_db / 20) / np.abs(audio).max()))


def drums() -> Audio:
    """A beat in stereo."""
    return at_peak(_beat(Tape(), seed=1).audio, -4.0)


def drums_hot() -> Audio:
    """The same kit in mono, close to full scale."""
    return at_peak(_beat(Tape(), seed=2).mono(), -0.2)


def bass() -> Audio:
    """A bass line in mono."""
    return at_peak(_bass_line(Tape()).mono(), -6.0)


def voice() -> Audio:
    """Syllables with s sounds and pauses, mono and dry."""
    return at_peak(_syllables(Tape(), seed=3).mono(), -6.0)


def voice_noisy() -> Audio:
    """Syllables over hiss."""
    tape = _syllables(Tape(), seed=4)
    noise = np.random.default_rng(40)
    tape.lay(0.0, play.hiss(SECONDS, noise), 0.035)
    return at_peak(tape.mono(), -8.0)


def guitar() -> Audio:
    """Broken chords on steel strings, mono."""
    return at_peak(_strings(Tape(), seed=5).mono(), -7.0)


def guitar_driven() -> Audio:
    """Power chords through an overdriven amplifier, doubled left and right."""
    tape, noise = Tape(), np.random.default_rng(6)
    for side, detune in ((-0.8, 1.0), (0.8, 1.004)):
        for number, root_hz in enumerate((82.41, 110.0, 98.0)):
            strings = sum(
                play.pluck(detune * ratio * root_hz, 0.9, noise) for ratio in (1.0, 1.5, 2.0)
            )
            tape.lay(0.93 * number, np.tanh(3 * np.asarray(strings)), right=side)
    return at_peak(_shelved(tape.audio, 4_500), -11.0)


def guitar_hum() -> Audio:
    """Strings over mains hum and a constant offset."""
    tape = _strings(Tape(), seed=7)
    tape.lay(0.0, play.hum(SECONDS), 0.03)
    return np.asarray(at_peak(tape.mono(), -9.0) + 0.03)


def keys() -> Audio:
    """Electric piano chords in stereo."""
    return at_peak(_piano(Tape()).audio, -8.0)


def keys_quiet() -> Audio:
    """The same far below the level of everything else, mono."""
    return at_peak(_piano(Tape()).mono(), -34.0)


def hat() -> Audio:
    """Hi-hats alone, mono: nothing below the treble."""
    tape, noise = Tape(), np.random.default_rng(8)
    for eighth in range(13):
        tape.lay(0.2 * eighth, play.hat(noise), 0.6 if eighth % 2 else 1.0)
    tape.lay(2.55, play.hat(noise, 0.04), 0.8)
    return at_peak(tape.mono(), -9.0)


def mix() -> Audio:
    """Drums, bass, keys and strings."""
    return at_peak(_band().audio, -3.0)


def mix_clipped() -> Audio:
    """The same, driven 7 dB into the ceiling of the converter."""
    return np.asarray(np.clip(at_peak(_band().audio, 7.0), -1, 1) * 0.98)


def pad() -> Audio:
    """A dark pad in stereo."""
    tape = Tape()
    for note, frequency_hz in enumerate((110.0, 130.81, 164.81, 220.0)):
        sound = play.pad(frequency_hz, SECONDS - 0.2, 1.003 + 0.001 * note)
        tape.lay(0.0, sound, right=-0.75 + 0.5 * note)
    return at_peak(tape.audio, -9.0)


def padded_voice() -> Audio:
    """One word with half a second of nothing before and a second after."""
    tape, noise = Tape(), np.random.default_rng(9)
    tape.lay(0.5, play.vowel(150.0, 0.5, _VOWELS[0]))
    tape.lay(1.0, play.sibilant(0.15, noise), 0.4)
    tape.lay(1.15, play.vowel(140.0, 0.6, _VOWELS[1]))
    return at_peak(tape.mono(), -6.0)


PERFORMANCES: dict[str, tuple[Callable[[], Audio], tuple[str, ...]]] = {
    "drums": (drums, ("drums",)),
    "drums-hot": (drums_hot, ("drums", "hot")),
    "bass": (bass, ("bass",)),
    "voice": (voice, ("voice",)),
    "voice-noisy": (voice_noisy, ("voice", "noisy")),
    "voice-padded": (padded_voice, ("voice", "padded")),
    "guitar": (guitar, ("guitar",)),
    "guitar-driven": (guitar_driven, ("guitar", "driven")),
    "guitar-hum": (guitar_hum, ("guitar", "hum")),
    "keys": (keys, ("keys",)),
    "keys-quiet": (keys_quiet, ("keys", "quiet")),
    "hat": (hat, ("hat",)),
    "mix": (mix, ("mix",)),
    "mix-clipped": (mix_clipped, ("mix", "hot", "clipped")),
    "pad": (pad, ("pad",)),
}
"""Name -> who plays it and the kinds it is of; mono and stereo are seen from the file."""


def _beat(tape: Tape, seed: int) -> Tape:
    noise = np.random.default_rng(seed)
    for seconds in (0.0, 0.75, 1.5, 1.875, 2.25):
        tape.lay(seconds, play.kick())
    for seconds in (0.375, 1.125, 1.875, 2.5):
        tape.lay(seconds, play.snare(noise), 0.6, right=0.08)
    for eighth in range(14):
        tape.lay(0.1875 * eighth, play.hat(noise), 0.3 if eighth % 2 else 0.45, right=-0.35)
    return tape


def _bass_line(tape: Tape) -> Tape:
    for seconds, frequency_hz in ((0.0, 55.0), (0.56, 55.0), (0.94, 82.41), (1.5, 43.65),
                                  (2.06, 65.41)):  # fmt: skip
        tape.lay(seconds, play.bass(frequency_hz, 0.55))
    return tape


def _syllables(tape: Tape, seed: int) -> Tape:
    noise = np.random.default_rng(seed)
    for number, seconds in enumerate((0.05, 0.45, 1.15, 1.55, 2.15)):
        tape.lay(seconds, play.vowel(130.0 + 12 * (number % 3), 0.32, _VOWELS[number % 3]))
        if number % 2 == 0:
            tape.lay(seconds + 0.32, play.sibilant(0.11, noise), 0.45)
    return tape


def _strings(tape: Tape, seed: int) -> Tape:
    noise = np.random.default_rng(seed)
    for bar, chord in enumerate(_CHORDS):
        for note, frequency_hz in enumerate((chord[0] / 2, *chord, chord[1])):
            seconds = 0.9 * bar + 0.17 * note
            tape.lay(seconds, play.pluck(frequency_hz, min(0.8, 2.78 - seconds), noise))
    return tape


def _piano(tape: Tape) -> Tape:
    for bar, chord in enumerate(_CHORDS):
        for note, frequency_hz in enumerate(chord):
            sound = play.electric_piano(frequency_hz, 0.88)
            tape.lay(0.92 * bar + 0.01 * note, sound, right=-0.6 + 0.6 * note)
    return tape


def _band() -> Tape:
    tape = Tape()
    for part, level in ((_beat(Tape(), 10), 0.8), (_bass_line(Tape()), 0.45),
                        (_piano(Tape()), 0.22), (_strings(Tape(), 11), 0.12)):  # fmt: skip
        tape.audio += level * part.audio
    return tape


def _shelved(audio: Audio, corner_hz: float) -> Audio:
    """A loudspeaker's fall above a corner, 12 dB an octave."""
    spectrum = np.fft.rfft(audio)
    frequencies = np.fft.rfftfreq(audio.shape[1], 1 / RATE_HZ)
    return np.asarray(np.fft.irfft(spectrum / (1 + (frequencies / corner_hz) ** 2), audio.shape[1]))
