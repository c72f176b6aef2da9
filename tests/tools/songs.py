"""Made-up songs of the same kind: the notes in another order, another tempo, the same mix."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.chain import Stage
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.similarity_profile import Profile, profile
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import Value

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

RATE_HZ = 44_100
SECONDS = 4
_NOTES = 6
_SPECS = {spec.name: spec for spec in EFFECTS}


@cache
def song(seed: int, bpm: float) -> Audio:
    """Kick, snare, hats and a wide saw pad, stereo, -23 dBFS RMS."""
    chance = np.random.default_rng(seed)
    samples = SECONDS * RATE_HZ
    sound = _pad(chance, samples)
    beat = 60 / bpm
    for number in range(int(SECONDS / beat)):
        _hit(sound, number * beat, _kick(), 0.6)
        if number % 2:
            _hit(sound, number * beat, _burst(chance, 0.3, 20), 0.25)
        for half in (0.0, 0.5):
            _hit(sound, (number + half) * beat, np.diff(_burst(chance, 0.1, 60)), 0.1)
    sound += 0.002 * chance.standard_normal(sound.shape)
    return np.asarray(0.07 * sound / np.sqrt(np.mean(sound**2)), np.float32)


def edited(audio: Audio, effect: str, **given: Value) -> Audio:
    """The sound through one effect."""
    values = _SPECS[effect].complete(given)
    return PedalboardBackend().render(Stage("s1", effect, values), audio, RATE_HZ)


def heard(audio: Audio, rate_hz: int = RATE_HZ) -> Profile:
    """The profile of a whole sound."""
    return profile([audio], rate_hz)


def _pad(chance: np.random.Generator, samples: int) -> Doubles:
    sound = np.zeros((2, samples))
    for place, note in enumerate(chance.permutation(_NOTES)):
        part = slice(place * samples // _NOTES, (place + 1) * samples // _NOTES)
        time = np.arange(part.stop - part.start) / RATE_HZ
        root = 110.0 * 2 ** (note / 12)
        for harmonic in range(1, 60):
            for channel in (0, 1):
                turn = root * harmonic * (1 + 0.001 * channel) * time + chance.random()
                sound[channel, part] += 0.05 / harmonic * np.sin(2 * np.pi * turn)
    return sound


def _kick() -> Doubles:
    time = np.arange(int(0.3 * RATE_HZ)) / RATE_HZ
    kick: Doubles = np.sin(2 * np.pi * (50 * time - np.exp(-40 * time))) * np.exp(-12 * time)
    return kick


def _burst(chance: np.random.Generator, seconds: float, fall: float) -> Doubles:
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    burst: Doubles = chance.standard_normal(len(time)) * np.exp(-fall * time)
    return burst


def _hit(sound: Doubles, seconds: float, hit: Doubles, level: float) -> None:
    start = int(seconds * RATE_HZ)
    end = min(start + len(hit), sound.shape[1])
    sound[:, start:end] += level * hit[: end - start]
