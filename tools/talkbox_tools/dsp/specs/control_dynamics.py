"""Dynamics: compressor, leveler, limiter, maximizer, transient shaper, kicks."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import (
    attack,
    ceiling,
    gain,
    mix,
    ratio,
    release,
    threshold,
)
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "control_dynamics"
_LEVEL = frozenset({"nonlinear"})

EFFECTS = (
    EffectSpec(
        "compressor", FAMILY, "Evens loud and soft; glue, sustain, squash. Stereo-linked.",
        (
            threshold("acts above this level", -18),
            ratio(3),
            attack(10),
            release(120),
            Parameter("makeup_db", "dB", "gain afterwards", 0, 24, 0.1, 0, neutral=0,
                      expert=True),
            mix(1),
            Parameter("from_hz", "Hz", "lowest frequency that it acts on; 20 is all below", 20,
                      10_000, 1, 20, "log", neutral=20, expert=True),
            Parameter("to_hz", "Hz", "highest frequency that it acts on; 20000 is all above", 40,
                      20_000, 1, 20_000, "log", neutral=20_000, expert=True),
        ),
        tags=_LEVEL, cue="even, glue", strength=("threshold_db",),
    ),
    EffectSpec(
        "leveler", FAMILY, "Rides the fader: phrases as loud as each other; tone stays.",
        (mix(0.75),),
        memory="whole", strength=("mix",), tags=_LEVEL,
    ),
    EffectSpec(
        "limiter", FAMILY, "Holds peaks under a true-peak ceiling and changes nothing else.",
        (ceiling(), release(100)),
        tags=_LEVEL, cue="holds peaks", strength=("ceiling_db",),
    ),
    EffectSpec(
        "maximizer", FAMILY, "Louder and denser: gain into a brick wall.",
        (gain("how much louder", 0, 24, 6), ceiling(), release(100)),
        tags=_LEVEL, cue="louder", strength=("gain_db",),
    ),
    EffectSpec(
        "transient_shaper", FAMILY, "Sharpens or softens attacks, lengthens or dries the sustain.",
        (
            Parameter("attack_db", "dB", "punch and snap; below 0 softer", -12, 12, 0.1, 4,
                      neutral=0),
            Parameter("sustain_db", "dB", "body and room; below 0 drier", -12, 12, 0.1, 0,
                      neutral=0),
        ),
        tags=_LEVEL, cue="punch, snap, softer", strength=("attack_db", "sustain_db"),
    ),
    EffectSpec(
        "kick", FAMILY, "Raises thump and click of kick drums over the rest.",
        (gain("of the kicks", 0, 12, 4),),
        memory="whole", strength=("gain_db",), tags=_LEVEL,
    ),
)  # fmt: skip
