"""The K-weighting of ITU-R BS.1770-4 at any sample rate: a high shelf, then a high-pass.

The standard prints coefficients for 48 kHz only. They are the bilinear transform of two analogue
sections, so any other rate gets its own from the same sections; at 48 kHz the printed ones return.
Filtering is overlap-save: one FFT a window, valid once the history covers the filter's tail.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from talkbox_tools.dsp.measure.framing import WINDOW_CELLS, Doubles, Grid

Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]
"""Numerator and denominator of a second-order section, the denominator's first at 1."""

# The analogue sections behind the 48 kHz table, as libebur128 and later meters derive them.
_SHELF_HZ, _SHELF_DB, _SHELF_Q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
_SHELF_MID_POWER = 0.4996667741545416
_PRINTED_RATE_HZ = 48_000.0
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773


def shelf(rate_hz: float) -> Biquad:
    """The first section, about +4 dB above 2 kHz."""
    k = math.tan(math.pi * _SHELF_HZ / rate_hz)
    high = 10.0 ** (_SHELF_DB / 20.0)
    middle = high**_SHELF_MID_POWER
    a0 = 1.0 + k / _SHELF_Q + k * k
    numerator = (
        (high + middle * k / _SHELF_Q + k * k) / a0,
        2.0 * (k * k - high) / a0,
        (high - middle * k / _SHELF_Q + k * k) / a0,
    )
    return numerator, _denominator(k, _SHELF_Q)


def high_pass(rate_hz: float) -> Biquad:
    """The second section, 12 dB an octave below 38 Hz.

    The standard leaves its numerator unscaled, which lifts everything by 0.04 dB at 48 kHz; that
    gain belongs to the calibration and is kept at every rate."""
    scale = _leading(_PRINTED_RATE_HZ) / _leading(rate_hz)
    k = math.tan(math.pi * _HIGH_PASS_HZ / rate_hz)
    return (scale, -2.0 * scale, scale), _denominator(k, _HIGH_PASS_Q)


def _leading(rate_hz: float) -> float:
    """The high-pass denominator's first coefficient before the section is divided by it."""
    k = math.tan(math.pi * _HIGH_PASS_HZ / rate_hz)
    return 1.0 + k / _HIGH_PASS_Q + k * k


def _denominator(k: float, q: float) -> tuple[float, float, float]:
    a0 = 1.0 + k / q + k * k
    return 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0


def response(rate_hz: float, frequencies_hz: Doubles) -> NDArray[np.complex128]:
    """The complex response of both sections at these frequencies."""
    delay = np.exp(-2j * np.pi * frequencies_hz / rate_hz)
    powers = np.stack((np.ones_like(delay), delay, delay * delay))
    product = np.ones_like(delay)
    for numerator, denominator in (shelf(rate_hz), high_pass(rate_hz)):
        product = product * (np.asarray(numerator) @ powers) / (np.asarray(denominator) @ powers)
    return np.asarray(product, np.complex128)


@lru_cache(maxsize=4)
def window_response(grid: Grid) -> NDArray[np.complex128]:
    """`response` at the FFT bins of one window of this grid."""
    length = WINDOW_CELLS * grid.cell
    bins = np.arange(length // 2 + 1, dtype=np.float64)
    return response(grid.rate_hz, bins * (grid.rate_hz / length))


def weighted(spectra: NDArray[np.complex128], grid: Grid) -> Doubles:
    """The new samples of a window, K-weighted, from the window's spectra (rows, bins)."""
    length = WINDOW_CELLS * grid.cell
    return np.fft.irfft(spectra * window_response(grid), length)[:, grid.history :]
