"""Mains hum as the sum of tones that it is: each multiple with one level and one phase.

In stretches of a few seconds every multiple is measured again and again over a tenth of a second,
turned back by what its frequency turned since. Hum then points one way in all moments, and music
and speech in any; the moments count by how little else is heard in them, so the pauses tell most.
What is found is subtracted as a tone, which takes nothing from a voice on the same frequency. A
line that most stretches do not hold is a note, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Moments = NDArray[np.complex128]
    Powers = NDArray[np.float64]
    Heard = tuple[Powers, Moments, Powers]

_STRETCH_SECONDS = 4.0
_MOMENT_SECONDS, _STEP_SECONDS = 0.1, 0.05
_HIGHEST_HZ = 3000.0
_WIDE_HZ = (np.arange(-0.4, 0.401, 0.02),)
"""How far mains stray from 50 or 60 Hz over a whole clip; twice what networks allow."""
_STRAY_HZ = (np.arange(-0.06, 0.061, 0.01), np.arange(-0.01, 0.0101, 0.001))
"""How far a stretch may be from the whole clip: coarsely, then finely."""
_TUNING_LINES, _TUNING_STRETCHES = 12, 24
_ROW = 512
"""Samples of a tone that are turned together."""
_SOFT_SHARE = 0.2
"""The share of moments at least that tune the mains."""
_ROUNDS = 4
"""Of weighing the moments anew by how far they are from what the others say."""
_SURE = 4.0
"""Below this power over its uncertainty a line is none; the surer, the more is subtracted."""
_LEAST = 1e-14
_QUIET = 0.1
"""The share of moments that are pauses, in which the noise beside a line is heard."""
_KEPT_SHARE, _KEPT_TIMES = 0.25, 2.0
"""A line is as loud as in the stretches where it is soft, give or take 6 dB."""


class Listeners(NamedTuple):
    """What a moment is multiplied with to hear some frequencies, (samples, lines), in two parts,
    for numpy has no fast product of real with complex numbers; and how far a sample turns them."""

    real: NDArray[np.float32]
    imaginary: NDArray[np.float32]
    turn: Moments


class HumTones:
    """The hum of one clip, measured in all stretches; `mains_hz` is about 50 or 60."""

    def __init__(self, spool: Spool, mains_hz: float, rate_hz: int) -> None:
        self._spool, self._mains_hz, self._rate_hz = spool, mains_hz, rate_hz
        highest_hz = min(_HIGHEST_HZ, 0.45 * rate_hz)
        self._multiples = np.arange(1, int(highest_hz / mains_hz) + 1)
        self._half = round(_STRETCH_SECONDS * rate_hz / 2)
        starts = range(0, spool.samples, self._half)
        self._listen()
        self._mains_hz += self._tuning_hz(starts[:: -(-len(starts) // _TUNING_STRETCHES)])
        self._listen()
        self._found = [self._measured(start) for start in starts]
        levels = np.array([np.abs(lines) for _, lines, _ in self._found])
        self._most = _KEPT_TIMES * np.quantile(levels, _KEPT_SHARE, axis=0)

    def subtracted(self, amount: float) -> Iterator[Audio]:
        """The clip without its hum; `amount` is the share, in dB, of what levels each line with
        what is heard around it."""
        rising = np.arange(self._half) / self._half
        before = np.zeros((self._spool.channels, self._half))
        for at, start in enumerate(range(0, self._spool.samples, self._half)):
            block = self._spool.read(start, self._half).astype(np.float64)
            count = block.shape[1]
            hum = self._hum(at, amount)
            first = 1.0 if at == 0 else rising[:count]
            block -= first * hum[:, :count] + before[:, :count]
            before = hum[:, self._half :] * (1.0 - rising)
            yield block.astype(np.float32)

    def _listen(self) -> None:
        self._on_lines, self._between = self._listening(0.0), self._listening(0.5)

    def _tuning_hz(self, starts: range) -> float:
        """How far the mains are from where they should be, by some stretches of the clip."""
        heard = [heard for start in starts if (heard := self._heard(start)) is not None]
        return _stray_hz(heard, _WIDE_HZ, self._multiples) if heard else 0.0

    def _measured(self, start: int) -> tuple[float, Moments, Powers]:
        """A stretch's mains, its lines of shape (channels, multiples), and their noise."""
        heard = self._heard(start)
        if heard is None:
            shape = (self._spool.channels, len(self._multiples))
            return self._mains_hz, np.zeros(shape, complex), np.full(shape, _LEAST)
        seconds, moments, noise = heard
        stray_hz = _stray_hz([heard], _STRAY_HZ, self._multiples)
        turned = moments * _turns(seconds, stray_hz, self._multiples)
        lines, unsure = _agreed(turned, noise)
        sure = np.clip(1.0 - _SURE * unsure / (np.abs(lines) ** 2 + _LEAST), 0.0, 1.0)
        return self._mains_hz + stray_hz, sure * lines, np.quantile(noise, _QUIET, axis=1)

    def _heard(self, start: int) -> Heard | None:
        """When each moment of a stretch is, what it holds and what it hears beside the lines."""
        stretch = self._spool.read(start, 2 * self._half).astype(np.float64)
        if stretch.shape[1] < 2 * round(_MOMENT_SECONDS * self._rate_hz):
            return None
        seconds, moments = self._moments(stretch, self._on_lines)
        beside = np.abs(self._moments(stretch, self._between)[1]) ** 2
        noise = np.maximum(beside, np.maximum(np.roll(beside, 1, 2), np.roll(beside, -1, 2)))
        return seconds, moments, noise

    def _moments(self, stretch: Powers, listeners: Listeners) -> tuple[Powers, Moments]:
        """What each line has in every moment, turned back: (channels, moments, lines)."""
        step = round(_STEP_SECONDS * self._rate_hz)
        starts = np.arange(0, stretch.shape[1] - len(listeners.real) + 1, step)
        windows = sliding_window_view(stretch, len(listeners.real), axis=1)[:, starts]
        heard = np.ascontiguousarray(windows, np.float32)
        moments = heard @ listeners.real + 1j * (heard @ listeners.imaginary)
        return starts / self._rate_hz, moments * np.exp(np.outer(starts, listeners.turn))

    def _listening(self, beside: float) -> Listeners:
        """To every multiple of the mains, or to `beside` of one above each."""
        size = round(_MOMENT_SECONDS * self._rate_hz)
        window = np.hanning(size + 1)[:size]
        hz = (self._multiples + beside) * self._mains_hz
        turn = np.asarray(-2j * np.pi * hz / self._rate_hz, np.complex128)
        basis = np.exp(np.outer(np.arange(size), turn)) * (window / window.sum())[:, None]
        real, imaginary = (np.ascontiguousarray(of, np.float32) for of in (basis.real, basis.imag))
        return Listeners(real, imaginary, turn)

    def _hum(self, at: int, amount: float) -> Powers:
        """The hum of one stretch, (channels, samples)."""
        mains_hz, lines, noise = self._found[at]
        level = np.abs(lines) + _LEAST
        held = np.minimum(level, self._most) / level
        left = np.minimum(np.sqrt(noise) / level, 1.0) ** amount
        tones = 2.0 * lines * held * (1.0 - left)
        heard = np.abs(tones).max(axis=0) > 0.0
        turn = 2j * np.pi * self._multiples[heard] * mains_hz / self._rate_hz
        rows = -(-2 * self._half // _ROW)
        # A tone is the product of its turns in rows and within one: no sine for every sample.
        turning = np.exp(np.outer(turn, np.arange(_ROW)))
        starts = np.exp(np.outer(_ROW * np.arange(rows), turn))
        sounding = (tones[:, None, heard] * starts) @ turning
        return np.ascontiguousarray(sounding.real.reshape(len(tones), -1)[:, : 2 * self._half])


def _turns(seconds: Powers, stray_hz: float, multiples: NDArray[np.int_]) -> Moments:
    """What turns each moment back by so much of the mains: (moments, multiples)."""
    turned: Moments = np.exp(-2j * np.pi * stray_hz * np.outer(seconds, multiples))
    return turned


def _stray_hz(
    stretches: Sequence[Heard], grids: Iterable[Powers], multiples: NDArray[np.int_]
) -> float:
    """The stray of the mains at which the moments of each stretch agree best."""
    few, best = multiples[:_TUNING_LINES], 0.0
    for strays in grids:
        agreed = [
            sum(_agreement(each, best + stray, few) for each in stretches) for stray in strays
        ]
        best += float(strays[int(np.argmax(agreed))])
    return best


def _agreement(heard: Heard, stray_hz: float, multiples: NDArray[np.int_]) -> float:
    """How far, in dB, what the soft moments of a stretch have in common at this stray stands over
    the rest of them; the loud ones may be a note's that is near a line."""
    seconds, moments, _ = heard
    lines = moments[..., : len(multiples)]
    power = np.abs(lines) ** 2
    weights = 1.0 / (power + np.quantile(power, _SOFT_SHARE, axis=1)[:, None] + _LEAST) ** 2
    weights /= weights.sum(axis=1)[:, None]
    common = np.abs((weights * lines * _turns(seconds, stray_hz, multiples)).sum(axis=1)) ** 2
    left = (weights * power).sum(axis=1) - common
    over_db = 10.0 * np.log10((common + _LEAST) / (np.maximum(left, 0.0) + _LEAST))
    return float(np.maximum(over_db, 0.0).sum())


def _agreed(moments: Moments, noise: Powers) -> tuple[Moments, Powers]:
    """What most moments say of each line, and the power of its uncertainty."""
    weights = 1.0 / (noise + _LEAST)
    for _ in range(_ROUNDS):
        lines = (weights * moments).sum(axis=1) / weights.sum(axis=1)
        apart = np.abs(moments - lines[:, None]) ** 2
        weights = 1.0 / (noise + apart + _LEAST)
    lines = (weights * moments).sum(axis=1) / weights.sum(axis=1)
    unsure = 2.0 * (weights**2 * apart).sum(axis=1) / weights.sum(axis=1) ** 2
    return lines, unsure
