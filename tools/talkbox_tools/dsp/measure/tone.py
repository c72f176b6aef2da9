"""Tone: where in the long-term spectrum the energy lies.

All of it is relative to the whole sound between 20 Hz and 20 kHz, so that level plays no part. A
band that the sample rate cannot hold is None; everything is None for silence.
"""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.decibels import levels_db, ratio_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.spectrum import Band, Spectrum

_WHOLE: Band = (20.0, 20_000.0)
_BANDS: dict[str, Band] = {
    "sub_db": (20.0, 60.0),
    "bass_db": (60.0, 200.0),
    "low_mid_db": (200.0, 500.0),
    "mid_db": (500.0, 2_000.0),
    "presence_db": (2_000.0, 5_000.0),
    "treble_db": (5_000.0, 10_000.0),
    "air_db": (10_000.0, 20_000.0),
}
_WARM: Band = (60.0, 500.0)
_COLD: Band = (2_000.0, 10_000.0)
_TILT: Band = (56.0, 17_000.0)
_FLATNESS: Band = (100.0, 16_000.0)
_LIMIT_DB = 100.0
_LOUDNESS_EXPONENT = 0.23
"""Loudness in a band grows with power to about this exponent (Zwicker and Fastl)."""
_STEEPEST, _SLOPE_STEPS = 30.0, 241
_ROLLOFF_SHARE = 0.95

NAMES = (
    *_BANDS,
    "warmth_db",
    "centroid_hz",
    "tilt_db_per_octave",
    "rolloff_hz",
    "flatness_db",
)


def tone(spectrum: Spectrum) -> dict[str, float | None]:
    """Every measure in `NAMES`."""
    (whole,) = spectrum.band_power((_WHOLE,))
    if whole <= 0.0:
        return dict.fromkeys(NAMES)
    warm, cold = spectrum.band_power((_WARM, _COLD))
    return {
        **_band_shares(spectrum, float(whole)),
        "warmth_db": ratio_db(float(warm), float(cold), _LIMIT_DB),
        "centroid_hz": _centroid_hz(spectrum),
        "tilt_db_per_octave": _tilt(spectrum),
        "rolloff_hz": _rolloff_hz(spectrum),
        "flatness_db": _flatness_db(spectrum),
    }


def _band_shares(spectrum: Spectrum, whole: float) -> dict[str, float | None]:
    powers = spectrum.band_power(tuple(_BANDS.values()))
    return {
        name: ratio_db(float(power), whole, _LIMIT_DB) if low < spectrum.rate_hz / 2 else None
        for (name, (low, _)), power in zip(_BANDS.items(), powers, strict=True)
    }


def _bins(spectrum: Spectrum, band: Band) -> tuple[Doubles, Doubles]:
    frequencies = spectrum.frequencies_hz
    inside = (frequencies >= band[0]) & (frequencies <= band[1])
    return frequencies[inside], spectrum.power[inside]


def _centroid_hz(spectrum: Spectrum) -> float:
    """The mean frequency, weighted by magnitude rather than power as most analysers do."""
    frequencies, power = _bins(spectrum, _WHOLE)
    magnitude = np.sqrt(power)
    return float((frequencies @ magnitude) / magnitude.sum())


def _tilt(spectrum: Spectrum) -> float:
    """The slope of the straight spectrum that is as bright as this one: 0 is pink noise.

    A line through the levels would follow bands that nobody hears. Instead each third octave
    counts with its loudness, and the slope is the one that puts their centre in the same place."""
    centres, levels = spectrum.third_octave_db()
    octaves = np.log2(np.asarray(centres))
    inside = (octaves >= np.log2(_TILT[0])) & (octaves <= np.log2(_TILT[1]))
    octaves = octaves[inside] - octaves[inside].mean()
    slopes = np.linspace(-_STEEPEST, _STEEPEST, _SLOPE_STEPS)
    straight = _loudness_centres(np.outer(slopes, octaves), octaves)
    (centre,) = _loudness_centres(levels[None, inside], octaves)
    return float(np.interp(centre, straight, slopes))


def _loudness_centres(levels: Doubles, octaves: Doubles) -> Doubles:
    """Where on the octave axis the loudness of each row of levels has its centre."""
    loudness = 10.0 ** ((levels - levels.max(axis=1, keepdims=True)) * _LOUDNESS_EXPONENT / 10.0)
    centres: Doubles = (loudness @ octaves) / loudness.sum(axis=1)
    return centres


def _rolloff_hz(spectrum: Spectrum) -> float:
    frequencies, power = _bins(spectrum, _WHOLE)
    below = np.cumsum(power)
    return float(np.interp(_ROLLOFF_SHARE * below[-1], below, frequencies))


def _flatness_db(spectrum: Spectrum) -> float:
    """The geometric over the arithmetic mean of the bins."""
    _, power = _bins(spectrum, _FLATNESS)
    levels = levels_db(power / max(float(power.mean()), 1e-300))
    return float(levels.mean())
