"""Short clips of every kind of source, made here, and what a word's first calls do to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from talkbox.clip import clip
from talkbox.messages import Situation
from talkbox.planner.moves.planning import plan
from talkbox.planner.requests import Request
from talkbox.planner.sound.scene import Scene
from talkbox_tools.chain import Stage
from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.specs import EFFECTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio

    Mono = NDArray[np.float64]

RATE_HZ = 44_100
Measured = dict[str, float | None]
_SPECS = {effect.name: effect for effect in EFFECTS}
_BACKEND = PedalboardBackend()


def _time(seconds: float) -> Mono:
    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _noise(seconds: float, low_hz: float, high_hz: float) -> Mono:
    """Noise between two frequencies."""
    samples = np.random.default_rng(5).standard_normal(round(seconds * RATE_HZ))
    spectrum = np.fft.rfft(samples)
    at = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    spectrum[(at < low_hz) | (at > high_hz)] = 0.0
    return np.fft.irfft(spectrum, len(samples))


def _partials(pitch_hz: float, seconds: float, slope: float, most: int) -> Mono:
    """Harmonics that fall by this power of their number."""
    t = _time(seconds)
    count = min(most, int(18_000 / pitch_hz))
    return sum(
        (np.sin(2 * np.pi * pitch_hz * k * t + k) / k**slope for k in range(1, count + 1)),
        np.zeros(len(t)),
    )


def _ended(samples: Mono) -> Mono:
    """The samples between soft ends: a step would sound at all frequencies."""
    ramp = np.minimum(1.0, np.arange(len(samples)) / (0.02 * RATE_HZ))
    return samples * ramp * ramp[::-1]


def _hits(samples: Mono, a_second: float, fall: float) -> Mono:
    return samples * np.exp(-fall * (_time(len(samples) / RATE_HZ) % (1 / a_second)))


def _drums() -> Mono:
    kick = _hits(_noise(1.5, 45, 120), 2, 12) + _hits(_noise(1.5, 150, 4000), 2, 40)
    return kick + 0.5 * _hits(_noise(1.5, 5000, 16_000), 8, 60)


def _bass() -> Mono:
    return _ended(_hits(_partials(55.0, 1.5, 2.2, 30), 1.5, 2.0))


def _voice() -> Mono:
    syllables = np.clip(np.sin(2 * np.pi * 3.5 * _time(1.5)), 0.0, 1.0)
    said = _partials(140.0, 1.5, 1.3, 60) * syllables
    return _ended(said + 0.25 * _noise(1.5, 5000, 12_000) * (1 - syllables))


def _pad() -> Mono:
    return _ended(
        sum((_partials(hz, 1.5, 3.0, 4) for hz in (220.0, 277.2, 330.0)), np.zeros(66150))
    )


_MADE: dict[str, Callable[[], Mono]] = {
    "drums": _drums,
    "bass": _bass,
    "voice": _voice,
    "pad": _pad,
    "hat": lambda: _hits(_noise(1.5, 6000, 19_000), 6, 30),
}
CLIPS = ("mix", *_MADE)


@cache
def audio(name: str) -> Audio:
    """The clip, (channels, samples); the mix is stereo."""
    if name == "mix":
        return clip()[:, : round(1.5 * RATE_HZ)]
    made = _MADE[name]()
    return np.asarray(0.4 * made[None] / np.abs(made).max(), np.float32)


@cache
def measured(name: str) -> Measured:
    """The clip's measures."""
    return measure(audio(name), RATE_HZ)


def scene(name: str) -> Scene:
    """The clip as the planner sees it, before anything was done; its file name tells nothing."""
    levels = measured(name)
    source = {"name": "a.wav", "rate_hz": RATE_HZ, "channels": len(audio(name)), "seconds": 1.5}
    return Scene.of(Situation(source, (), levels, levels))


def worded(name: str, word: str, strength: float) -> Measured | None:
    """The measures after the word's first calls; None where there was nothing to call."""
    made = plan([Request(word, strength)], scene(name))
    sound = audio(name)
    for step in made.steps:
        values = {key: value for key, value in step.arguments.items() if key != "kind"}
        kind = str(step.arguments["kind"])
        stage = Stage("s1", kind, _SPECS[kind].complete(values))
        sound = _BACKEND.render(stage, sound, RATE_HZ)
    return measure(sound, RATE_HZ) if made.steps else None
