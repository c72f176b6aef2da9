"""What must be beaten: doing nothing, doing something at random, doing the opposite.

A share says little without them: on some clips a random equaliser happens to do what was asked.
The other end is a plain edit by hand, where the case has one: it shows what can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from talkbox.evaluation.judging import Result, louder_lu
from talkbox.evaluation.sound import Sound
from talkbox_tools.chain import Chain, Stage
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec, Parameter, Value

NO_CHANGE, RANDOM, INVERTED, BY_HAND = "no change", "random equaliser", "inverted", "by hand"
RANDOM_DB = 6.0
_BANDS_HZ = (60.0, 180.0, 500.0, 1_500.0, 4_500.0, 12_000.0)
_BAND_OCTAVES = 0.7
_DECLINED = "Nothing was changed."
_SPECS: dict[str, EffectSpec] = {spec.name: spec for spec in EFFECTS}


def no_change(source: Sound, written: bool) -> Result:
    """The source again where something was to be written; where not, a refusal in words."""
    return Result(source if written else None, _DECLINED, not written)


def random_equaliser(source: Sound, seed: Sequence[int]) -> Result:
    """Six broad bells between -6 and 6 dB, at the source's loudness and with no new overs."""
    gains_db = np.random.default_rng(list(seed)).uniform(-RANDOM_DB, RANDOM_DB, len(_BANDS_HZ))
    frequencies = np.maximum(np.fft.rfftfreq(source.samples, 1 / source.rate_hz), 1.0)
    curve_db = np.zeros_like(frequencies)
    for hz, gain_db in zip(_BANDS_HZ, gains_db, strict=True):
        curve_db += gain_db * np.exp(-0.5 * (np.log2(frequencies / hz) / _BAND_OCTAVES) ** 2)
    bins = np.fft.rfft(source.audio) * 10 ** (curve_db / 20)
    audio = np.fft.irfft(bins, source.samples)
    sound = as_loud(Sound(audio, source.rate_hz), source)
    return Result(trimmed(sound, source), "Something was changed.")


def as_loud(sound: Sound, source: Sound) -> Sound:
    """The sound at the source's loudness."""
    gain_db = -louder_lu(source, sound)
    return Sound(sound.audio * 10 ** (gain_db / 20), sound.rate_hz)


def inverted(chain: Chain, measured_lufs: float) -> Chain:
    """The opposite edit: gains, shifts and ratios turned round; what has none is left out."""
    turned = [_turned(stage, measured_lufs) for stage in chain.active()]
    return Chain(tuple(stage for stage in turned if stage is not None), chain.added)


def by_hand(settings: Sequence[Mapping[str, float | str]]) -> Chain:
    """The chain of a case's `by_hand`; raises EffectError for what no effect takes."""
    stages = []
    for number, setting in enumerate(settings, 1):
        effect = str(setting["effect"])
        given = {name: value for name, value in setting.items() if name != "effect"}
        stages.append(Stage(f"s{number}", effect, _SPECS[effect].complete(given)))
    return Chain(tuple(stages), len(stages))


def trimmed(sound: Sound, source: Sound) -> Sound:
    """The sound turned down as far as it has new overs, as anyone at a desk would."""
    over_db = sound.true_peak_dbtp - max(0.0, source.true_peak_dbtp)
    return sound if over_db <= 0 else Sound(sound.audio * 10 ** (-over_db / 20), sound.rate_hz)


@dataclass(frozen=True, slots=True)
class _Opposite:
    """What an effect's name becomes, and how each of its parameters turns."""

    effect: str
    parameters: Mapping[str, Callable[[float, float], float]]


def _negative(value: float, _: float) -> float:
    return -value


def _inverse(value: float, _: float) -> float:
    return 1 / max(value, 0.05)


def _mirrored_loudness(value: float, measured_lufs: float) -> float:
    return 2 * measured_lufs - value


_OPPOSITES: dict[str, _Opposite] = {
    **{
        name: _Opposite(name, {"gain_db": _negative})
        for name in ("low_shelf", "high_shelf", "bell", "tilt", "gain")
    },
    "high_pass": _Opposite("low_pass", {}),
    "low_pass": _Opposite("high_pass", {}),
    "transient_shaper": _Opposite(
        "transient_shaper", {"attack_db": _negative, "sustain_db": _negative}
    ),
    "loudness": _Opposite("loudness", {"target_lufs": _mirrored_loudness}),
    "width": _Opposite("width", {"width_ratio": _inverse}),
    "stereoize": _Opposite("mono", {}),
    "mono": _Opposite("stereoize", {}),
    "pan": _Opposite("pan", {"position": _negative}),
    "balance": _Opposite("balance", {"position": _negative}),
    "mid_side": _Opposite("mid_side", {"mid_db": _negative, "side_db": _negative}),
    "pitch": _Opposite("pitch", {"semitones": _negative}),
    "tempo": _Opposite("tempo", {"speed_ratio": _inverse}),
    "varispeed": _Opposite("varispeed", {"speed_ratio": _inverse}),
    "fade_in": _Opposite("fade_out", {}),
    "fade_out": _Opposite("fade_in", {}),
}


def _turned(stage: Stage, measured_lufs: float) -> Stage | None:
    opposite = _OPPOSITES.get(stage.effect)
    if opposite is None:
        return None
    spec = _SPECS[opposite.effect]
    values: dict[str, Value] = {}
    for parameter in spec.parameters:
        value = stage.parameters.get(parameter.name, parameter.default)
        turn = opposite.parameters.get(parameter.name)
        if value is not None:
            values[parameter.name] = _within(parameter, value, turn, measured_lufs)
    return Stage(stage.id, opposite.effect, values)


def _within(
    parameter: Parameter,
    value: Value,
    turn: Callable[[float, float], float] | None,
    measured_lufs: float,
) -> Value:
    if isinstance(value, str):
        return value
    return parameter.snap(value if turn is None else turn(value, measured_lufs))
