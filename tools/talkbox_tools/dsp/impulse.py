"""Reads an impulse response for a convolution: checked, at the clip's rate and channel count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from talkbox_tools.backend import BackendError
from talkbox_tools.dsp.processors import run
from talkbox_tools.dsp.resample import Resampler

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio

LONGEST_SECONDS = 30.0
"""Rooms ring for less; what is longer is a recording."""


def impulse_seconds(path: str) -> float:
    """How long the impulse response rings; raises BackendError as `read_impulse` does."""
    import soundfile

    try:
        info = soundfile.info(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise _refusal(path, "cannot be read as audio") from error
    seconds = float(info.frames / info.samplerate)
    if not info.frames:
        raise _refusal(path, "holds no samples")
    if seconds > LONGEST_SECONDS:
        raise _refusal(path, f"is {seconds:.0f} s long, more than {LONGEST_SECONDS:.0f} s")
    return seconds


def read_impulse(path: str, rate_hz: int, channels: int) -> Audio:
    """The impulse response, shape (1 or channels, samples), at `rate_hz`.

    A mono clip hears the average of the response's sides. Raises BackendError with one sentence
    when the file cannot be read, is empty, silent, not finite, or longer than LONGEST_SECONDS.
    """
    import soundfile

    impulse_seconds(path)
    try:
        frames, file_rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise _refusal(path, "cannot be read as audio") from error
    impulse = np.ascontiguousarray(frames.T)
    if not np.isfinite(impulse).all():
        raise _refusal(path, "holds values that are not numbers")
    if np.abs(impulse).max(initial=0.0) < 1e-6:
        raise _refusal(path, "is silent")
    if impulse.shape[0] != channels:
        impulse = impulse.mean(axis=0, keepdims=True)
    if file_rate_hz != rate_hz:
        impulse = run(Resampler(file_rate_hz, rate_hz), impulse)
    return impulse


def _refusal(path: str, reason: str) -> BackendError:
    return BackendError(
        f"{Path(path).name} {reason}; convolution needs a short audio file of a room or speaker."
    )
