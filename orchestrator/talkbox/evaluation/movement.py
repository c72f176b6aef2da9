"""What an edit did in time: pitch, speed, direction, echoes and everything that moves."""

from __future__ import annotations

import numpy as np

from talkbox.evaluation.pair import Pair
from talkbox.evaluation.sound import Doubles, Sound, decibels

_STEPS_AN_OCTAVE = 120
_LOWEST_HZ, _OCTAVES = 30.0, 8.5
_MOST_SEMITONES = 25.0


def length_ratio(pair: Pair) -> float:
    """How long the result is for each second of the source."""
    return pair.after.samples / pair.before.samples


def length_seconds(pair: Pair) -> float:
    """Change of the length."""
    return pair.after.seconds - pair.before.seconds


def semitones(pair: Pair) -> float:
    """The shift of the spectrum, on the scale of semitones, that fits best."""
    before, after = _log_spectrum(pair.before), _log_spectrum(pair.after)
    most = round(_MOST_SEMITONES * _STEPS_AN_OCTAVE / 12)
    shifts = range(-most, most + 1)
    likeness = [_likeness(before, after, shift) for shift in shifts]
    return (int(np.argmax(likeness)) - most) * 12 / _STEPS_AN_OCTAVE


def backwards(pair: Pair) -> float:
    """How far the result is the source played backwards, 0 to 1."""
    return _correlation(pair.before.centred.mean(axis=0)[::-1], pair.after.centred.mean(axis=0))


def kept_part(pair: Pair, seconds: tuple[float, float]) -> float:
    """How far the result is this part of the source, 0 to 1; below zero counts from the end."""
    start, end = (at + pair.before.seconds if at < 0 else at for at in seconds)
    rate_hz = pair.before.rate_hz
    part = pair.before.centred[:, round(start * rate_hz) : round(end * rate_hz)].mean(axis=0)
    if abs(len(part) - pair.after.samples) > 0.03 * rate_hz:
        return 0.0
    return _correlation(part, pair.after.centred.mean(axis=0))


def echo_db(pair: Pair, seconds: tuple[float, float]) -> float:
    """The strongest single repeat between two delays, against the direct sound.

    -90 where it does not stand out from what is around it.
    """
    rate_hz = pair.before.rate_hz
    response = _impulse_response(pair)
    direct = response[: round(0.005 * rate_hz)].max(initial=1e-12)
    low, high = (round(at * rate_hz) for at in seconds)
    inside = response[low:high].max(initial=0.0)
    around = response[round(0.02 * rate_hz) : max(low - round(0.02 * rate_hz), 0)]
    if inside < 1.1 * around.max(initial=0.0):
        return -90.0
    return max(float(decibels((inside / direct) ** 2)), -90.0)


def pulse_db(pair: Pair, hz: tuple[float, float]) -> float:
    """Strength of a regular level movement between two rates; 0 where another is stronger."""
    gain = np.clip(_gain_over_time(pair), -40, 20)
    window = np.hanning(len(gain))
    bins = 2 * np.abs(np.fft.rfft((gain - gain.mean()) * window, 8 * len(gain))) / window.sum()
    rates = np.fft.rfftfreq(8 * len(gain), 0.01)
    inside = (rates >= hz[0]) & (rates <= hz[1])
    outside = (rates > 0.7) & (rates < 20) & ~inside
    strength = float(bins[inside].max(initial=0.0))
    return strength if strength >= 0.9 * float(bins[outside].max(initial=0.0)) else 0.0


def wander_db(pair: Pair) -> float:
    """How far the gains of single thirds wander against each other while the sound plays."""
    bands = 250.0 * 2.0 ** (np.arange(15) / 3)
    gains, weights = [], []
    for hz in bands[bands < 0.4 * pair.before.rate_hz]:
        edges = (hz / 2 ** (1 / 6), hz * 2 ** (1 / 6))
        before, after = (
            Sound(sound.band(*edges), sound.rate_hz).frames(0.05)
            for sound in (pair.before, pair.after)
        )
        length = min(len(before), len(after))
        gains.append(decibels(after[:length] + 1e-12) - decibels(before[:length] + 1e-12))
        weights.append(before[:length])
    table, power = np.asarray(gains), np.asarray(weights)
    played = power > 1e-4 * power.max()
    table = np.where(played, table, np.nan)
    rows = [row[~np.isnan(row)] for row in table]
    spreads = [float(row.std()) for row in rows if len(row) >= 5]
    return float(np.median(spreads)) if spreads else 0.0


def _gain_over_time(pair: Pair) -> Doubles:
    before, after = (sound.frames(0.01) for sound in (pair.before, pair.after))
    length = min(len(before), len(after))
    old, new = decibels(before[:length] + 1e-13), decibels(after[:length] + 1e-13)
    playing = np.flatnonzero(old > np.percentile(old, 95) - 40)
    return np.asarray(np.interp(np.arange(length), playing, (new - old)[playing]))


def _impulse_response(pair: Pair) -> Doubles:
    """How the source must ring to give the result, as magnitudes over time."""
    size = 2 ** int(np.ceil(np.log2(pair.before.samples + pair.after.samples)))
    source = np.fft.rfft(pair.before.centred.mean(axis=0), size)
    power = np.abs(source) ** 2
    total = np.zeros(size)
    for channel in pair.after.centred:
        bins = np.fft.rfft(channel, size) * np.conj(source) / (power + 0.02 * power.mean())
        total += np.abs(np.fft.irfft(bins, size))
    return total


def _log_spectrum(sound: Sound) -> Doubles:
    """Level over a logarithmic scale, without its slow course."""
    grid = _LOWEST_HZ * 2.0 ** (np.arange(round(_OCTAVES * _STEPS_AN_OCTAVE)) / _STEPS_AN_OCTAVE)
    summed, step_hz = sound.spectrum.summed, sound.spectrum.step_hz
    half = np.maximum(grid * (2 ** (0.7 / _STEPS_AN_OCTAVE) - 1), 2.0)
    places = np.arange(len(summed)) * step_hz
    energy = np.interp(grid + half, places, summed) - np.interp(grid - half, places, summed)
    levels = decibels(energy / half + 1e-8 * float((energy / half).max(initial=1e-20)))
    wide = _STEPS_AN_OCTAVE + 1
    course = np.convolve(np.pad(levels, wide // 2, mode="edge"), np.ones(wide) / wide, "valid")
    return np.asarray(levels - course)


def _likeness(before: Doubles, after: Doubles, shift: int) -> float:
    if shift >= 0:
        left, right = before[: len(before) - shift], after[shift:]
    else:
        left, right = before[-shift:], after[: len(after) + shift]
    return float((left * right).sum() / np.sqrt((left**2).sum() * (right**2).sum() + 1e-20))


def _correlation(left: Doubles, right: Doubles) -> float:
    """The highest correlation of the two at any shift, 0 to 1."""
    size = 2 ** int(np.ceil(np.log2(len(left) + len(right))))
    product = np.fft.rfft(right, size) * np.conj(np.fft.rfft(left, size))
    highest = float(np.abs(np.fft.irfft(product, size)).max())
    return highest / float(np.sqrt((left**2).sum() * (right**2).sum()) + 1e-20)
