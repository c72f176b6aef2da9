"""What an edit did to the balance over frequency, at equal loudness."""

from __future__ import annotations

import numpy as np

from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Doubles, Sound, decibels

_FLOOR_DB = -65.0
"""A band this far below the whole counts as empty: nobody hears it beside the rest."""
_LOWEST_THIRD_HZ, _HIGHEST_THIRD_HZ = 31.5, 16_000.0
_LOUDNESS_EXPONENT = 0.23
"""Loudness grows with about this power of intensity (Zwicker)."""
_ACTIVE_DB = 50.0


def level_db(sound: Sound, lowest_hz: float, highest_hz: float) -> float:
    """A band's level against the loudness of the whole."""
    energy = sound.spectrum.energy(lowest_hz, highest_hz)
    return max(float(decibels(energy / sound.weighted_energy)), _FLOOR_DB)


def band_db(pair: Pair, hz: tuple[float, float]) -> float:
    """Change of a band's level."""
    return level_db(pair.after, *hz) - level_db(pair.before, *hz)


def balance_db(pair: Pair, hz: tuple[float, float], against_hz: tuple[float, float]) -> float:
    """Change of one band's level against another's."""
    return band_db(pair, hz) - band_db(pair, against_hz)


def centre_octaves(pair: Pair) -> float:
    """How far the centre of what is heard moved up: the loudness-weighted mean of the thirds."""
    return _centre(pair.after) - _centre(pair.before)


def tilt_db_per_octave(pair: Pair) -> float:
    """Slope of the change over the thirds in which the sound plays."""
    centres = thirds_hz(pair.before.rate_hz)
    before, after = thirds_db(pair.before), thirds_db(pair.after)
    active = before > max(float(before.max()) - _ACTIVE_DB, _FLOOR_DB)
    if active.sum() < 3:
        return 0.0
    change = np.maximum(after, _FLOOR_DB - 15)[active] - before[active]
    return float(np.polyfit(np.log2(centres[active]), change, 1)[0])


def edge_db(pair: Pair, top: bool) -> float:
    """Change of the highest (lowest) two octaves in which the sound plays, against the rest."""
    low_hz, high_hz = _played(pair.before)
    band = (high_hz / 4, 1.2 * high_hz) if top else (low_hz / 1.2, 4 * low_hz)
    change = 0.0
    for sign, sound in ((1, pair.after), (-1, pair.before)):
        inside = sound.spectrum.energy(*band)
        outside = max(sound.spectrum.energy(25, 18_000) - inside, 1e-7 * inside)
        change += sign * float(decibels(inside) - decibels(outside))
    return change


def thirds_hz(rate_hz: int) -> Doubles:
    """Centres of the third octaves that a file of this rate holds."""
    count = round(3 * np.log2(_HIGHEST_THIRD_HZ / _LOWEST_THIRD_HZ)) + 1
    centres = _LOWEST_THIRD_HZ * 2.0 ** (np.arange(count) / 3)
    return np.asarray(centres[centres < 0.44 * rate_hz])


def thirds_db(sound: Sound) -> Doubles:
    """Level of every third octave against the loudness of the whole, without a floor."""
    half = 2 ** (1 / 6)
    energies = [sound.spectrum.energy(hz / half, hz * half) for hz in thirds_hz(sound.rate_hz)]
    return decibels(np.asarray(energies) / sound.weighted_energy)


def _centre(sound: Sound) -> float:
    centres = thirds_hz(sound.rate_hz)
    levels = thirds_db(sound) + _ear_db(centres)
    loud = np.where(levels > levels.max() - 60, 10 ** (levels / 10), 0) ** _LOUDNESS_EXPONENT
    return float((loud * np.log2(centres)).sum() / loud.sum())


def _played(sound: Sound) -> tuple[float, float]:
    """Lowest and highest third octave that can be heard."""
    centres = thirds_hz(sound.rate_hz)
    levels = thirds_db(sound) + _ear_db(centres)
    heard = centres[levels > levels.max() - 45]
    return float(heard[0]), float(heard[-1])


def _ear_db(frequencies_hz: Doubles) -> Doubles:
    """The ear's loss in the bass at everyday levels: about 6 dB an octave below 120 Hz."""
    return np.asarray(-6 * np.maximum(0, np.log2(120 / frequencies_hz)))
