"""Space: reverb, delay, slapback, ping-pong, convolution."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import mix
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "add_space"


def _time(default: float, low: float, high: float) -> Parameter:
    return Parameter("time_ms", "ms", "time between echoes", low, high, 1, default, "log")


EFFECTS = (
    EffectSpec(
        "reverb", FAMILY, "A room around the sound, from closet to cathedral.",
        (
            Parameter("room_size", "", "0.2 room, 0.6 hall, 0.9 cathedral", 0, 0.98, 0.01, 0.5,
                      neutral=0),
            Parameter("damping", "", "higher is darker", 0, 1, 0.01, 0.5, neutral=0),
            Parameter("width", "", "stereo spread of the room", 0, 1, 0.01, 1, neutral=0,
                      expert=True),
            Parameter("predelay_ms", "ms", "gap before the room answers", 0, 250, 1, 0,
                      neutral=0, expert=True),
            mix(0.25),
        ),
        strength=("mix",),
    ),
    EffectSpec(
        "delay", FAMILY, "Repeating echoes.",
        (
            _time(350, 1, 2000),
            Parameter("feedback", "", "how many repeats", 0, 0.95, 0.01, 0.35, neutral=0),
            mix(0.3),
            Parameter("high_cut_hz", "Hz", "each repeat loses what is above", 200, 20_000, 1,
                      20_000, "log", neutral=20_000, expert=True),
        ),
        strength=("mix",),
    ),
    EffectSpec(
        "slapback", FAMILY, "One short echo, as on old rock and roll.",
        (_time(110, 40, 250), mix(0.3)),
        strength=("mix",),
    ),
    EffectSpec(
        "ping_pong", FAMILY, "Echoes that jump from left to right; makes a mono source stereo.",
        (
            _time(300, 1, 2000),
            Parameter("feedback", "", "how many repeats", 0, 0.95, 0.01, 0.6, neutral=0),
            mix(0.35),
        ),
        needs_stereo=True, cue="echoes left and right", strength=("mix",),
    ),
    EffectSpec(
        "convolution", FAMILY, "A real room or speaker, from an impulse-response file.",
        (
            Parameter("file", "", "an impulse response in an opened folder", is_file=True,
                      cue="audio file"),
            mix(0.4),
        ),
        strength=("mix",),
    ),
)  # fmt: skip
