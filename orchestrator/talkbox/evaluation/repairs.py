"""What an edit did to faults: hum, offsets, coarse steps, new sound that was not there."""

from __future__ import annotations

import numpy as np

from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Sound, decibels


def new_share(pair: Pair) -> float:
    """Share of the result that no filter makes of the source: harmonics, noise, steps."""
    return pair.long.new_share()


def smeared_share(pair: Pair) -> float:
    """The same over 40 ms, where rooms, echoes and movements are new as well."""
    return pair.short.new_share()


def line_db(pair: Pair, at_hz: float) -> float:
    """Change of one steady frequency's level against the loudness."""
    return _line(pair.after, at_hz) - _line(pair.before, at_hz)


def offset_after(pair: Pair) -> float:
    """The constant offset of the result, 0 to 1."""
    return pair.after.offset


def flat_tops(pair: Pair) -> float:
    """Change of the share of samples, in percent, that lie in runs at the highest level."""
    return _flat(pair.after) - _flat(pair.before)


def _line(sound: Sound, at_hz: float) -> float:
    time = np.arange(sound.samples) / sound.rate_hz
    window = np.hanning(sound.samples)
    wave = np.exp(-2j * np.pi * at_hz * time) * window
    level = abs(complex((sound.centred.mean(axis=0) * wave).sum())) * 2 / window.sum()
    return max(float(decibels(level**2)) - sound.loudness_lufs, -80.0)


def _flat(sound: Sound) -> float:
    size = np.abs(sound.audio)
    top = size >= 0.9995 * max(float(size.max(initial=0.0)), 1e-4)
    runs = top[:, 2:] & top[:, 1:-1] & top[:, :-2]
    return 100 * float(runs.mean()) if runs.size else 0.0
