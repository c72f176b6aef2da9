"""Tone: where in the long-term spectrum the energy lies.

All of it is relative to the whole sound between 20 Hz and 20 kHz, so that level plays no part. A
band that the sample rate cannot hold is None; everything is None for silence.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.balance import INAUDIBLE, balance, heard
from talkbox_tools.dsp.measure.balance import NAMES as BALANCE_NAMES
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
_FLATNESS: Band = (100.0, 16_000.0)
_LIMIT_DB = 60.0
"""Further under the whole a band is not heard, so that no change of it counts; see `balance`."""
_ROLLOFF_SHARE = 0.95

NAMES = (
    *_BANDS,
    "warmth_db",
    "centroid_hz",
    *BALANCE_NAMES,
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
        "warmth_db": _warmth_db(float(warm), float(cold), INAUDIBLE * float(whole)),
        "centroid_hz": _centroid_hz(spectrum, float(whole)),
        **balance(spectrum),
        "rolloff_hz": _rolloff_hz(spectrum),
        "flatness_db": _flatness_db(spectrum),
    }


def _band_shares(spectrum: Spectrum, whole: float) -> dict[str, float | None]:
    powers = np.maximum(spectrum.band_power(tuple(_BANDS.values())), INAUDIBLE * whole)
    return {
        name: ratio_db(float(power), whole, _LIMIT_DB) if low < spectrum.rate_hz / 2 else None
        for (name, (low, _)), power in zip(_BANDS.items(), powers, strict=True)
    }


def _inside(spectrum: Spectrum, band: Band) -> NDArray[np.bool_]:
    frequencies = spectrum.frequencies_hz
    return (frequencies >= band[0]) & (frequencies <= band[1])


def _bins(spectrum: Spectrum, band: Band) -> tuple[Doubles, Doubles]:
    inside = _inside(spectrum, band)
    return spectrum.frequencies_hz[inside], spectrum.power[inside]


def _warmth_db(warm: float, cold: float, least: float) -> float:
    """One band over the other, what nobody hears held at the least that is heard."""
    return ratio_db(max(warm, least), max(cold, least), _LIMIT_DB)


def _centroid_hz(spectrum: Spectrum, whole: float) -> float:
    """The mean frequency of what is heard, weighted by magnitude as most analysers do."""
    inside = _inside(spectrum, _WHOLE)
    magnitude = np.sqrt(spectrum.power[inside]) * heard(spectrum, whole)[inside]
    return float((spectrum.frequencies_hz[inside] @ magnitude) / magnitude.sum())


def _rolloff_hz(spectrum: Spectrum) -> float:
    frequencies, power = _bins(spectrum, _WHOLE)
    below = np.cumsum(power)
    return float(np.interp(_ROLLOFF_SHARE * below[-1], below, frequencies))


def _flatness_db(spectrum: Spectrum) -> float:
    """The geometric over the arithmetic mean of the bins."""
    _, power = _bins(spectrum, _FLATNESS)
    levels = levels_db(power / max(float(power.mean()), 1e-300))
    return float(levels.mean())
