"""Level: gain in dB, loudness to a LUFS target under a true-peak ceiling."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import ceiling, gain
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "set_level"

EFFECTS = (
    EffectSpec(
        "gain", FAMILY, "Louder or softer by so many dB.", (gain("louder or softer", -60, 24),),
        tags=frozenset({"level"}), strength=("gain_db",),
    ),
    EffectSpec(
        "loudness", FAMILY, "Brings the whole to a loudness, peaks held under the ceiling.",
        (
            Parameter("target_lufs", "LUFS", "-14 streaming, -16 podcast, -23 EBU broadcast",
                      -40, -5, 0.1, -14),
            ceiling(),
        ),
        memory="whole",
        tags=frozenset({"level", "nonlinear"}),
        cue="to a target", strength=("target_lufs",),
    ),
)  # fmt: skip
