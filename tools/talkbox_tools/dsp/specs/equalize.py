"""Filters: shelves, bell, notch, tilt, high-pass and low-pass, and both as sweeps."""

from __future__ import annotations

from talkbox_tools.dsp.specs._common import end, frequency, gain, start
from talkbox_tools.effect import EffectSpec, Parameter

FAMILY = "equalize"
_SLOPE = Parameter(
    "slope_db_per_octave", "dB/oct", "steepness", choices=("6", "12", "18", "24"), default="12"
)


def _q(default: float, low: float, high: float, neutral: float | None = None) -> Parameter:
    hint = "higher is narrower"
    return Parameter(
        "q", "", hint, low, high, 0.01, default, "log", neutral=neutral, cue="high is narrow"
    )


def _sweep(name: str, hint: str) -> EffectSpec:
    last = Parameter("end_hz", "Hz", "corner at the end", 20, 20_000, 1, scale="log",
                     cue="end")  # fmt: skip
    part = (start("sweeps from here", expert=True), end("sweeps up to here", expert=True))
    corner = frequency("corner at the start", None)
    return EffectSpec(name, FAMILY, hint, (corner, last, _SLOPE, *part), memory="whole")


EFFECTS = (
    EffectSpec(
        "low_shelf", FAMILY, "Lifts or lowers all lows: warmth, weight, thinness.",
        (frequency("corner", 200), gain("boost or cut"), _q(0.7, 0.1, 2)),
        cue="warm, full, thin", strength=("gain_db",),
    ),
    EffectSpec(
        "high_shelf", FAMILY, "Lifts or lowers all highs: bright, dark, air.",
        (frequency("corner", 4000), gain("boost or cut"), _q(0.7, 0.1, 2)),
        cue="bright, dark, air", strength=("gain_db",),
    ),
    EffectSpec(
        "bell", FAMILY, "Boosts or cuts around one frequency: mud, boxiness, presence, harshness.",
        (frequency("centre", None), gain("boost or cut"), _q(1, 0.1, 18)),
        cue="mud, boxy, presence, harsh", strength=("gain_db",),
    ),
    EffectSpec(
        "notch", FAMILY, "Cuts one narrow frequency out: ringing, whistles.",
        (frequency("centre", None), _q(8, 1, 18, neutral=18)),
        strength=("q",),
    ),
    EffectSpec(
        "tilt", FAMILY, "Turns the whole balance: above 0 brightens, below darkens.",
        (frequency("pivot", 800), gain("highs up and lows down by this", -12, 12)),
        cue="whole balance, up is brighter", strength=("gain_db",),
    ),
    EffectSpec(
        "high_pass", FAMILY, "Removes everything below: rumble, boom, proximity.",
        (frequency("corner", None, neutral=20), _SLOPE),
        cue="rumble, boom", strength=("frequency_hz",),
    ),
    EffectSpec(
        "low_pass", FAMILY, "Removes everything above: hiss, glare, 'next door'.",
        (frequency("corner", None, neutral=20_000), _SLOPE),
        cue="hiss, muffled", strength=("frequency_hz",),
    ),
    _sweep("high_pass_sweep", "Lows that go or come little by little: builds, risers."),
    _sweep("low_pass_sweep", "Opens or closes little by little: dark to bright or back."),
)  # fmt: skip
