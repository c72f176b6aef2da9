"""Repair: gate, de-esser, DC removal, hum and hiss reduction."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import amount, attack, frequency, ratio, release, threshold
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "clean"

EFFECTS = (
    EffectSpec(
        "gate", FAMILY, "Turns down what lies under a level: noise, bleed, room.",
        (threshold("acts below this level", -45, -90, -10), ratio(10), attack(1), release(100)),
        tags=frozenset({"nonlinear"}),
    ),
    EffectSpec(
        "de_esser", FAMILY, "Tames sharp s and t sounds.",
        (frequency("sibilants begin here", 5000, 2000, 12_000), amount(0.5)),
        tags=frozenset({"nonlinear"}),
    ),
    EffectSpec("remove_dc", FAMILY, "Takes a constant offset out.", memory="whole"),
    EffectSpec(
        "reduce_hum", FAMILY, "Takes mains hum and its harmonics out.",
        (
            Parameter(
                "mains", "Hz", "mains frequency", choices=("auto", "50", "60"), default="auto"
            ),
            amount(0.8),
        ),
        memory="whole",
    ),
    EffectSpec(
        "reduce_hiss", FAMILY, "Lowers steady noise: hiss, hum, air conditioning.",
        (amount(0.6),),
        memory="whole",
        tags=frozenset({"nonlinear"}),
    ),
)  # fmt: skip
