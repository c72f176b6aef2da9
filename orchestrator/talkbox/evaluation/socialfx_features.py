"""The 35 features of a render that InstructFX2FX compares sounds by, in numpy alone.

After their published list and librosa's defaults: mono at 22.05 kHz, frames of 2048 every 512.
Equal in definition, not to the last digit: resampling, mel filters and padding are our own.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation.sound import Sound

Doubles = NDArray[np.float64]

COUNT = 35
_RATE_HZ = 22_050
_FRAME, _HOP = 2048, 512
_MELS, _CEPSTRA = 128, 13
_CONTRAST_HZ = (0.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0, _RATE_HZ / 2)
_CONTRAST_SHARE = 0.02
_ROLLOFF_SHARE = 0.85
_BRIGHT_HZ = 1500.0
_TINY = 1e-10


def features(sound: Sound) -> Doubles:
    """Centroid, bandwidth, rolloff and flatness (mean, deviation), contrast (7), MFCC (13), RMS
    and zero crossings (mean, deviation), crest, share above 1.5 kHz, level; shape (35,)."""
    audio = _at_rate(sound)
    if not np.abs(audio).max(initial=0.0) > 1e-8:
        return np.zeros(COUNT)
    frames = _frames(np.pad(audio, _FRAME // 2))
    magnitudes = np.abs(np.fft.rfft(frames * _window()))
    tracks = (*_shape(magnitudes), _rms(frames), _crossings(frames))
    spread = [value for track in tracks for value in (track.mean(), track.std())]
    level = float(np.sqrt(np.mean(audio**2)))
    power = magnitudes**2
    whole = (
        np.abs(audio).max() / (level + 1e-8),
        power[:, _bins_hz() >= _BRIGHT_HZ].sum() / (power.sum() + 1e-8),
        20 * np.log10(level + 1e-8),
    )
    return np.array([*spread[:8], *_contrast(magnitudes), *_mfcc(power), *spread[8:], *whole])


def _at_rate(sound: Sound) -> Doubles:
    """Mono at 22.05 kHz, resampled in the spectrum."""
    mono = sound.audio.mean(axis=0)
    if sound.rate_hz == _RATE_HZ:
        return np.asarray(mono)
    length = round(len(mono) * _RATE_HZ / sound.rate_hz)
    spectrum = np.fft.rfft(mono)
    wanted = np.zeros(length // 2 + 1, dtype=complex)
    shared = min(len(wanted), len(spectrum))
    wanted[:shared] = spectrum[:shared]
    return np.asarray(np.fft.irfft(wanted, length) * (length / len(mono)))


def _frames(audio: Doubles) -> Doubles:
    return np.lib.stride_tricks.sliding_window_view(audio, _FRAME)[::_HOP]


def _shape(magnitudes: Doubles) -> tuple[Doubles, Doubles, Doubles, Doubles]:
    """Centroid, bandwidth, rolloff and flatness of each frame."""
    bins_hz = _bins_hz()
    shares = magnitudes / np.maximum(magnitudes.sum(axis=1, keepdims=True), _TINY)
    centroid = shares @ bins_hz
    away = (bins_hz[None] - centroid[:, None]) ** 2
    bandwidth = np.sqrt((shares * away).sum(axis=1))
    reached = np.cumsum(shares, axis=1) >= _ROLLOFF_SHARE
    rolloff = bins_hz[reached.argmax(axis=1)]
    power = np.maximum(magnitudes**2, _TINY)
    flatness = np.exp(np.log(power).mean(axis=1)) / power.mean(axis=1)
    return centroid, bandwidth, rolloff, flatness


def _rms(frames: Doubles) -> Doubles:
    level: Doubles = np.sqrt(np.mean(frames**2, axis=1, dtype=np.float64))
    return level


def _crossings(frames: Doubles) -> Doubles:
    return np.asarray((np.diff(np.signbit(frames), axis=1)).mean(axis=1))


def _contrast(magnitudes: Doubles) -> list[float]:
    """How far the peaks of each octave band stand over its valleys, in dB, mean over frames."""
    contrasts = []
    for low, high in pairwise(_CONTRAST_HZ):
        inside = np.sort(magnitudes[:, (_bins_hz() >= low) & (_bins_hz() < high)], axis=1)
        count = max(1, round(_CONTRAST_SHARE * inside.shape[1]))
        peaks, valleys = inside[:, -count:].mean(axis=1), inside[:, :count].mean(axis=1)
        ratio = np.maximum(peaks, _TINY) / np.maximum(valleys, _TINY)
        contrasts.append(float((10 * np.log10(ratio)).mean()))
    return contrasts


def _mfcc(power: Doubles) -> Doubles:
    """Cosine transform of the mel levels, 80 dB deep, mean over frames."""
    levels = 10 * np.log10(np.maximum(power @ _mel_bank().T, _TINY))
    levels = np.maximum(levels, levels.max() - 80.0)
    return np.asarray((levels @ _cosines().T).mean(axis=0))


@cache
def _bins_hz() -> Doubles:
    return np.asarray(np.fft.rfftfreq(_FRAME, 1 / _RATE_HZ), dtype=np.float64)


@cache
def _window() -> Doubles:
    return np.hanning(_FRAME + 1)[:-1]


@cache
def _mel_bank() -> Doubles:
    """Triangles of equal area, evenly spaced on Slaney's mel scale; shape (mels, bins)."""
    edges = _from_mel(np.linspace(0.0, _to_mel(_RATE_HZ / 2), _MELS + 2))
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    bins_hz = _bins_hz()[None]
    rising, falling = (bins_hz - low) / (middle - low), (high - bins_hz) / (high - middle)
    return np.asarray(np.maximum(0.0, np.minimum(rising, falling)) * 2 / (high - low))


def _to_mel(hz: float) -> float:
    """Linear below 1 kHz (15 mel), logarithmic above: 27 mel for a factor of 6.4."""
    return hz * 3 / 200 if hz < 1000 else 15 + 27 * float(np.log(hz / 1000) / np.log(6.4))


def _from_mel(mel: Doubles) -> Doubles:
    return np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))


@cache
def _cosines() -> Doubles:
    """The orthonormal cosine transform's first rows."""
    row, column = np.arange(_CEPSTRA)[:, None], np.arange(_MELS)[None]
    waves = np.cos(np.pi * row * (2 * column + 1) / (2 * _MELS)) * np.sqrt(2 / _MELS)
    waves[0] /= np.sqrt(2)
    return np.asarray(waves)
