"""What a filter does to the named bands, from its curve and the sound's own balance.

Coarse on purpose: a few points a band, textbook magnitudes. It only has to say which bands must
move which way, so that a filter asked for by number can be held to a measurable aim.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from talkbox_tools.effect import Value

BANDS_HZ: dict[str, tuple[float, float]] = {
    "sub_db": (20, 60),
    "bass_db": (60, 200),
    "low_mid_db": (200, 500),
    "mid_db": (500, 2000),
    "presence_db": (2000, 5000),
    "treble_db": (5000, 10_000),
    "air_db": (10_000, 20_000),
}
"""The measures that are energies of bands, and the bands' edges."""
_AUDIBLE_DB = -50.0
"""Bands weaker than this against the whole have no room left above what is heard at all."""


_POINTS = 7
"""As many as see a narrow bell, wherever in the band it stands."""


def gain_db(effect: str, settings: Mapping[str, Value], at_hz: float) -> float:
    """The filter's gain at one frequency, in dB; 0 for effects that are no filters."""
    frequency = float(settings.get("frequency_hz", 1000.0))
    gain, q = float(settings.get("gain_db", 0.0)), float(settings.get("q", 1.0))
    octaves = math.log2(at_hz / frequency)
    if effect in ("high_pass", "low_pass"):
        order = float(settings.get("slope_db_per_octave", 12)) / 6.0
        beyond = -octaves if effect == "high_pass" else octaves
        return -10.0 * math.log10(1.0 + math.exp2(2.0 * order * beyond))
    if effect in ("low_shelf", "high_shelf"):
        away = octaves if effect == "low_shelf" else -octaves
        return gain / (1.0 + math.exp2(2.5 * away))
    if effect == "tilt":
        return gain * math.tanh(octaves / 2.0)
    if effect in ("bell", "notch"):
        depth = -24.0 if effect == "notch" else gain
        return depth / (1.0 + (1.4 * q * octaves) ** 2)
    return 0.0


def band_changes(
    stages: Sequence[tuple[str, Mapping[str, Value]]], now: Mapping[str, float | None]
) -> dict[str, float]:
    """How far each audible band should move against the whole, in dB."""
    levels = {band: now.get(band) for band in BANDS_HZ}
    known = {band: level for band, level in levels.items() if level is not None}
    gains = {band: _mean_gain(stages, *BANDS_HZ[band]) for band in known}
    before = sum(10 ** (level / 10) for level in known.values())
    after = sum(10 ** ((level + gains[band]) / 10) for band, level in known.items())
    whole = 10 * math.log10(after / before) if before > 0 and after > 0 else 0.0
    return {band: gains[band] - whole for band, level in known.items() if level > _AUDIBLE_DB}


def _mean_gain(
    stages: Sequence[tuple[str, Mapping[str, Value]]], low_hz: float, high_hz: float
) -> float:
    points = [low_hz * (high_hz / low_hz) ** ((place + 0.5) / _POINTS) for place in range(_POINTS)]
    sums = [sum(gain_db(effect, settings, at) for effect, settings in stages) for at in points]
    return 10 * math.log10(sum(10 ** (total / 10) for total in sums) / len(points) + 1e-12)
