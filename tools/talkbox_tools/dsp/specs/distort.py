"""Colour and dirt: saturation, distortion, clipping, bit and rate reduction, telephone, lo-fi."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import amount, mix, threshold
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "distort"
_DIRT = frozenset({"nonlinear"})


def _drive(default: float) -> Parameter:
    return Parameter(
        "drive_db", "dB", "gain into it; more is dirtier", 0, 40, 0.5, default, neutral=0
    )


EFFECTS = (
    EffectSpec(
        "saturation", FAMILY, "Soft tape or tube warmth at an equal level.",
        (_drive(8), mix(1, expert=True)),
        tags=_DIRT, cue="warmth, tape", strength=("drive_db",),
    ),
    EffectSpec(
        "distortion", FAMILY, "Hard overdrive and fuzz at an equal level.",
        (_drive(20), mix(1, expert=True)),
        tags=_DIRT, strength=("drive_db",),
    ),
    EffectSpec(
        "hard_clip", FAMILY, "Cuts the peaks flat.", (threshold("cuts above this", -6, -24),),
        tags=_DIRT, strength=("threshold_db",),
    ),
    EffectSpec(
        "bit_reduction", FAMILY, "Coarse levels: crunchy, digital, 8-bit.",
        (
            Parameter("bits", "bit", "fewer is dirtier", 2, 16, 1, 8, neutral=16),
            mix(1, expert=True),
        ),
        tags=_DIRT, strength=("bits",),
    ),
    EffectSpec(
        "rate_reduction", FAMILY, "Low sample rate: dull, metallic, vintage sampler.",
        (
            Parameter("target_rate_hz", "Hz", "lower is dirtier", 500, 48_000, 1, 8000, "log",
                      neutral=48_000),
            mix(1, expert=True),
        ),
        tags=_DIRT, cue="old sampler", strength=("target_rate_hz",),
    ),
    EffectSpec("telephone", FAMILY, "A phone call: 300-3400 Hz, gritty, mono.", (amount(0.7),),
               tags=_DIRT, strength=("amount",)),
    EffectSpec("lo_fi", FAMILY, "An old cassette: dull, noisy, wobbling, coarse; or a record.",
               (amount(0.5),
                Parameter("crackle", "", "the clicks of a worn record", 0, 1, 0.01, 0, neutral=0,
                          expert=True)),
               tags=_DIRT, cue="cassette", strength=("amount",)),
)  # fmt: skip
