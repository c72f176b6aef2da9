"""Signals to put through effects, and rulers to hold against what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.chain import Add, Chain, Change, Stage
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.specs import EFFECTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.effect import EffectSpec, Value

RATE_HZ = 44_100
SPECS: dict[str, EffectSpec] = {spec.name: spec for spec in EFFECTS}
_REQUIRED: dict[str, Value] = {
    "frequency_hz": 1000.0,
    "end_hz": 4000.0,
    "gain_db": 6.0,
    "semitones": 3.0,
    "speed_ratio": 1.25,
    "position": 0.5,
}


def values(effect: str, given: dict[str, Value]) -> dict[str, Value]:
    """All parameters of an effect: `given`, else the default, else something ordinary."""
    required = {p.name for p in SPECS[effect].parameters if p.default is None}
    usual = {name: value for name, value in _REQUIRED.items() if name in required}
    return SPECS[effect].complete({**usual, **given})


def stage(effect: str, **given: Value) -> Stage:
    """A stage of this effect."""
    return Stage("s1", effect, values(effect, given))


def chain(*stages: tuple[str, dict[str, Value]]) -> Chain:
    """A chain of these effects with ids s1, s2, ..."""
    return Chain().apply(Change(tuple(Add(effect, values(effect, v)) for effect, v in stages)))


def apply(effect: str, audio: Audio, rate_hz: int = RATE_HZ, /, **given: Value) -> Audio:
    """The effect over a clip."""
    return PedalboardBackend().render(stage(effect, **given), audio, rate_hz)


def sine(frequency_hz: float, seconds: float = 1.0, amplitude: float = 0.5) -> Audio:
    """One channel of a steady tone."""
    turn = 2 * np.pi * frequency_hz * np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (amplitude * np.sin(turn)).astype(np.float32)[None]


def noise(seconds: float = 1.0, amplitude: float = 0.1, channels: int = 2, seed: int = 0) -> Audio:
    """White noise, other in each channel."""
    random = np.random.default_rng(seed)
    drawn = random.standard_normal((channels, int(seconds * RATE_HZ)), dtype=np.float32)
    return np.float32(amplitude) * drawn


def hits(seconds: float = 2.0, per_second: int = 4, amplitude: float = 0.5) -> Audio:
    """One channel of a drum: a noisy tone that rises in 3 ms and dies away."""
    body = sine(200, seconds, 0.7) + noise(seconds, 0.1, 1)
    after = (np.arange(body.shape[1]) * per_second / RATE_HZ % 1) / per_second
    envelope = np.minimum(1, after / 0.003) * np.exp(-12 * per_second / 4 * after)
    return body * (amplitude * envelope).astype(np.float32)


def response_db(effect: str, at_hz: float, rate_hz: int = RATE_HZ, /, **given: Value) -> float:
    """The gain of a linear effect at one frequency, from its impulse response."""
    impulse = np.zeros((1, 2**17), np.float32)
    impulse[0, 0] = 1
    out = apply(effect, impulse, rate_hz, **given)[0]
    wave = np.exp(-2j * np.pi * at_hz / rate_hz * np.arange(len(out)))
    return float(20 * np.log10(np.abs(out @ wave) + 1e-12))


def level_db(audio: Audio) -> float:
    """RMS over everything."""
    return float(10 * np.log10(np.mean(np.square(audio, dtype=np.float64)) + 1e-20))


def partial_db(audio: Audio, frequency_hz: float) -> float:
    """The amplitude of one frequency in the first channel, Hann-windowed."""
    window = np.hanning(audio.shape[1])
    wave = np.exp(-2j * np.pi * frequency_hz / RATE_HZ * np.arange(audio.shape[1]))
    amplitude = 2 * np.abs((audio[0] * window) @ wave) / window.sum()
    return float(20 * np.log10(amplitude + 1e-12))


def true_peak_db(audio: Audio, times: int = 32) -> float:
    """The highest peak between the samples, by interpolation in long windows."""
    highest = 0.0
    padded = np.pad(audio, ((0, 0), (1024, 4096)))
    for start in range(0, audio.shape[1], 2048):
        window = padded[:, start : start + 4096].astype(np.float64)
        fine: NDArray[np.float64] = np.fft.irfft(np.fft.rfft(window), 4096 * times) * times
        highest = max(highest, float(np.abs(fine[:, 1024 * times : 3072 * times]).max()))
    return float(20 * np.log10(highest + 1e-12))


def ragged(audio: Audio, seed: int = 0, longest: int = 9000) -> Iterator[Audio]:
    """The audio in blocks of any size, empty ones among them."""
    random = np.random.default_rng(seed)
    start = 0
    while start < audio.shape[1]:
        count = int(random.integers(0, longest))
        yield np.ascontiguousarray(audio[:, start : start + count])
        start += count
