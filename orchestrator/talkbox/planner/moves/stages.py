"""Which stages of the chain a word's moves made, and what one more edit of them is.

Gains, semitones and speeds add up: brighter after darker takes the same shelf back. Everything
else moves along the strengths of its move.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from talkbox.planner.effects import effects
from talkbox.planner.moves.values import settled
from talkbox.planner.sound.placing import octaves_moved
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.lexicon import Move, Word
from talkbox_tools.chain import Stage
from talkbox_tools.effect import Parameter, Value

_NEAR = 2.0
"""Corner frequencies within this factor count as the same filter."""
_SHAPED = frozenset({"low_shelf", "high_shelf", "bell", "notch", "tilt", "high_pass", "low_pass"})
"""Effects of which a chain may hold several with different purposes."""
_SEVERAL = frozenset({"gain", "trim", "cut_out"})
"""Effects that are never taken for one another."""


def made_by(move: Move, stages: Iterable[Stage], scene: Scene | None = None) -> Stage | None:
    """The newest stage that this move, or one like it, made; in `scene` it may stand elsewhere."""
    found = [stage for stage in stages if not stage.bypassed and _fits(move, stage, scene)]
    return max(found, key=lambda stage: int(stage.id.removeprefix("s")), default=None)


def made_by_word(word: Word, stages: Sequence[Stage], scene: Scene | None = None) -> list[Stage]:
    """The stages that the word's moves made, on whatever kind of source."""
    meanings = (word.meaning, *(meaning for _, meaning in word.cases))
    found: dict[str, Stage] = {}
    for meaning in meanings:
        for move in meaning.moves:
            stage = made_by(move, stages, scene)
            if stage is not None and _same_way(move, stage):
                found[stage.id] = stage
    return list(found.values())


def _fits(move: Move, stage: Stage, scene: Scene | None) -> bool:
    if stage.effect != move.kind or move.kind in _SEVERAL:
        return False
    return move.kind not in _SHAPED or _near(move, stage, scene)


def _near(move: Move, stage: Stage, scene: Scene | None) -> bool:
    setting = move.settings.get("frequency_hz")
    there = stage.parameters.get("frequency_hz")
    if setting is None or isinstance(setting, str | tuple) or not isinstance(there, int | float):
        return True
    meant = setting * 2 ** octaves_moved(move, scene) if scene is not None else setting
    return any(1 / _NEAR <= there / hz <= _NEAR for hz in (setting, meant))


def _same_way(move: Move, stage: Stage) -> bool:
    """Whether the stage goes the move's way: a cut never counts as a boost's."""
    for parameter in adding(move):
        setting, there = move.settings[parameter.name], stage.parameters.get(parameter.name)
        wanted = setting[2] if isinstance(setting, tuple) else setting
        if not isinstance(wanted, str) and isinstance(there, int | float):
            neutral = parameter.neutral or 0.0
            if (wanted - neutral) * (there - neutral) < 0:
                return False
    return True


def adding(move: Move) -> list[Parameter]:
    """The parameters of a move that add up with what a stage has already."""
    spec = effects()[move.kind]
    return [p for p in spec.parameters if p.name in move.settings and adds_up(spec.name, p)]


def adds_up(effect: str, parameter: Parameter) -> bool:
    """Whether two settings of the parameter make one: gains add, speeds multiply."""
    if effect == "width" or parameter.name == "speed_ratio":
        return True
    signed = parameter.minimum < 0 < parameter.maximum
    return signed and parameter.neutral == 0 and parameter.name != "position"


def together(parameter: Parameter, old: float, new: float, scene: Scene) -> float:
    """The one setting that does what the two did."""
    neutral = parameter.neutral or 0.0
    multiplies = neutral == 1
    return settled(parameter, old * new if multiplies else old + new, scene)


def is_neutral(effect: str, values: dict[str, Value]) -> bool:
    """Whether a stage with these values does nothing that is heard."""
    spec = effects()[effect]
    adding_up = [p for p in spec.parameters if p.name in values and adds_up(effect, p)]
    if not adding_up:
        return False
    return all(_is_small(parameter, values[parameter.name]) for parameter in adding_up)


def _is_small(parameter: Parameter, value: Value) -> bool:
    if isinstance(value, str):
        return False
    if parameter.neutral == 1:
        return abs(math.log(max(value, 1e-6))) < 0.03
    return abs(value) < 0.75 if parameter.unit == "dB" else abs(value) < 0.01


def changed(before: Sequence[Stage], after: Sequence[Stage]) -> list[Stage]:
    """The stages of `after` that are new or were changed since `before`."""
    old = {stage.id: stage for stage in before}
    return [stage for stage in after if old.get(stage.id) != stage]
