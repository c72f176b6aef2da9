"""Instruments made of arithmetic: every sound follows from its arguments and a seed alone.

They stand in for recordings: spectra, envelopes and noise are like those of the instrument, so that
an edit moves the measures as it would on the real thing. Mono float64 at RATE_HZ.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Mono = NDArray[np.float64]

RATE_HZ = 44_100


def kick() -> Mono:
    """A bass drum: a falling sine with a click."""
    t = _time(0.3)
    phase = 2 * np.pi * (50 * t + 3.6 * (1 - np.exp(-t / 0.028)))
    click = 0.3 * np.exp(-t / 0.0015) * np.sin(2 * np.pi * 3_200 * t)
    return np.asarray((np.exp(-t / 0.1) * np.sin(phase) + click) * _release(t))


def snare(noise: np.random.Generator) -> Mono:
    """A snare drum: two modes of the skin and the wires."""
    t = _time(0.25)
    skin = np.exp(-t / 0.05) * (np.sin(2 * np.pi * 190 * t) + 0.5 * np.sin(2 * np.pi * 331 * t))
    wires = np.exp(-t / 0.065) * _coloured(noise, len(t), 400, 14_000)
    return np.asarray((0.5 * skin + 0.7 * wires) * _release(t))


def hat(noise: np.random.Generator, decay_seconds: float = 0.02) -> Mono:
    """A closed hi-hat, or an open one with a longer decay."""
    t = _time(6 * decay_seconds)
    return np.asarray(np.exp(-t / decay_seconds) * _coloured(noise, len(t), 6_500, 19_000))


def bass(frequency_hz: float, seconds: float) -> Mono:
    """A plucked electric bass."""
    t = _time(seconds)
    tone = sum(
        np.sin(2 * np.pi * n * frequency_hz * t + n) * np.exp(-t * (1.2 + 0.5 * n)) / n**1.2
        for n in range(1, 16)
    )
    return np.asarray(tone * np.minimum(1, t / 0.003) * _release(t))


def pluck(frequency_hz: float, seconds: float, noise: np.random.Generator) -> Mono:
    """A steel string: partials that are slightly sharp and die the sooner the higher they are."""
    t = _time(seconds)
    tone = np.zeros_like(t)
    for n in range(1, 30):
        partial_hz = n * frequency_hz * np.sqrt(1 + 0.00012 * n * n)
        if partial_hz > 0.42 * RATE_HZ:
            break
        level = abs(np.sin(np.pi * n * 0.21)) / n**0.9
        tone += level * np.exp(-t * (1.4 + 0.28 * n)) * np.sin(2 * np.pi * partial_hz * t)
    pick = 0.25 * np.exp(-t / 0.004) * _coloured(noise, len(t), 1_500, 9_000)
    return np.asarray((tone + pick) * _release(t))


def electric_piano(frequency_hz: float, seconds: float) -> Mono:
    """A struck tine: a sine, bent by a bell that dies fast."""
    t = _time(seconds)
    bell = 1.6 * np.exp(-t / 0.25) * np.sin(2 * np.pi * 4.0 * frequency_hz * t)
    tine = 0.18 * np.exp(-t / 0.06) * np.sin(2 * np.pi * 11 * frequency_hz * t)
    body = np.sin(2 * np.pi * frequency_hz * t + bell)
    return np.asarray((body + tine) * np.exp(-t / 0.9) * np.minimum(1, t / 0.002) * _release(t))


def pad(frequency_hz: float, seconds: float, detune: float = 1.004) -> Mono:
    """A dark, slow pad: two detuned voices whose partials fall by 9 dB an octave and more."""
    t = _time(seconds)
    tone = np.zeros_like(t)
    for voice, ratio in enumerate((1 / detune, detune)):
        for n in range(1, 12):
            tone += np.sin(2 * np.pi * n * frequency_hz * ratio * t + voice * n) / n**1.9
    return np.asarray(tone * np.minimum(1, t / 0.4) * np.minimum(1, (t[-1] - t) / 0.5))


def vowel(frequency_hz: float, seconds: float, formants_hz: Sequence[float]) -> Mono:
    """A sung or spoken vowel: a glottal buzz with vibrato through formants."""
    t = _time(seconds)
    glide = frequency_hz * (1 + 0.012 * np.sin(2 * np.pi * 5.3 * t) - 0.04 * t / seconds)
    phase = 2 * np.pi * np.cumsum(glide) / RATE_HZ
    tone = np.zeros_like(t)
    for n in range(1, int(7_000 / frequency_hz)):
        tone += _formant_gain(n * frequency_hz, formants_hz) / n * np.sin(n * phase)
    edge = np.minimum(1, t / 0.03) * np.minimum(1, (t[-1] - t) / 0.06)
    return np.asarray(tone * edge)


def sibilant(seconds: float, noise: np.random.Generator) -> Mono:
    """An s."""
    t = _time(seconds)
    edge = np.minimum(1, t / 0.025) * np.minimum(1, (t[-1] - t) / 0.03)
    return np.asarray(edge * _coloured(noise, len(t), 5_200, 10_500))


def hiss(seconds: float, noise: np.random.Generator) -> Mono:
    """Broad noise, as of a preamplifier."""
    return _coloured(noise, round(seconds * RATE_HZ), 150, 17_000)


def hum(seconds: float, frequency_hz: float = 50.0) -> Mono:
    """Mains hum with its harmonics."""
    t = _time(seconds)
    return np.asarray(
        sum(np.sin(2 * np.pi * n * frequency_hz * t + n) / n**0.8 for n in (1, 2, 3, 4, 5))
    )


def _formant_gain(frequency_hz: float, formants_hz: Sequence[float]) -> float:
    widths = (90.0, 110.0, 170.0, 250.0)
    levels = (1.0, 0.6, 0.3, 0.18)
    return 0.02 + sum(
        level / (1 + ((frequency_hz - formant) / width) ** 2)
        for formant, width, level in zip(formants_hz, widths, levels, strict=False)
    )


def _time(seconds: float) -> Mono:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _release(t: Mono) -> Mono:
    return np.asarray(np.clip((t[-1] - t) / 0.02, 0, 1))


def _coloured(
    noise: np.random.Generator, samples: int, lowest_hz: float, highest_hz: float
) -> Mono:
    """Noise between two frequencies with soft edges, at an RMS of about 0.3."""
    spectrum = np.fft.rfft(noise.standard_normal(samples))
    frequencies = np.maximum(np.fft.rfftfreq(samples, 1 / RATE_HZ), 1)
    edges = (1 + (lowest_hz / frequencies) ** 6) * (1 + (frequencies / highest_hz) ** 8)
    sound = np.fft.irfft(spectrum / edges, samples)
    return np.asarray(0.3 * sound / np.sqrt(np.mean(sound**2)))
