"""Breaths between the phrases of a voice, found and turned down without a touch to the words.

A breath is noise without a pitch, softer than the voice, a tenth of a second to most of one long,
and it swells and dies away in a pause: there is a dip before it. An s or a t has its peak above
5 kHz, and a consonant hangs on its vowel or is short; the tail of a room only falls. Where nothing
is voiced nobody breathes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from talkbox_tools.dsp.stft import Frames

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from talkbox_tools.backend import Audio
    from talkbox_tools.dsp.spool import Spool

    Doubles = NDArray[np.float64]
    Marks = NDArray[np.bool_]

NO_BREATH_DB = -100.0
"""The level of breaths where there are none."""

_FRAME_SECONDS, _AHEAD_FRAMES = 0.046, 1
"""The frame behind the second has its middle at the beginning of the clip."""
_AROUND_FRAMES = 2
_HEARD_HZ = (150.0, 9_000.0)
_PITCH_HZ, _VOICE_HZ = (75.0, 450.0), (60.0, 1_600.0)
_VOICED, _UNVOICED = 0.72, 0.6
"""The likeness of a frame to itself one period later, from 0 to 1."""
_HISSING_HZ, _BODY_HZ = (5_000.0, 9_000.0), (1_000.0, 4_000.0)
_HUSHING_HZ, _DARK_HZ = (2_500.0, 6_000.0), (600.0, 2_000.0)
_UNLIKE_DB = 6.0
"""An s has so much more in the first of these bands than in the second, a sh in the third than in
the fourth."""
_DRUM_HZ, _DRUM_DB = (30.0, 150.0), 3.0
"""A drum has more in this band than in all above, if by so much less."""
_LEAST_VOICED = 0.1
"""The share of what is heard that is voiced in speech and song."""
_TOP_SHARE, _FLOOR_SHARE = 0.9, 0.05
_UNDER_TOP_DB, _MOSTLY_UNDER_DB = 4.0, 9.0
"""How far the loudest moment of a breath, and its middle one, lie under a voice that is loud."""
_OVER_FLOOR_DB, _DEEPEST_DB = 5.0, 55.0
_EDGE_DB = 24.0
"""Where a breath has fallen so far under its loudest moment it has ended."""
_DIP_DB, _DIP_SECONDS = 4.0, 0.09
_SHORTEST_SECONDS, _ATTACHED_SECONDS, _LONGEST_SECONDS = 0.17, 0.2, 0.9
"""The second holds where a voice follows at once."""
_LATEST_CENTRE = 0.3
"""The burst of a t is loudest at its beginning; half of a breath comes after this share of it."""
_NEIGHBOUR_SECONDS = 2.0
"""A voice is heard so soon before or after a breath."""
_GLIDE_SECONDS = 0.025
_LEAST_POWER = 1e-12

Span = tuple[float, float]
"""Beginning and end of a breath, in seconds."""


class _Heard(NamedTuple):
    """What each frame of a clip is like."""

    levels_db: Doubles
    pitched: Doubles
    unlike_db: Doubles
    hop_seconds: float


def breaths(spool: Spool, rate_hz: int) -> list[Span]:
    """Where breaths are."""
    heard = _listened(spool, rate_hz)
    if not len(heard.levels_db):
        return []
    floor_db = float(np.quantile(heard.levels_db, _FLOOR_SHARE))
    voiced = (heard.pitched > _VOICED) & (heard.levels_db > floor_db + _OVER_FLOOR_DB)
    audible = heard.levels_db > heard.levels_db.max() - _DEEPEST_DB
    voiced &= audible
    if voiced.sum() < _LEAST_VOICED * audible.sum() or not voiced.any():
        return []
    top_db = float(np.quantile(heard.levels_db[voiced], _TOP_SHARE))
    least_db = max(floor_db + _OVER_FLOOR_DB, top_db - _DEEPEST_DB)
    noisy = (heard.pitched < _UNVOICED) & (heard.unlike_db < _UNLIKE_DB)
    noisy &= (heard.levels_db > least_db) & (heard.levels_db < top_db - _UNDER_TOP_DB)
    spans = [_trimmed(heard, run) for run in _runs(noisy)]
    soft_db = top_db - _MOSTLY_UNDER_DB
    spans = [(a, b) for a, b in spans if float(np.median(heard.levels_db[a:b])) < soft_db]
    hop = heard.hop_seconds
    return [(a * hop, b * hop) for a, b in spans if _is_breath(heard, voiced, a, b)]


def breath_level_db(spans: Iterable[Span], sound: Spool, rate_hz: int) -> float:
    """How loud these moments are under the whole sound; NO_BREATH_DB where there are none."""
    powers = [_power(sound, span, rate_hz) for span in spans]
    whole = _power(sound, (0.0, sound.samples / rate_hz), rate_hz)
    if not powers or whole <= 0.0:
        return NO_BREATH_DB
    under_db = 10.0 * np.log10(np.array(powers) / whole + 10.0 ** (NO_BREATH_DB / 10.0))
    return max(float(np.median(under_db)), NO_BREATH_DB)


def without_breaths(spool: Spool, reduction_db: float, rate_hz: int) -> Iterator[Audio]:
    """The clip with its breaths lower by `reduction_db`; nothing else changes."""
    places, gains_db = [0.0], [0.0]
    for start, end in breaths(spool, rate_hz):
        places += [start, start + _GLIDE_SECONDS, end - _GLIDE_SECONDS, end]
        gains_db += [0.0, -reduction_db, -reduction_db, 0.0]
    turns = np.array(places) * rate_hz
    at = 0
    for block in spool.blocks():
        gain_db = np.interp(np.arange(at, at + block.shape[1]), turns, gains_db)
        yield np.ascontiguousarray(block * (10.0 ** (gain_db / 20.0)).astype(np.float32))
        at += block.shape[1]


def _power(sound: Spool, span: Span, rate_hz: int) -> float:
    start, end = (round(each * rate_hz) for each in span)
    audio = sound.read(start, max(0, min(end, sound.samples) - start))
    return float(np.square(audio, dtype=np.float64).mean()) if audio.size else 0.0


def _listened(spool: Spool, rate_hz: int) -> _Heard:
    frames = Frames(spool, 1 << round(np.log2(_FRAME_SECONDS * rate_hz)))
    bin_hz = rate_hz / frames.size
    parts = [_features(powers.astype(np.float64), bin_hz, rate_hz) for powers in frames.powers()]
    levels_db, pitched, unlike_db = np.concatenate(parts, axis=1)[:, _AHEAD_FRAMES:]
    return _Heard(levels_db, _usual(pitched), _usual(unlike_db), frames.hop / rate_hz)


def _usual(values: Doubles) -> Doubles:
    """The median around each frame: noise is alike or sharp now and then."""
    padded = np.pad(values, _AROUND_FRAMES, "edge")
    return np.asarray(np.median(sliding_window_view(padded, 2 * _AROUND_FRAMES + 1), axis=1))


def _features(powers: Doubles, bin_hz: float, rate_hz: int) -> Doubles:
    """For each frame its level, its likeness to itself a period later, and how far one of its bands
    stands out as none of a breath does."""
    level = _band(powers, _HEARD_HZ, bin_hz).sum(axis=1)
    levels_db = 10.0 * np.log10(level + _LEAST_POWER)
    hissing_db = _over_db(powers, _HISSING_HZ, _BODY_HZ, bin_hz)
    hushing_db = _over_db(powers, _HUSHING_HZ, _DARK_HZ, bin_hz)
    drumming_db = 10.0 * np.log10(_band(powers, _DRUM_HZ, bin_hz).sum(axis=1) + _LEAST_POWER)
    unlike_db = np.maximum.reduce((hissing_db, hushing_db, drumming_db - levels_db + _DRUM_DB))
    return np.stack((levels_db, _likeness(powers, bin_hz, rate_hz), unlike_db))


def _over_db(
    powers: Doubles, upper_hz: tuple[float, float], lower_hz: tuple[float, float], bin_hz: float
) -> Doubles:
    """How far one band stands over another, bin for bin; far under it where the rate lacks it."""
    upper, lower = (_band(powers, each, bin_hz) for each in (upper_hz, lower_hz))
    if not upper.shape[1]:
        return np.full(len(powers), NO_BREATH_DB)
    ratio = (upper.mean(axis=1) + _LEAST_POWER) / (lower.mean(axis=1) + _LEAST_POWER)
    return np.asarray(10.0 * np.log10(ratio), np.float64)


def _likeness(powers: Doubles, bin_hz: float, rate_hz: int) -> Doubles:
    """The highest value of the autocorrelation at the periods of a voice."""
    hz = np.arange(powers.shape[1]) * bin_hz
    kept = np.where((hz > _VOICE_HZ[0]) & (hz < _VOICE_HZ[1]), powers, 0.0)
    alike = np.fft.irfft(kept, axis=1)
    size = alike.shape[1]
    turn = 2.0 * np.pi * np.arange(size) / size
    window = np.abs(np.fft.rfft(0.5 - 0.5 * np.cos(turn), 2 * size)) ** 2
    fading = np.fft.irfft(window)[:size] / np.fft.irfft(window)[0]
    first, last = round(rate_hz / _PITCH_HZ[1]), round(rate_hz / _PITCH_HZ[0])
    found = (alike[:, first:last] / fading[first:last]).max(axis=1)
    return np.asarray(found / (alike[:, 0] + _LEAST_POWER), np.float64)


def _band(powers: Doubles, span_hz: tuple[float, float], bin_hz: float) -> Doubles:
    low, high = (round(each / bin_hz) for each in span_hz)
    return powers[:, low:high]


def _runs(marks: Marks) -> list[tuple[int, int]]:
    """First and one after the last of each run of marks."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _trimmed(heard: _Heard, run: tuple[int, int]) -> tuple[int, int]:
    """The run without the edges that are far under its loudest frame."""
    levels = heard.levels_db[run[0] : run[1]]
    loud = np.flatnonzero(levels > levels.max() - _EDGE_DB)
    return run[0] + int(loud[0]), run[0] + int(loud[-1]) + 1


def _is_breath(heard: _Heard, voiced: Marks, start: int, end: int) -> bool:
    seconds = (end - start) * heard.hop_seconds
    if not _SHORTEST_SECONDS <= seconds <= _LONGEST_SECONDS:
        return False
    levels = heard.levels_db
    reach = round(_DIP_SECONDS / heard.hop_seconds)
    usual = float(np.median(levels[start:end]))
    before = levels[max(0, start - reach) : start].min(initial=usual)
    after = levels[end : end + reach].min(initial=usual)
    if start > 0 and before > usual - _DIP_DB:
        return False
    if after > usual - _DIP_DB and seconds < _ATTACHED_SECONDS:
        return False
    power = np.cumsum(10.0 ** (levels[start:end] / 10.0))
    centre = float(np.searchsorted(power, power[-1] / 2)) / (end - start)
    near = round(_NEIGHBOUR_SECONDS / heard.hop_seconds)
    return centre >= _LATEST_CENTRE and bool(voiced[max(0, start - near) : end + near].any())
