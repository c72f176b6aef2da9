"""Pitch, time and cuts: pitch, tempo, varispeed, reverse, trim, silence, fades, a part's level."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import end, gain, start, threshold
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "edit_clip"


def _speed(hint: str) -> Parameter:
    return Parameter(
        "speed_ratio", "", hint, 0.25, 4, 0.001, scale="log", neutral=1, cue="2 is twice as fast"
    )


_FADE = Parameter("fade_seconds", "s", "length of the fade", 0.001, 600, 0.001, 1, neutral=0)

EFFECTS = (
    EffectSpec(
        "pitch", FAMILY, "Higher or lower at the same speed.",
        (Parameter("semitones", "st", "12 is an octave up", -24, 24, 0.01, neutral=0),
         Parameter("keep_formants", "", "1 leaves a voice its own colour", 0, 1, 1, 0, neutral=0,
                   expert=True)),
        memory="whole", strength=("semitones",),
    ),
    EffectSpec(
        "tempo", FAMILY, "Faster or slower at the same pitch.", (_speed("2 is twice as fast"),),
        memory="whole", changes_length=True, cue="keeps pitch", strength=("speed_ratio",),
    ),
    EffectSpec(
        "varispeed", FAMILY, "Faster and higher, or slower and deeper, as on tape.",
        (_speed("2 is twice as fast and an octave up"),),
        changes_length=True, cue="tape speed", strength=("speed_ratio",),
    ),
    EffectSpec("reverse", FAMILY, "Plays it backwards.", memory="whole"),
    EffectSpec(
        "trim", FAMILY, "Keeps the part between two times.",
        (start("keep from here"), end("keep up to here")),
        changes_length=True,
    ),
    EffectSpec(
        "cut_out", FAMILY, "Takes out the part between two times and joins the rest.",
        (start("what goes begins here"), end("and ends here")),
        memory="whole", changes_length=True,
    ),
    EffectSpec(
        "trim_silence", FAMILY, "Cuts silence, or the noise in its place, off both ends.",
        (threshold("silence is below this", -60, -90, -20, neutral=-90, expert=True),),
        memory="whole", changes_length=True, strength=("threshold_db",),
    ),
    EffectSpec(
        "add_silence", FAMILY, "Adds silence before and after.",
        (Parameter("start_seconds", "s", "silence before", 0, 60, 0.001, 0, neutral=0),
         Parameter("end_seconds", "s", "silence after", 0, 60, 0.001, 0, neutral=0)),
        changes_length=True,
    ),
    EffectSpec(
        "shorten_pauses", FAMILY, "Takes out what pauses between sounds last too long.",
        (Parameter("longest_seconds", "s", "what is left of a long pause", 0.05, 10, 0.01, 0.5,
                   neutral=10, expert=True),),
        memory="whole", changes_length=True, strength=("longest_seconds",),
    ),
    EffectSpec(
        "repeat", FAMILY, "Plays the clip several times in a row.",
        (Parameter("times", "x", "how often it plays in all", 2, 64, 1, 2),),
        memory="whole", changes_length=True, strength=("times",),
    ),
    EffectSpec(
        "part_gain", FAMILY, "Turns the part between two times up or down; -60 silences it.",
        (gain("louder or softer; -60 is silence", -60, 24),
         start("from here"), end("up to here")),
        strength=("gain_db",),
    ),
    EffectSpec(
        "gain_ramp", FAMILY, "Gets louder or softer little by little; the louder end stays.",
        (gain("how much louder the end is than the start; below 0 softer", -60, 60),
         start("from here"), end("up to here")),
        memory="whole", strength=("gain_db",),
    ),
    EffectSpec("fade_in", FAMILY, "Rises from silence at the start.", (_FADE,),
               strength=("fade_seconds",)),
    EffectSpec("fade_out", FAMILY, "Falls to silence at the end.", (_FADE,), memory="whole",
               strength=("fade_seconds",)),
)  # fmt: skip
