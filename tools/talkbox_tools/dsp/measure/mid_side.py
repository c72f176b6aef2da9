"""The tone of the middle and of the sides, each for itself: its highs against all below.

A change that brightens the sides alone hardly shows in the sum of both. Sides that are 60 dB under
the middle are not heard, and have no tone.
"""

from __future__ import annotations

from talkbox_tools.dsp.measure.decibels import ratio_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.spectrum import Band, Spectrum

_BELOW: Band = (20.0, 4_000.0)
_HIGHS: Band = (4_000.0, 20_000.0)
_LIMIT_DB = 60.0
_HEARD_SHARE = 10.0 ** (-_LIMIT_DB / 10.0)


def mid_side_tone(spectrum: Spectrum) -> dict[str, float | None]:
    """4 to 20 kHz over 20 Hz to 4 kHz, in dB, of the mid and of the side signal."""
    least = float(spectrum.mid_power.sum()) * _HEARD_SHARE
    return {
        "middle_highs_db": _highs_db(spectrum, spectrum.mid_power, 0.0),
        "sides_highs_db": _highs_db(spectrum, spectrum.side_power, least),
    }


def _highs_db(spectrum: Spectrum, power: Doubles, least: float) -> float | None:
    highs, below = map(float, spectrum.band_power((_HIGHS, _BELOW), power))
    return ratio_db(highs, below, _LIMIT_DB) if highs + below > least else None
