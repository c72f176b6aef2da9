"""Renders of listeners' and random equalisers on the clips, as features for the two MMDs.

Listeners' settings are rendered as the SocialFX page did, forty peaking filters in a row at their
own level; a curve is rendered as a filter without phase.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation.socialfx_curves import (
    BAND_HZ,
    BAND_Q,
    POINTS_HZ,
    Curve,
    Doubles,
    response,
)
from talkbox.evaluation.socialfx_data import Setting
from talkbox.evaluation.socialfx_features import features
from talkbox.evaluation.sound import Sound
from talkbox_tools.dsp import biquads

_TAIL_SECONDS = 0.5
_LOWEST_HZ = 1.0


def of_settings(dry: Sound, settings: Iterable[Setting]) -> Doubles:
    """Features of listeners' settings on a clip, shape (settings, 35)."""
    size, bins_hz, spectrum = _spectrum(dry)
    rows = []
    for setting in settings:
        bells = (
            biquads.bell(hz, gain, BAND_Q, dry.rate_hz)
            for hz, gain in zip(BAND_HZ, setting.gains_db, strict=True)
            if hz < dry.rate_hz / 2
        )
        wet = spectrum * response(bells, bins_hz, dry.rate_hz)
        rows.append(_features(wet, size, dry))
    return np.array(rows)


def of_curves(dry: Sound, curves: Iterable[Curve]) -> Doubles:
    """Features of curves applied to a clip, shape (curves, 35)."""
    size, bins_hz, spectrum = _spectrum(dry)
    octaves = np.log(np.maximum(bins_hz, _LOWEST_HZ))
    gains = (np.interp(octaves, np.log(POINTS_HZ), curve) for curve in curves)
    return np.array([_features(spectrum * 10 ** (gain / 20), size, dry) for gain in gains])


def _spectrum(
    dry: Sound,
) -> tuple[int, Doubles, NDArray[np.complex128]]:
    """The folded clip's spectrum, with room behind it for what rings on."""
    mono = dry.audio.mean(axis=0)
    size = len(mono) + round(_TAIL_SECONDS * dry.rate_hz)
    bins_hz = np.asarray(np.fft.rfftfreq(size, 1 / dry.rate_hz), dtype=np.float64)
    return size, bins_hz, np.fft.rfft(mono, size)


def _features(wet: NDArray[np.complex128], size: int, dry: Sound) -> Doubles:
    audio = np.fft.irfft(wet, size)[: dry.audio.shape[1]]
    return features(Sound(audio, dry.rate_hz))
