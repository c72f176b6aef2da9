"""A short musical clip made from nothing: drums, bass and a pad, the same bytes every time.

It stands in for a recording wherever one is needed that everybody may have: the demo, the pages
and the benchmarks. Audio is float32, shape (2, samples), below full scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mono = NDArray[np.float64]

RATE_HZ = 44_100
BEATS_PER_MINUTE = 96.0
BEATS = 8
SECONDS = BEATS * 60.0 / BEATS_PER_MINUTE

_KICKS = (0.0, 2.0, 3.5, 4.0, 6.0)
_SNARES = (1.0, 3.0, 5.0, 7.0)
_BASS = ((0.0, 55.0), (1.5, 55.0), (2.5, 82.41), (4.0, 43.65), (5.5, 43.65), (6.5, 65.41))
_CHORDS = (
    (0.0, (220.0, 261.63, 329.63, 392.0)),
    (4.0, (174.61, 220.0, 261.63, 329.63)),
)
_PEAK = 0.7


def clip() -> NDArray[np.float32]:
    """Two bars at 96 beats a minute, five seconds in stereo, peaking 3 dB below full scale."""
    import numpy as np

    mix = np.zeros((2, round(SECONDS * RATE_HZ)))
    noise = np.random.default_rng(96)
    for beat in _KICKS:
        _place(mix, beat, 0.9 * _kick())
    for beat in _SNARES:
        _place(mix, beat, 0.45 * _snare(noise), right=0.1)
    for eighth in range(2 * BEATS):
        accent = 0.2 if eighth % 2 else 0.12
        _place(mix, eighth / 2, accent * _hat(noise), right=-0.4 if eighth % 2 else 0.4)
    for beat, frequency_hz in _BASS:
        _place(mix, beat, 0.35 * _bass(frequency_hz))
    for beat, notes in _CHORDS:
        for voice, frequency_hz in enumerate(notes):
            _place(mix, beat, 0.06 * _pad(frequency_hz, voice), right=0.9 - 0.6 * voice)
    return np.ascontiguousarray(mix * (_PEAK / np.abs(mix).max()), dtype=np.float32)


def _place(mix: NDArray[np.float64], beat: float, sound: Mono, right: float = 0.0) -> None:
    """Add `sound` at a beat; `right` pans it, -1 is left and 1 is right, at equal power."""
    import numpy as np

    start = round(beat * 60.0 / BEATS_PER_MINUTE * RATE_HZ)
    length = min(len(sound), mix.shape[1] - start)
    angle = (right + 1.0) * np.pi / 4.0
    mix[0, start : start + length] += np.cos(angle) * sound[:length]
    mix[1, start : start + length] += np.sin(angle) * sound[:length]


def _time(seconds: float) -> Mono:
    import numpy as np

    return np.arange(round(seconds * RATE_HZ)) / RATE_HZ


def _kick() -> Mono:
    import numpy as np

    t = _time(0.32)
    phase = 2.0 * np.pi * (48.0 * t + 110.0 * 0.03 * (1.0 - np.exp(-t / 0.03)))
    click = 0.25 * np.exp(-t / 0.002) * np.sin(2.0 * np.pi * 2_900.0 * t)
    return np.asarray(np.exp(-t / 0.11) * np.sin(phase) + click)


def _snare(noise: np.random.Generator) -> Mono:
    import numpy as np

    t = _time(0.22)
    body = np.exp(-t / 0.06) * np.sin(2.0 * np.pi * 188.0 * t)
    wires = np.exp(-t / 0.07) * _high_passed(noise.standard_normal(len(t)), 1_400.0)
    return np.asarray(0.7 * body + 0.6 * wires)


def _hat(noise: np.random.Generator) -> Mono:
    import numpy as np

    t = _time(0.09)
    return np.asarray(np.exp(-t / 0.018) * _high_passed(noise.standard_normal(len(t)), 7_000.0))


def _bass(frequency_hz: float) -> Mono:
    import numpy as np

    t = _time(0.6)
    tone = sum(np.sin(2.0 * np.pi * n * frequency_hz * t) / n**1.5 for n in range(1, 9))
    return np.asarray(tone * np.exp(-t / 0.35) * np.minimum(1.0, t / 0.004) * _release(t))


def _pad(frequency_hz: float, voice: int) -> Mono:
    """Two detuned voices, each the sum of r^n sin(n x) over all n in its closed form.

    The partials fall by 1.4 dB each, so that hardly anything folds back from above Nyquist.
    """
    import numpy as np

    t = _time(4 * 60.0 / BEATS_PER_MINUTE)
    tone, fall = np.zeros_like(t), 0.85
    for detune in (0.9975, 1.0025):
        x = 2.0 * np.pi * frequency_hz * detune * t + voice
        tone += fall * np.sin(x) / (1.0 - 2.0 * fall * np.cos(x) + fall * fall)
    return np.asarray(tone * np.minimum(1.0, t / 0.15) * _release(t))


def _release(t: Mono) -> Mono:
    """A fall to silence over the last 40 ms."""
    import numpy as np

    return np.asarray(np.clip((t[-1] - t) / 0.04, 0.0, 1.0))


def _high_passed(sound: Mono, frequency_hz: float) -> Mono:
    """Everything below `frequency_hz` taken out in the spectrum, with a soft edge."""
    import numpy as np

    spectrum = np.fft.rfft(sound)
    frequencies = np.fft.rfftfreq(len(sound), 1.0 / RATE_HZ)
    edge = 1.0 + (frequency_hz / np.maximum(frequencies, 1.0)) ** 4
    return np.asarray(np.fft.irfft(spectrum / edge, len(sound)))
