"""Curves: what an equaliser does over frequency, as 256 numbers in dB that compare by shape.

A curve stands at 256 points, evenly spaced in octaves from 30 Hz to 18 kHz, with its mean taken out
(level is no tone). Listeners' settings become curves as the SocialFX page rendered them: forty
peaking filters in a row, Q 4.31, centres from 20 to 19,682 Hz, each with its band's gain. Edits
become curves by measuring: the gain from the dry clip to the written result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation.socialfx_data import BANDS, Setting
from talkbox_tools.dsp import biquads

if TYPE_CHECKING:
    from talkbox.evaluation.sound import Sound
    from talkbox_tools.dsp.biquads import Section

Doubles = NDArray[np.float64]
Curve = NDArray[np.float64]
"""Shape (256,)."""

POINTS_HZ = np.geomspace(30.0, 18_000.0, 256)
BAND_HZ = np.geomspace(20.0, 19_682.0, BANDS)
BAND_Q = 4.31
RATE_HZ = 44_100
Kind = Literal["low_shelf", "bell", "high_shelf"]
_FRAME_SECONDS = 0.37
_WIDTH_OCTAVES = 1 / 6
_FAINT_DB = 120.0
"""Where the dry clip is this far below its strongest point there is nothing to measure by."""


class Filter(NamedTuple):
    """One filter as our own equaliser takes it."""

    kind: Kind
    frequency_hz: float
    gain_db: float
    q: float

    def section(self, rate_hz: float = RATE_HZ) -> Section:
        """Its coefficients."""
        shape = {
            "low_shelf": biquads.low_shelf,
            "bell": biquads.bell,
            "high_shelf": biquads.high_shelf,
        }
        return shape[self.kind](self.frequency_hz, self.gain_db, self.q, rate_hz)


def human(setting: Setting) -> Curve:
    """The curve that a listener heard."""
    return of_sections(
        biquads.bell(hz, gain, BAND_Q, RATE_HZ)
        for hz, gain in zip(BAND_HZ, setting.gains_db, strict=True)
    )


def humans(settings: Iterable[Setting]) -> Doubles:
    """Curves of many settings, shape (settings, 256)."""
    return np.array([human(setting) for setting in settings])


def of_filters(filters: Sequence[Filter]) -> Curve:
    """The curve of filters one after the other."""
    return of_sections(each.section() for each in filters)


def of_sections(sections: Iterable[Section]) -> Curve:
    """The curve of second-order sections one after the other, at 44.1 kHz."""
    return centred(response_db(sections, POINTS_HZ, RATE_HZ))


def response_db(sections: Iterable[Section], points_hz: Doubles, rate_hz: float) -> Doubles:
    """The gain of sections one after the other at some frequencies, in dB."""
    return np.asarray(20 * np.log10(np.abs(response(sections, points_hz, rate_hz))))


def response(
    sections: Iterable[Section], points_hz: Doubles, rate_hz: float
) -> NDArray[np.complex128]:
    """The complex response of sections one after the other."""
    z = np.exp(-2j * np.pi * points_hz / rate_hz)
    whole = np.ones_like(z)
    for b0, b1, b2, a1, a2 in sections:
        whole *= (b0 + b1 * z + b2 * z * z) / (1 + a1 * z + a2 * z * z)
    return np.asarray(whole)


def centred(curve: Doubles) -> Curve:
    """The curve with its mean taken out."""
    return np.asarray(curve - curve.mean())


def measured(dry: Sound, wet: Sound) -> Curve:
    """The curve of an edit: what part of the result a fixed filter makes of the dry clip.

    The magnitude of the averaged cross-spectrum over the dry spectrum, both sides folded, so that
    neither noise nor distortion count as boosts; averaged over sixths of an octave.
    """
    size = 2 ** round(np.log2(_FRAME_SECONDS * dry.rate_hz))
    length = min(dry.audio.shape[1], wet.audio.shape[1])
    before = _spectra(dry.audio[:, :length].mean(axis=0), size)
    after = _spectra(wet.audio[:, :length].mean(axis=0), size)
    power = (np.abs(before) ** 2).mean(axis=0)
    cross = np.abs((np.conj(before) * after).mean(axis=0))
    bins_hz = np.asarray(np.fft.rfftfreq(size, 1 / dry.rate_hz), dtype=np.float64)
    gains = _smoothed(cross**2 / np.maximum(power, 1e-30), bins_hz)
    floor = _smoothed(power, bins_hz)
    heard = floor > floor.max() * 10 ** (-_FAINT_DB / 10)
    in_db = 10 * np.log10(np.maximum(gains[heard], 1e-30) / floor[heard])
    return centred(np.interp(np.log(POINTS_HZ), np.log(POINTS_HZ[heard]), in_db))


def _spectra(audio: Doubles, size: int) -> NDArray[np.complex128]:
    """Windowed spectra, shape (frames, bins), hopping by half the size."""
    padded = np.pad(audio, (0, max(0, size - len(audio))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[:: size // 2]
    return np.asarray(np.fft.rfft(frames * np.hanning(size)))


def _smoothed(values: Doubles, bins_hz: Doubles) -> Doubles:
    """Mean over a band around each point; the nearest bin where the band holds none."""
    summed = np.concatenate(([0.0], np.cumsum(values)))
    half = 2 ** (_WIDTH_OCTAVES / 2)
    low = np.searchsorted(bins_hz, POINTS_HZ / half)
    high = np.searchsorted(bins_hz, POINTS_HZ * half)
    low = np.minimum(low, len(bins_hz) - 1)
    high = np.maximum(high, low + 1)
    return np.asarray((summed[high] - summed[low]) / (high - low))
