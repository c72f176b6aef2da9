"""Movement: chorus, phaser, flanger, vibrato, tremolo, auto-pan."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import depth, mix, rate
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "modulate"
_FEEDBACK = Parameter("feedback", "", "resonance", 0, 0.9, 0.01, 0.3, neutral=0, expert=True)

EFFECTS = (
    EffectSpec(
        "chorus", FAMILY, "Shimmering doubles: lush, thick, eighties.",
        (rate(0.8), depth(0.3), mix(0.5)),
        strength=("depth", "mix"),
    ),
    EffectSpec(
        "phaser", FAMILY, "Slow sweeping notches: swirling, funky.",
        (rate(0.5), depth(0.6), _FEEDBACK, mix(0.5)),
        strength=("depth", "mix"),
    ),
    EffectSpec(
        "flanger", FAMILY, "Metallic jet-plane sweep.",
        (rate(0.3), depth(0.6), _FEEDBACK, mix(0.5)),
        strength=("depth", "mix"),
    ),
    EffectSpec(
        "vibrato", FAMILY, "Wobbling pitch.", (rate(5), depth(0.3)), strength=("depth",),
    ),
    EffectSpec(
        "tremolo", FAMILY, "Pulsing level.", (rate(5, 80), depth(0.6)), strength=("depth",),
    ),
    EffectSpec(
        "auto_pan", FAMILY, "Swings from side to side.", (rate(0.5), depth(0.7)),
        needs_stereo=True,
        strength=("depth",),
    ),
)  # fmt: skip
