"""Repair: gate, de-esser, DC removal, hum, hiss, clicks, clipped peaks, room, breaths, rings."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import amount, attack, frequency, ratio, release, threshold
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "clean"

EFFECTS = (
    EffectSpec(
        "gate", FAMILY, "Turns down what lies under a level: noise, bleed, room.",
        (
            threshold("acts below this level", -45, -90, -10, neutral=-90),
            ratio(10, expert=True),
            attack(1, expert=True),
            release(100, expert=True),
        ),
        tags=frozenset({"nonlinear"}), cue="silences gaps", strength=("threshold_db",),
    ),
    EffectSpec(
        "de_esser", FAMILY, "Tames sharp s and t sounds.",
        (frequency("sibilants begin here", 5000, 2000, 12_000, expert=True), amount(0.5)),
        memory="whole", tags=frozenset({"nonlinear"}), strength=("amount",),
    ),
    EffectSpec("remove_dc", FAMILY, "Takes a constant offset out.", memory="whole"),
    EffectSpec(
        "reduce_hum", FAMILY, "Takes mains hum and its harmonics out.",
        (
            Parameter(
                "mains", "Hz", "mains frequency", choices=("auto", "50", "60"), default="auto",
                expert=True,
            ),
            amount(0.8),
        ),
        memory="whole", strength=("amount",),
    ),
    EffectSpec(
        "reduce_hiss", FAMILY, "Lowers steady noise: hiss, fans, air conditioning.",
        (amount(0.6),),
        memory="whole", strength=("amount",),
        tags=frozenset({"nonlinear"}),
    ),
    EffectSpec(
        "declick", FAMILY, "Takes out clicks, ticks and crackle.",
        (
            amount(0.5),
            Parameter("longest_ms", "ms", "what lasts longer stays", 3, 10, 1, 3, expert=True),
        ),
        memory="whole", strength=("amount",),
        tags=frozenset({"nonlinear"}),
    ),
    EffectSpec(
        "declip", FAMILY, "Draws clipped peaks anew; they stand higher then and need room.",
        (amount(1),),
        memory="whole", strength=("amount",),
        tags=frozenset({"nonlinear", "restores"}),
    ),
    EffectSpec(
        "reduce_breaths", FAMILY, "Turns down breaths between phrases; words stay.",
        (
            Parameter("gain_db", "dB", "of the breaths", -40, 0, 0.1, -12, neutral=0, expert=True),
        ),
        memory="whole", strength=("gain_db",),
        tags=frozenset({"nonlinear"}),
    ),
    EffectSpec(
        "dering", FAMILY, "Turns down tones that ring on: a snare's ring; attacks stay.",
        (Parameter("gain_db", "dB", "of the rings", -30, 0, 0.1, -12, neutral=0, expert=True),),
        memory="whole", strength=("gain_db",),
    ),
    EffectSpec(
        "dereverb", FAMILY, "Takes out room and reverb; attacks stay.",
        (amount(0.6),),
        memory="whole", strength=("amount",),
        tags=frozenset({"nonlinear"}),
    ),
)  # fmt: skip
