"""One sound as the evaluation hears it, measured by arithmetic of its own.

Nothing here is shared with the measuring on which the program's goals and verdicts rest, so that a
measure that is wrong there cannot mark itself. Levels are in dB; audio is float64 of shape
(channels, samples), full scale at 1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

SILENT_DB = -200.0
_TINY = 10 ** (SILENT_DB / 10)
_EDGE_SECONDS = 0.01
_BLOCK_SECONDS, _HOP_SECONDS = 0.4, 0.1
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
_OVERSAMPLING = 4
_CALIBRATION_DB = -0.648
"""BS.1770's -0.691 and the 0.043 dB by which its high-pass, as printed, is not normalised."""


def decibels(power: Doubles | float) -> Doubles:
    """Power to dB, nothing below SILENT_DB."""
    return np.asarray(10 * np.log10(np.maximum(power, _TINY)))


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Energy of the whole sound over frequency, both channels together."""

    step_hz: float
    summed: Doubles
    """Energy below each bin."""

    def energy(self, lowest_hz: float, highest_hz: float) -> float:
        """Energy between two frequencies; what the file cannot hold is none."""
        last = len(self.summed) - 1
        low, high = (min(round(hz / self.step_hz), last) for hz in (lowest_hz, highest_hz))
        return float(self.summed[max(high, low)] - self.summed[low])


class Sound:
    """Samples with what can be told from them, each worked out once."""

    def __init__(self, audio: Doubles, rate_hz: int) -> None:
        self.audio = np.atleast_2d(np.asarray(audio, dtype=np.float64))
        self.rate_hz = rate_hz

    @classmethod
    def read(cls, path: Path) -> Sound:
        """The sound in a file; raises FileError when it cannot be read."""
        from talkbox_tools.dsp import files

        audio, rate_hz = files.read(path)
        return cls(np.asarray(audio, dtype=np.float64), rate_hz)

    @property
    def channels(self) -> int:
        """1 or 2."""
        return int(self.audio.shape[0])

    @property
    def samples(self) -> int:
        """For each channel."""
        return int(self.audio.shape[1])

    @property
    def seconds(self) -> float:
        """Length."""
        return self.samples / self.rate_hz

    @cached_property
    def centred(self) -> Doubles:
        """The audio without its constant offset."""
        return np.asarray(self.audio - self.audio.mean(axis=1, keepdims=True))

    @property
    def offset(self) -> float:
        """The constant offset of the worse channel, 0 to 1."""
        return float(np.abs(self.audio.mean(axis=1)).max())

    @cached_property
    def spectrum(self) -> Spectrum:
        """Energy over frequency; both ends are rounded off so that they make no click."""
        length = self.samples
        ramp = min(round(_EDGE_SECONDS * self.rate_hz), length // 2)
        window = np.ones(length)
        if ramp:
            rise = np.sin(0.5 * np.pi * (np.arange(ramp) + 0.5) / ramp) ** 2
            window[:ramp], window[length - ramp :] = rise, rise[::-1]
        bins = np.fft.rfft(self.centred * window)
        energy = 2 * (np.abs(bins) ** 2).sum(axis=0) / length
        return Spectrum(self.rate_hz / length, np.concatenate([[0.0], np.cumsum(energy)]))

    @cached_property
    def weighted(self) -> Doubles:
        """The audio through the K weighting of BS.1770."""
        padded = self.samples + self.rate_hz // 4
        bins = np.fft.rfft(self.centred, padded)
        frequencies = np.asarray(np.fft.rfftfreq(padded, 1 / self.rate_hz), dtype=np.float64)
        gains = np.sqrt(k_weighting(frequencies))
        return np.asarray(np.fft.irfft(bins * gains, padded)[:, : self.samples])

    @cached_property
    def weighted_energy(self) -> float:
        """The whole K-weighted energy: what tone is compared at."""
        return float((self.weighted**2).sum()) + _TINY

    @cached_property
    def loudness_lufs(self) -> float:
        """Integrated loudness after BS.1770 with both gates; SILENT_DB where nothing passes."""
        block, hop = (round(seconds * self.rate_hz) for seconds in (_BLOCK_SECONDS, _HOP_SECONDS))
        power = (self.weighted**2).sum(axis=0)
        if len(power) < block:
            return float(decibels(power.mean()) + _CALIBRATION_DB) if len(power) else SILENT_DB
        sums = np.concatenate([[0.0], np.cumsum(power)])
        starts = np.arange(0, len(power) - block + 1, hop)
        blocks = (sums[starts + block] - sums[starts]) / block
        heard = blocks[decibels(blocks) + _CALIBRATION_DB > _ABSOLUTE_GATE_LUFS]
        if not len(heard):
            return SILENT_DB
        heard = heard[decibels(heard) > decibels(heard.mean()) + _RELATIVE_GATE_LU]
        return float(decibels(heard.mean()) + _CALIBRATION_DB)

    @cached_property
    def sample_peak_dbfs(self) -> float:
        """The highest sample."""
        return float(decibels(np.abs(self.audio).max(initial=0.0) ** 2))

    @cached_property
    def true_peak_dbtp(self) -> float:
        """The highest point of the wave between the samples, four times oversampled."""
        bins = np.fft.rfft(self.audio)
        bins[:, -1] *= 0.5 if self.samples % 2 == 0 else 1.0
        wave = _OVERSAMPLING * np.fft.irfft(bins, _OVERSAMPLING * self.samples)
        peak = max(float(np.abs(wave).max(initial=0.0)), float(np.abs(self.audio).max(initial=0.0)))
        return float(decibels(peak**2))

    def frames(self, seconds: float) -> Doubles:
        """Power of both channels in frames of this length, the rest at the end left out."""
        return framed(self.centred, round(seconds * self.rate_hz))

    def band(self, lowest_hz: float, highest_hz: float) -> Doubles:
        """The audio between two frequencies, with edges of a tenth of an octave."""
        bins = np.fft.rfft(self.centred)
        frequencies = np.maximum(np.fft.rfftfreq(self.samples, 1 / self.rate_hz), 1e-3)
        octaves = 10.0
        rise = np.clip(0.5 + octaves * np.log2(frequencies / lowest_hz), 0, 1)
        fall = np.clip(0.5 - octaves * np.log2(frequencies / highest_hz), 0, 1)
        return np.asarray(np.fft.irfft(bins * rise * fall, self.samples))


def framed(audio: Doubles, length: int) -> Doubles:
    """Power of all channels in frames of `length` samples."""
    count = audio.shape[1] // max(length, 1)
    if count == 0:
        return np.asarray([float((audio**2).sum(axis=0).mean())] if audio.shape[1] else [0.0])
    power = (audio[:, : count * length] ** 2).sum(axis=0)
    return np.asarray(power.reshape(count, length).mean(axis=1))


def k_weighting(frequencies_hz: Doubles) -> Doubles:
    """Power gain of BS.1770's shelf and high-pass, from their analogue prototypes."""
    s = 1j * frequencies_hz / 1681.97445
    high, middle, q = 1.5848647, 1.2587209, 0.7071752
    shelf = (high * s * s + middle / q * s + 1) / (s * s + s / q + 1)
    z = 1j * frequencies_hz / 38.1354709
    cut = z * z / (z * z + z / 0.5003270 + 1)
    return np.asarray(np.abs(shelf * cut) ** 2)
