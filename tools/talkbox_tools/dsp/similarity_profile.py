"""A sound's profile: what one sound can be likened to another by, whatever is played in them.

Levels of third octaves, at equal loudness, beside a few plain measures. Everything comes from one
pass of the meter, so the profile of a sound that was measured already costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.decibels import levels_db
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.kweighting import response
from talkbox_tools.dsp.measure.meter import Meter
from talkbox_tools.dsp.measure.spectrum import Band, Spectrum

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

Mask = NDArray[np.bool_]
"""True for the bands that are meant."""
BANDS: tuple[Band, ...] = tuple(
    (10.0 ** ((k - 0.5) / 10.0), 10.0 ** ((k + 0.5) / 10.0)) for k in range(16, 43)
)
"""27 third octaves of IEC 61260, 40 Hz to 16 kHz, by their edges."""
CENTRES_HZ: Doubles = np.array([(low * high) ** 0.5 for low, high in BANDS])
FLOOR_DB = -60.0
"""Bands this far under the loudness of the whole are not heard."""
_NARROWEST_DB, _WIDEST_DB = -30.0, 10.0
"""Side over mid beyond these sounds no narrower and no wider."""
_TOP_OF_RATE = 0.47


@dataclass(frozen=True)
class Profile:
    """The long-term spectrum of a sound, and its measures."""

    spectrum: Spectrum
    measured: Mapping[str, float | None]
    """By the names of `talkbox_tools.measures.MEASURES`."""

    @property
    def silent(self) -> bool:
        """Whether there is nothing to hear at all."""
        return self.measured["rms_dbfs"] is None or not self.spectrum.power.any()

    @cached_property
    def tone_db(self) -> Doubles:
        """`tone_below` the highest frequency that the sample rate holds."""
        return self.tone_below(self.top_hz)

    def tone_below(self, top_hz: float) -> Doubles:
        """The level of each of BANDS over the K-weighted level of all below `top_hz`.

        In dB, at least FLOOR_DB. The weighting is that of BS.1770, so that two sounds are compared
        at equal loudness; taken from the spectrum, it asks for no least length and counts silence
        at the ends for nothing. Sounds of other rates are compared below the lower top of the two.
        """
        frequencies = self.spectrum.frequencies_hz
        weights = np.abs(response(self.spectrum.rate_hz, frequencies)) ** 2
        below = frequencies < top_hz
        whole = levels_db(np.array([float(self.spectrum.power[below] @ weights[below])]))
        return np.maximum(levels_db(self.spectrum.band_power(BANDS)) - whole, FLOOR_DB)

    @cached_property
    def width_db(self) -> Doubles:
        """Side over mid in each of BANDS, -30 to 10 dB."""
        mid, side = (
            self.spectrum.band_power(BANDS, power)
            for power in (self.spectrum.mid_power, self.spectrum.side_power)
        )
        return np.clip(levels_db(side) - levels_db(mid), _NARROWEST_DB, _WIDEST_DB)

    @cached_property
    def heard(self) -> Mask:
        """Which of BANDS hold sound."""
        return self.tone_db > FLOOR_DB

    @property
    def top_hz(self) -> float:
        """The highest frequency at which the sample rate still tells the truth."""
        return _TOP_OF_RATE * self.spectrum.rate_hz

    @property
    def possible(self) -> Mask:
        """Which of BANDS the sample rate can hold."""
        return self.top_hz > CENTRES_HZ


def profile_of(meter: Meter) -> Profile:
    """The profile of a sound that the meter has taken whole."""
    return Profile(meter.spectrum(), meter.finish())


def profile(blocks: Iterable[Audio], rate_hz: int) -> Profile:
    """The profile of a sound that comes in blocks of shape (channels, samples), at least one."""
    meter: Meter | None = None
    for block in blocks:
        meter = meter or Meter(rate_hz, len(block))
        meter.add(block)
    if meter is None:
        raise ValueError("a sound has at least one block")
    return profile_of(meter)
