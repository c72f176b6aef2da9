"""What no instruction can be heard in: one sentence each, with what to do next."""

from __future__ import annotations

from talkbox.voice.transcriber import VoiceError
from talkbox_tools.dsp.files_read import HIGHEST_RATE_HZ, LOWEST_RATE_HZ


def silent(name: str) -> VoiceError:
    """Nothing was recorded."""
    return VoiceError(
        f"{name} is silent; check that the microphone is on and turned up, then speak again."
    )


def speechless(name: str) -> VoiceError:
    """Something was recorded, but nobody spoke."""
    return VoiceError(
        f"{name} holds no speech, only noise or music; speak close to the microphone, or name a "
        "recording of a spoken instruction."
    )


def too_short(name: str, seconds: float, shortest_seconds: float) -> VoiceError:
    """No word is that short."""
    return VoiceError(
        f"{name} is only {1000 * seconds:.0f} ms long, and an instruction takes at least "
        f"{1000 * shortest_seconds:.0f} ms; record until the last word is out."
    )


def too_long(name: str, seconds: float, longest_seconds: float) -> VoiceError:
    """A talk, not an instruction."""
    return VoiceError(
        f"{name} is {seconds / 60:.0f} minutes long, and {longest_seconds / 60:.0f} are possible; "
        "cut it down to the instructions."
    )


def not_finite(name: str) -> VoiceError:
    """Samples that are no numbers."""
    return VoiceError(
        f"{name} holds samples that are no numbers (NaN or infinite); record it again."
    )


def unscaled(name: str) -> VoiceError:
    """Floats that were meant as 16-bit integers."""
    return VoiceError(f"{name} is far over full scale 1.0; scale its samples down to that first.")


def impossible_rate(name: str, rate_hz: float) -> VoiceError:
    """A rate that no sound card has."""
    return VoiceError(
        f"{name} has a sample rate of {rate_hz:g} Hz; {LOWEST_RATE_HZ} to {HIGHEST_RATE_HZ} Hz "
        "are possible, so record at one of these."
    )
