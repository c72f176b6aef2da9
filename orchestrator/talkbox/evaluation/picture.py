"""What an edit did to the stereo picture. A mono sound is at NARROWEST_DB, dead centre."""

from __future__ import annotations

from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Sound, decibels

NARROWEST_DB = -60.0


def width_db(pair: Pair, hz: tuple[float, float] | None = None) -> float:
    """Change of the side's energy over the middle's, of a band or of the whole."""
    return _width(pair.after, hz) - _width(pair.before, hz)


def width_after_db(pair: Pair, hz: tuple[float, float] | None = None) -> float:
    """The side's energy over the middle's after the edit."""
    return _width(pair.after, hz)


def right_db(pair: Pair) -> float:
    """Change of the right side's energy over the left's."""
    return _right(pair.after) - _right(pair.before)


def fold_db(pair: Pair) -> float:
    """How much loudness the result loses when it is folded to mono."""
    after = pair.after
    if after.channels == 1:
        return 0.0
    middle = after.audio.mean(axis=0, keepdims=True).repeat(2, axis=0)
    return after.loudness_lufs - Sound(middle, after.rate_hz).loudness_lufs


def _width(sound: Sound, hz: tuple[float, float] | None) -> float:
    if sound.channels == 1:
        return NARROWEST_DB
    left, right = sound.centred if hz is None else sound.band(*hz)
    middle, side = ((left + right) ** 2).mean(), ((left - right) ** 2).mean()
    return max(float(decibels(side) - decibels(middle)), NARROWEST_DB)


def _right(sound: Sound) -> float:
    if sound.channels == 1:
        return 0.0
    left, right = decibels((sound.centred**2).mean(axis=1))
    return min(max(float(right - left), -90.0), 90.0)
