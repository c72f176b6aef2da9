"""Tone from the long-term spectrum: bands against the whole, centre, tilt, roll-off, flatness.

Everything here is a ratio, so that gain alone changes nothing. Levels further than 70 dB below the
loudest third octave count as 70 dB below: what nobody hears must not bend a slope.
"""

from __future__ import annotations

import numpy as np

from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.spectrum import Band, Spectrum

BANDS: dict[str, Band] = {
    "sub_db": (20.0, 60.0),
    "bass_db": (60.0, 200.0),
    "low_mid_db": (200.0, 500.0),
    "mid_db": (500.0, 2000.0),
    "presence_db": (2000.0, 5000.0),
    "treble_db": (5000.0, 10_000.0),
    "air_db": (10_000.0, 20_000.0),
}
_HEARD: Band = (20.0, 20_000.0)
_WARM: Band = (60.0, 500.0)
_COLD: Band = (2000.0, 10_000.0)
_TILTED: Band = (60.0, 16_000.0)
_DEEPEST_DB = -70.0
_ROLLOFF_SHARE = 0.95
_FLOOR_DB = -120.0


def tone(spectrum: Spectrum) -> dict[str, float | None]:
    """Every tone measure; all None for silence."""
    names = (*BANDS, "warmth_db", "centroid_hz", "tilt_db_per_octave", "rolloff_hz", "flatness_db")
    heard = float(spectrum.band_power((_HEARD,))[0])
    if heard <= 0.0:
        return dict.fromkeys(names)
    powers = spectrum.band_power(tuple(BANDS.values()))
    measured: dict[str, float | None] = {
        name: _ratio_db(float(power), heard) if band[0] < spectrum.rate_hz / 2 else None
        for (name, band), power in zip(BANDS.items(), powers, strict=True)
    }
    warm, cold = spectrum.band_power((_WARM, _COLD))
    measured["warmth_db"] = _ratio_db(float(warm), float(cold))
    measured["centroid_hz"] = _centroid_hz(spectrum)
    measured["tilt_db_per_octave"] = _tilt(spectrum)
    measured["rolloff_hz"] = _rolloff_hz(spectrum)
    measured["flatness_db"] = _flatness_db(spectrum)
    return measured


def _ratio_db(part: float, whole: float) -> float:
    """10 log10 of the ratio, held within 120 dB either way."""
    tiny = 10.0 ** (_FLOOR_DB / 10.0)
    total = part + whole
    part, whole = max(part, total * tiny), max(whole, total * tiny)
    return float(10.0 * np.log10(part / whole)) if total > 0.0 else 0.0


def _inside(spectrum: Spectrum, band: Band) -> tuple[Doubles, Doubles]:
    frequencies = spectrum.frequencies_hz
    inside = (frequencies >= band[0]) & (frequencies <= band[1])
    return frequencies[inside], spectrum.power[inside]


def _centroid_hz(spectrum: Spectrum) -> float:
    """The mean frequency, weighted by magnitude as is usual for brightness."""
    frequencies, power = _inside(spectrum, _HEARD)
    magnitude = np.sqrt(power)
    return float(frequencies @ magnitude / magnitude.sum())


def _tilt(spectrum: Spectrum) -> float | None:
    """The slope of the third-octave levels over octaves, by least squares."""
    centres, levels = spectrum.third_octave_db()
    hz = np.asarray(centres)
    inside = (hz >= _TILTED[0]) & (hz <= _TILTED[1])
    if inside.sum() < 3:
        return None
    held = np.maximum(levels[inside], levels.max() + _DEEPEST_DB)
    octaves = np.log2(hz[inside])
    octaves -= octaves.mean()
    return float(octaves @ held / (octaves @ octaves))


def _rolloff_hz(spectrum: Spectrum) -> float:
    frequencies, power = _inside(spectrum, _HEARD)
    so_far = np.cumsum(power)
    at = np.searchsorted(so_far, _ROLLOFF_SHARE * so_far[-1])
    return float(frequencies[min(int(at), len(frequencies) - 1)])


def _flatness_db(spectrum: Spectrum) -> float:
    """Geometric over arithmetic mean of the power; 0 dB for white noise."""
    _, power = _inside(spectrum, _TILTED)
    held = np.maximum(power, power.max() * 1e-12)
    return float(10.0 * (np.log10(held).mean() - np.log10(held.mean())))
