"""Pitch and tempo by Rubber Band, at the level that went in.

Not by pedalboard's PitchShift, which is up to 90 cents out on steady tones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

_PAD_SECONDS = 0.5
"""Silence behind the clip: Rubber Band gives nothing for very short ones and cuts short others."""
_MOST_MAKEUP = 1.5


def stretched(
    audio: Audio, rate_hz: int, speed: float, semitones: float, *, keep_formants: bool = False
) -> Audio:
    """Rubber Band's answer at the level that went in; it loses up to 4 dB of noisy sounds.

    Formants move with the pitch unless `keep_formants`: that is pedalboard's default and right for
    a single voice, but tones away from the formants of the original, which are most of what is not
    a voice, then fall by 20 dB and more.
    """
    from pedalboard import time_stretch

    if speed == 1 and semitones == 0:
        return audio
    length = max(1, round(audio.shape[1] / speed))
    padded = np.pad(audio, ((0, 0), (0, round(_PAD_SECONDS * rate_hz))))
    out: Audio = time_stretch(padded, rate_hz, speed, semitones, preserve_formants=keep_formants)
    out = np.ascontiguousarray(out[:, :length])
    loss = np.sqrt(_power(audio) / max(_power(out), 1e-20))
    return out * np.float32(min(max(loss, 1.0), _MOST_MAKEUP))


def _power(audio: Audio) -> float:
    return float(np.mean(np.square(audio), dtype=np.float64))
