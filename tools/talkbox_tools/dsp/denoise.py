"""Steady noise lowered by a spectral gate whose floor is learnt from the quietest moments.

The gain follows Ephraim and Malah's decision-directed estimate (1984): what was signal a moment
ago counts, so lone noise peaks do not open single bins, which would sound like running water. What
several bins beside each other show plainly is let through without that, or beginnings would be
dull.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Powers = NDArray[np.float32]

MOST_REDUCTION_DB = 20.0
"""What full strength takes off; more would leave holes between the words."""

_FRAME_SECONDS = 0.046
_QUIET_SHARE = 0.1
_LEAST_QUIET = 4
_MOST_FRAMES = 2000
_SILENCE_DB = 90.0
_MEMORY = 0.94
_NOISE_MARGIN = 1.3
"""The estimate scatters from bin to bin; this holds most of the noise under it."""
_PLAIN, _NEAR_BINS = np.float32(5.0), 2
"""Bins that together stand so many times over the noise are sound at once, as an s or an attack is;
noise does so less than once a second."""
_LEAST_POWER = np.float32(1e-16)
_TONE_BINS = 25
_TONE_MARGIN = 2.5
"""A bin this far over its neighbours is a tone, and a tone is not noise."""


def denoised(spool: Spool, amount: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with its steady noise lower by up to `amount` times MOST_REDUCTION_DB."""
    frames = Frames(spool, 1 << round(np.log2(_FRAME_SECONDS * rate_hz)))
    noise = _noise_power(frames)
    if noise is None:
        yield from spool.blocks()
        return
    least_gain = np.float32(10 ** (-MOST_REDUCTION_DB * amount / 20))
    yield from frames.changed(_Gate(noise, least_gain))


def _noise_power(frames: Frames) -> Powers | None:
    """The power of the noise in each bin; None where the clip is too short or silent to tell."""
    powers = _sample(frames)
    levels = powers.mean(axis=1)
    if len(levels) < _LEAST_QUIET or levels.max() <= 0:
        return None
    powers = powers[levels > levels.max() * 10 ** (-_SILENCE_DB / 10)]
    count = max(_LEAST_QUIET, round(_QUIET_SHARE * len(powers)))
    quietest = powers[np.argsort(powers.mean(axis=1))[:count]]
    lowest = np.quantile(powers, _QUIET_SHARE, axis=0) / -np.log1p(-_QUIET_SHARE)
    steady = np.minimum(_steady_power(quietest), lowest)
    return _without_tones(steady) * np.float32(_NOISE_MARGIN)


def _sample(frames: Frames) -> Powers:
    """The powers of at most _MOST_FRAMES whole frames, spread evenly over the clip."""
    whole, first, kept = frames.whole(), 0, []
    step = -(-max(1, whole.stop - whole.start) // _MOST_FRAMES)
    for powers in frames.powers():
        at = np.arange(first, first + len(powers))
        kept.append(powers[(at >= whole.start) & (at < whole.stop) & (at % step == 0)])
        first += len(powers)
    return np.concatenate(kept)


def _steady_power(powers: Powers) -> Powers:
    """The geometric mean, raised to what it is of an arithmetic one in noise (e to Euler's gamma).

    Where it is music that is quiet, power comes and goes, and the geometric mean is far lower.
    """
    log_power = np.log(powers + _LEAST_POWER).mean(axis=0) + np.float32(np.euler_gamma)
    return np.asarray(np.exp(log_power), np.float32)


def _without_tones(power: Powers) -> Powers:
    padded = np.pad(power, _TONE_BINS, mode="reflect")
    around = np.median(sliding_window_view(padded, 2 * _TONE_BINS + 1), axis=1)
    return np.asarray(np.minimum(power, _TONE_MARGIN * around), np.float32)


def _around(ratio: Powers) -> Powers:
    """The mean of each bin and the two on either side."""
    padded = np.pad(ratio, _NEAR_BINS, mode="reflect")
    return np.asarray(sliding_window_view(padded, 2 * _NEAR_BINS + 1).mean(axis=1), np.float32)


class _Gate:
    """Gains for frame after frame; remembers the last frame's clean signal-to-noise ratio."""

    def __init__(self, noise: Powers, least_gain: np.float32) -> None:
        self._noise = np.maximum(noise, _LEAST_POWER)
        self._least_gain = least_gain
        self._kept = np.zeros_like(noise)

    def __call__(self, powers: Powers) -> Powers:
        gains = np.empty_like(powers)
        for gain, power in zip(gains, powers, strict=True):
            ratio = power / self._noise
            clean = _MEMORY * self._kept + (1 - _MEMORY) * np.maximum(ratio - 1, 0)
            clean = np.where(_around(ratio) > _PLAIN, np.maximum(clean, ratio - 1), clean)
            wiener = clean / (1 + clean)
            self._kept = wiener * wiener * ratio
            gain[:] = np.maximum(wiener, self._least_gain)
        return gains
