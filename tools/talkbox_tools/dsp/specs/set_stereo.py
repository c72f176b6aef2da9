"""The stereo picture: width, pan, balance, mono, mid and side, as a whole and above a frequency."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import amount, frequency
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "set_stereo"
_SIDE = "-1 left, 0 centre, 1 right"


def _position(hint: str) -> Parameter:
    return Parameter("position", "", hint, -1, 1, 0.01, neutral=0, cue="-1 left")


def _level(name: str, hint: str) -> Parameter:
    return Parameter(name, "dB", hint, -24, 12, 0.1, 0, neutral=0)


EFFECTS = (
    EffectSpec(
        "width", FAMILY, "Wider or narrower; needs a stereo source.",
        (Parameter("width_ratio", "", "1 unchanged, 0 mono, 2 twice as wide", 0, 3, 0.01, 1.5,
                   neutral=1, cue="1 unchanged"),),
        needs_stereo=True, strength=("width_ratio",),
    ),
    EffectSpec(
        "stereoize", FAMILY, "Makes a mono source wide and still whole in mono.",
        (amount(0.5),),
        needs_stereo=True, cue="widens mono", strength=("amount",),
    ),
    EffectSpec("pan", FAMILY, "Places the sound left or right, equal power.",
               (_position(_SIDE),), needs_stereo=True, strength=("position",)),
    EffectSpec("balance", FAMILY, "Turns one side down.", (_position(_SIDE),), needs_stereo=True,
               strength=("position",)),
    EffectSpec("mono", FAMILY, "Folds both sides into the middle."),
    EffectSpec(
        "mid_side", FAMILY, "Levels of the middle and of the sides.",
        (_level("mid_db", "the middle"), _level("side_db", "the sides")),
        needs_stereo=True, strength=("mid_db", "side_db"),
    ),
    EffectSpec(
        "mid_side_highs", FAMILY, "Levels of the middle and of the sides above a frequency.",
        (_level("mid_db", "the middle"), _level("side_db", "the sides"),
         frequency("turned above this", 4000, 100, 16_000)),
        needs_stereo=True, strength=("mid_db", "side_db"),
    ),
    EffectSpec("mono_below", FAMILY, "Centres the lows and leaves the rest wide.",
               (frequency("centred below this", 120, 20, 500, neutral=20),), needs_stereo=True,
               strength=("frequency_hz",)),
    EffectSpec("swap_sides", FAMILY, "Left becomes right.", needs_stereo=True),
    EffectSpec("one_side", FAMILY, "One side's sound on both sides.",
               (Parameter("position", "", "-1 the left, 1 the right", -1, 1, 1, -1,
                          cue="-1 left"),),
               needs_stereo=True),
    EffectSpec("polarity", FAMILY, "Turns the waveform upside down."),
    EffectSpec("flip_left", FAMILY, "Turns the left channel upside down.", needs_stereo=True),
    EffectSpec("flip_right", FAMILY, "Turns the right channel upside down.", needs_stereo=True),
)  # fmt: skip
