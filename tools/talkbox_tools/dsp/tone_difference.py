"""From one tonal balance to another: the curve that is wanted, and what a curve makes of a sound.

A wanted curve is smooth and bounded, and says nothing where either sound has nothing: what is not
there cannot be turned up, and noise turned up is no likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from talkbox_tools.dsp.biquads import Section
from talkbox_tools.dsp.measure.framing import Doubles
from talkbox_tools.dsp.measure.spectrum import Spectrum
from talkbox_tools.dsp.similarity_profile import CENTRES_HZ, Mask, Profile

LIMIT_DB = 6.0
"""How far a curve may lift or lower any band unless another limit is asked for."""
_SMOOTHING = np.array([0.25, 0.5, 0.25])
_UNHEARD_WEIGHT = 0.02
"""Enough to keep filters from doing anything wild where nothing is heard."""


class Curve(NamedTuple):
    """Gains in dB at CENTRES_HZ, and how much each of them matters, 0 to 1."""

    gains_db: Doubles
    weights: Doubles


def difference(now: Profile, wanted: Profile, amount: float, limit_db: float) -> Curve:
    """The curve that brings `now` by `amount` (0 to 1) towards `wanted`.

    It is the smoothed difference at equal loudness, held within `limit_db`, in the bands that both
    sounds fill; elsewhere it goes on as at the nearest of these. Flat where they share no band.
    """
    shared = now.heard & wanted.heard & now.possible & wanted.possible
    weights = np.where(shared, 1.0, _UNHEARD_WEIGHT)
    if not shared.any():
        return Curve(np.zeros(len(CENTRES_HZ)), weights)
    top_hz = min(now.top_hz, wanted.top_hz)
    apart = _smoothed(wanted.tone_below(top_hz) - now.tone_below(top_hz), shared)
    gains = amount * np.clip(apart, -limit_db, limit_db)
    places = np.flatnonzero(shared)
    return Curve(np.interp(np.arange(len(gains)), places, gains[places]), weights)


def _smoothed(levels_db: Doubles, where: Mask) -> Doubles:
    """Each level averaged with its neighbours, of which only those in `where` count."""
    sums = np.convolve(np.where(where, levels_db, 0.0), _SMOOTHING, "same")
    counted = np.convolve(where.astype(float), _SMOOTHING, "same")
    smoothed: Doubles = sums / np.maximum(counted, 1e-9)
    return smoothed


def shaped(spectrum: Spectrum, curve: Curve) -> Spectrum:
    """The spectrum with the curve's gains on it, straight lines over the logarithm of frequency."""
    octaves = np.log2(np.maximum(spectrum.frequencies_hz, 1.0))
    return _scaled(spectrum, 10.0 ** (np.interp(octaves, np.log2(CENTRES_HZ), curve.gains_db) / 10))


def filtered(spectrum: Spectrum, sections: Iterable[Section]) -> Spectrum:
    """The spectrum of the sound behind these filters, exactly."""
    gains_db = np.zeros(len(spectrum.mid_power))
    for section in sections:
        gains_db += responses_db([section], spectrum.frequencies_hz, spectrum.rate_hz)[0]
    return _scaled(spectrum, 10.0 ** (gains_db / 10.0))


def _scaled(spectrum: Spectrum, gains: Doubles) -> Spectrum:
    return replace(
        spectrum, mid_power=spectrum.mid_power * gains, side_power=spectrum.side_power * gains
    )


def responses_db(sections: list[Section], frequencies_hz: Doubles, rate_hz: float) -> Doubles:
    """The gain of each section at each frequency in dB, shape (sections, frequencies).

    The squared magnitude of a second-order section is a quadratic in sin^2(w/2) above and below
    (Audio EQ Cookbook), which keeps all digits where z-domain sums cancel.
    """
    phi = np.sin(np.pi * np.minimum(frequencies_hz / rate_hz, 0.5)) ** 2
    b0, b1, b2, a1, a2 = np.asarray(sections, np.float64).T[:, :, None]
    above = _power(b0, b1, b2, phi)
    below = _power(np.ones_like(a1), a1, a2, phi)
    gains: Doubles = 10.0 * np.log10(np.maximum(above, 1e-20) / np.maximum(below, 1e-20))
    return gains


def _power(first: Doubles, second: Doubles, third: Doubles, phi: Doubles) -> Doubles:
    flat = (first + second + third) ** 2
    slope = -4.0 * (first * second + 4.0 * first * third + second * third)
    power: Doubles = flat + slope * phi + 16.0 * first * third * phi**2
    return power
