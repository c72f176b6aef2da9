"""What an edit did to the course of the level: how even, how sharp, how long it rings."""

from __future__ import annotations

import numpy as np

from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Doubles, Sound, decibels

_PLAYING_DB = 45.0
_MOST_ATTACKS = 24


def spread_db(pair: Pair) -> float:
    """Change of the distance between loud and soft 50 ms frames while the sound plays."""
    before, after = _playing(pair, 0.05)
    return _spread(after) - _spread(before)


def lift_db(pair: Pair) -> float:
    """How far the softer third of the sound came up against its loudest frames."""
    before, after = _playing(pair, 0.05)
    gain = after - before
    soft, loud = before <= np.percentile(before, 35), before >= np.percentile(before, 85)
    return float(np.median(gain[soft]) - np.median(gain[loud]))


def attack_db(pair: Pair) -> float | None:
    """Change of the first 25 ms of each attack against what follows; None without attacks."""
    before, after = (sound.frames(0.005) for sound in (pair.before, pair.after))
    length = min(len(before), len(after))
    changes = [
        _attack(after, start) - _attack(before, start)
        for start in _attacks(before)
        if start + 33 <= length
    ]
    return float(np.median(changes)) if changes else None


def peak_to_loudness_db(pair: Pair) -> float:
    """Change of true peak over loudness."""
    peaks = [sound.true_peak_dbtp - sound.loudness_lufs for sound in (pair.before, pair.after)]
    return peaks[1] - peaks[0]


def pauses_db(pair: Pair, hz: tuple[float, float] | None = None) -> float:
    """Change of the softest frames against the loudness: noise or a room in the pauses."""
    return _pauses(pair.after, hz) - _pauses(pair.before, hz)


def ring_db(pair: Pair) -> float:
    """How loud it still is while 0.2 s pass after the source has died away, against its loud
    frames; -90 where the source rings as much itself.
    """
    before, after = (sound.frames(0.01) for sound in (pair.before, pair.after))
    loud = before > np.percentile(before, 95) * 10 ** (-_PLAYING_DB / 10)
    start = int(np.flatnonzero(loud)[-1]) + 3 if loud.any() else len(before)
    rung, own = after[start : start + 20], before[start : start + 20]
    if len(rung) < 3:
        return -90.0
    level = float(decibels(rung.mean()) - decibels(np.percentile(after, 90)))
    own_level = float(decibels(own.sum() / len(rung)) - decibels(np.percentile(before, 90)))
    return max(level, -90.0) if level > own_level + 3 else -90.0


def gain_between_db(pair: Pair, seconds: tuple[float, float]) -> float:
    """Gain of the edit between two times; below zero they count from the end of the source."""
    start, end = (at + pair.before.seconds if at < 0 else at for at in seconds)
    levels = [_rms_db(sound, start, end) for sound in (pair.before, pair.after)]
    return levels[1] - levels[0]


def burst_db(pair: Pair, hz: tuple[float, float]) -> float:
    """Change of a band's loudest 20 ms frames against the loudness: s sounds, hits."""
    return _bursts(pair.after, hz) - _bursts(pair.before, hz)


def _bursts(sound: Sound, hz: tuple[float, float]) -> float:
    frames = Sound(sound.band(*hz), sound.rate_hz).frames(0.02)
    return float(decibels(np.percentile(frames, 95)) - sound.loudness_lufs)


def _pauses(sound: Sound, hz: tuple[float, float] | None) -> float:
    heard = sound if hz is None else Sound(sound.band(*hz), sound.rate_hz)
    frames = heard.frames(0.05)
    softest = float(decibels(np.percentile(frames, 8)))
    return max(softest - sound.loudness_lufs, -80.0)


def _playing(pair: Pair, seconds: float) -> tuple[Doubles, Doubles]:
    before, after = (decibels(sound.frames(seconds)) for sound in (pair.before, pair.after))
    length = min(len(before), len(after))
    before, after = before[:length], after[:length]
    playing = before > np.percentile(before, 95) - _PLAYING_DB
    return before[playing], after[playing]


def _spread(levels: Doubles) -> float:
    return float(np.percentile(levels, 95) - np.percentile(levels, 10))


def _attack(frames: Doubles, start: int) -> float:
    first = decibels(frames[start + 1 : start + 8].max())
    after = decibels(frames[start + 12 : start + 33].mean())
    return float(first - after)


def _attacks(frames: Doubles) -> list[int]:
    """Where the level jumps by 4 dB and more within 15 ms, the steepest first."""
    levels = decibels(frames + 1e-12)
    jumps = levels[3:] - levels[:-3]
    loud = np.percentile(levels, 98) - 30
    found: list[int] = []
    for start in np.argsort(-jumps):
        if jumps[start] < 4 or len(found) >= _MOST_ATTACKS:
            break
        clear = all(abs(int(start) - other) > 16 for other in found)
        if clear and levels[min(start + 5, len(levels) - 1)] >= loud:
            found.append(int(start))
    return sorted(found)


def _rms_db(sound: Sound, start_seconds: float, end_seconds: float) -> float:
    start, end = (round(max(at, 0) * sound.rate_hz) for at in (start_seconds, end_seconds))
    part = sound.centred[:, start:end]
    return float(decibels((part**2).mean())) if part.size else -200.0
