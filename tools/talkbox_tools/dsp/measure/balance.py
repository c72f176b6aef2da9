"""The balance that is heard: where on the scale of octaves the loudness of a sound lies.

Each third octave counts with its loudness, and what lies 60 dB under the whole counts as silence,
so that noise which nobody hears neither brightens a bass nor fattens a hi-hat.
"""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.spectrum import Band, Spectrum, third_octave_bands

INAUDIBLE = 1e-6
"""Share of the whole power under which a band is not heard beside the rest (60 dB)."""
_THRESHOLD = 1e-7
"""The same for a third octave, of which a band holds several."""
_TILT: Band = (56.0, 17_000.0)
_LOUDNESS_EXPONENT = 0.23
"""Loudness in a band grows with power to about this exponent (Zwicker and Fastl)."""
_STEEPEST, _SLOPE_STEPS = 30.0, 241
_SHARES = {"reach_low_hz": 0.1, "reach_middle_hz": 0.5, "reach_high_hz": 0.9}
NAMES = ("tilt_db_per_octave", *_SHARES)


def balance(spectrum: Spectrum) -> dict[str, float | None]:
    """Every measure in `NAMES`, of a sound that is not silent."""
    centres, levels = spectrum.third_octave_db()
    octaves, powers = np.log2(np.asarray(centres)), 10.0 ** (levels / 10.0)
    loudness = _loudness(powers[None])[0]
    if not loudness.any():
        return dict.fromkeys(NAMES)
    return {"tilt_db_per_octave": _tilt(octaves, powers), **_reach(octaves, loudness)}


def heard(spectrum: Spectrum, whole: float) -> Doubles:
    """A weight for each bin: 1 in third octaves that are heard, falling to 0 where none is."""
    bands = third_octave_bands(spectrum.rate_hz)
    powers = np.maximum(spectrum.band_power(bands) / whole, 1e-20)
    weights = np.clip((10.0 * np.log10(powers / INAUDIBLE) + 5.0) / 10.0, 0.0, 1.0)
    edges = [low for low, _ in bands]
    place = np.clip(np.searchsorted(edges, spectrum.frequencies_hz, "right") - 1, 0, None)
    return np.asarray(weights[place])


def _loudness(powers: Doubles) -> Doubles:
    """The loudness of each band, the last axis, with the threshold taken out."""
    threshold = _THRESHOLD * powers.sum(axis=-1, keepdims=True)
    least = threshold**_LOUDNESS_EXPONENT
    return np.asarray((powers + threshold) ** _LOUDNESS_EXPONENT - least)


def _tilt(octaves: Doubles, powers: Doubles) -> float:
    """The slope of the straight spectrum that is as bright as this one: 0 is pink noise.

    A line through the levels would follow bands that nobody hears; the slope is the one that puts
    the centre of loudness in the same place."""
    inside = (octaves >= np.log2(_TILT[0])) & (octaves <= np.log2(_TILT[1]))
    octaves = octaves[inside] - octaves[inside].mean()
    slopes = np.linspace(-_STEEPEST, _STEEPEST, _SLOPE_STEPS)
    straight = _centres(10.0 ** (np.outer(slopes, octaves) / 10.0), octaves)
    (centre,) = _centres(powers[None, inside], octaves)
    return float(np.interp(centre, straight, slopes))


def _centres(powers: Doubles, octaves: Doubles) -> Doubles:
    """Where on the octave axis the loudness of each row of band powers has its centre."""
    loudness = _loudness(powers)
    total = np.maximum(loudness.sum(axis=1), 1e-300)
    return np.asarray((loudness @ octaves) / total)


def _reach(octaves: Doubles, loudness: Doubles) -> dict[str, float | None]:
    """The frequencies under which these shares of the loudness lie, third octaves evenly filled."""
    step = float(octaves[1] - octaves[0])
    edges = np.append(octaves - step / 2, octaves[-1] + step / 2)
    running = np.concatenate(([0.0], np.cumsum(loudness))) / loudness.sum()
    places = np.interp(list(_SHARES.values()), running, edges)
    return {name: float(2.0**place) for name, place in zip(_SHARES, places, strict=True)}
