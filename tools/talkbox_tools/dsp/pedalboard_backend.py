"""The built-in backend: pedalboard where it is right, numpy where pedalboard is not.

An effect's module is imported when a stage first needs it. A stage that comes out of here has
been checked: its values against the effect's description, its frequencies against the sample rate,
its output by the guards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module, metadata
from types import ModuleType
from typing import TYPE_CHECKING

from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectError

if TYPE_CHECKING:
    from talkbox_tools.backend import Audio, Processor
    from talkbox_tools.chain import Stage
    from talkbox_tools.effect import EffectSpec, Value

    Opener = Callable[[Mapping[str, Value], int, int], Processor]
    Tails = Mapping[str, Callable[[Mapping[str, Value]], float]]

_MODULES = {
    "filters": "low_shelf high_shelf bell notch tilt high_pass low_pass "
    "high_pass_sweep low_pass_sweep",
    "dynamics": "compressor leveler limiter maximizer transient_shaper kick",
    "clean": "gate de_esser remove_dc reduce_hum reduce_hiss declick declip dereverb "
    "reduce_breaths dering",
    "space": "reverb delay slapback ping_pong convolution",
    "modulation": "chorus phaser flanger vibrato tremolo auto_pan",
    "drive": "saturation distortion hard_clip",
    "crush": "bit_reduction rate_reduction",
    "character": "telephone lo_fi",
    "level": "gain loudness",
    "stereo": "width stereoize pan balance mono mid_side mid_side_highs mono_below swap_sides "
    "one_side polarity flip_left flip_right",
    "clip": "pitch tempo varispeed reverse trim cut_out trim_silence add_silence "
    "shorten_pauses repeat part_gain gain_ramp fade_in fade_out",
}
"""Module under `talkbox_tools.dsp.effects` -> the effects it opens, each by a function of its
name: `values, rate_hz, channels -> Processor`."""

_MODULE_OF = {effect: module for module, names in _MODULES.items() for effect in names.split()}
_SPECS: dict[str, EffectSpec] = {spec.name: spec for spec in EFFECTS}
_BOUND_BY_RATE = frozenset({"bell", "notch", "high_pass", "low_pass"})
"""Effects that make no sense above the highest frequency that the file can hold."""


class PedalboardBackend:
    """Every effect of `talkbox_tools.dsp.specs`."""

    @property
    def name(self) -> str:
        """A short word."""
        return "pedalboard"

    def version(self) -> str:
        """The versions that decide the bytes of a render."""
        return _version()

    def describe(self) -> tuple[EffectSpec, ...]:
        """Every effect, without importing anything heavy."""
        return EFFECTS

    def check(self, stage: Stage, rate_hz: int, channels: int) -> None:
        """Raise BackendError when this stage cannot run at this rate or channel count."""
        from talkbox_tools.dsp.biquads import highest_hz
        from talkbox_tools.dsp.guards import check_channels, check_rate, stage_error

        check_rate(rate_hz)
        check_channels(channels)
        values = _values(stage)
        frequency_hz = values.get("frequency_hz")
        limit_hz = highest_hz(rate_hz)
        if stage.effect in _BOUND_BY_RATE and float(frequency_hz or 0) > limit_hz:
            raise stage_error(
                stage,
                f"{frequency_hz:g} Hz is more than this file holds; at a sample rate of "
                f"{rate_hz} Hz frequency_hz goes up to {limit_hz:g}.",
            )

    def open(self, stage: Stage, rate_hz: int, channels: int) -> Processor:
        """A fresh, guarded processor; mono becomes stereo first where the effect needs stereo."""
        from talkbox_tools.dsp.guards import Guarded, named
        from talkbox_tools.dsp.processors import Pointwise, Series

        self.check(stage, rate_hz, channels)
        opener: Opener = getattr(_module(stage.effect), stage.effect)
        widen = _SPECS[stage.effect].needs_stereo and channels == 1
        with named(stage):
            processor = opener(_values(stage), rate_hz, 2 if widen else channels)
        if widen:
            processor = Series(Pointwise(_two_sides), processor)
        return Guarded(processor, stage)

    def tail_seconds(self, stage: Stage) -> float:
        """How long the stage rings on; raises BackendError where its file cannot be read."""
        from talkbox_tools.dsp.guards import named

        values = _values(stage)
        tails: Tails = getattr(_module(stage.effect), "TAILS", {})
        if stage.effect not in tails:
            return 0.0
        with named(stage):
            return float(tails[stage.effect](values))

    def render(self, stage: Stage, audio: Audio, rate_hz: int) -> Audio:
        """The stage over a whole clip, as long as its input unless the effect changes that.

        Raises BackendError for audio that is not finite, not float32 or not mono or stereo.
        """
        from talkbox_tools.dsp.guards import check_audio
        from talkbox_tools.dsp.processors import run

        check_audio(audio)
        processor = self.open(stage, rate_hz, audio.shape[0])
        return run(processor, audio) if audio.shape[1] else audio


def _values(stage: Stage) -> dict[str, Value]:
    """The stage's parameters, complete and checked."""
    from talkbox_tools.dsp.guards import stage_error

    if stage.effect not in _SPECS:
        known = ", ".join(_SPECS)
        raise stage_error(stage, f"there is no such effect; there is: {known}.")
    try:
        return _SPECS[stage.effect].complete(stage.parameters)
    except EffectError as error:
        raise stage_error(stage, error) from error


def _module(effect: str) -> ModuleType:
    return import_module(f"talkbox_tools.dsp.effects.{_MODULE_OF[effect]}")


def _two_sides(block: Audio) -> Audio:
    return block.repeat(2, axis=0)


@cache
def _version() -> str:
    """Without pedalboard itself, which few effects need and which takes long to load."""
    import numpy

    return f"pedalboard {metadata.version('pedalboard')}, numpy {numpy.__version__}"
