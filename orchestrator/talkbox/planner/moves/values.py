"""Strengths as values: where a move's parameters stand for a touch, the plain word, way more.

A move that scales has three values for a parameter; between and beyond them the line is followed,
in octaves for frequencies and times. The way back, from a stage's value to a strength, makes "a
bit more" and corrections steps on the same line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from talkbox.planner.effects import effects
from talkbox.planner.sound.placing import placed
from talkbox.planner.sound.scene import Scene
from talkbox_prompts.lexicon import Move, Setting
from talkbox_tools.effect import Parameter, Value

WEAKEST, STRONGEST = 0.3, 4.5
"""Beyond these a move is not stretched; other moves are tried."""


def value_at(setting: Setting, parameter: Parameter, strength: float, scene: Scene) -> Value:
    """The setting's value at a strength, inside the parameter's range and on its grid."""
    if isinstance(setting, str):
        return setting
    if isinstance(setting, tuple):
        setting = _on_line(setting, strength, log=_in_octaves(parameter, setting))
    return settled(parameter, setting, scene)


def settled(parameter: Parameter, value: float, scene: Scene) -> float:
    """The nearest value that the parameter takes and the sample rate allows."""
    value = min(max(value, parameter.minimum), parameter.maximum)
    if parameter.name == "frequency_hz" and value > scene.highest_hz:
        value = math.floor(scene.highest_hz)
    return parameter.snap(value)


def strength_at(setting: tuple[float, float, float], parameter: Parameter, value: float) -> float:
    """The strength at which the setting has this value; the inverse of `value_at`."""
    log = _in_octaves(parameter, setting)
    points = [_scaled(point, log) for point in setting]
    at = _scaled(value, log)
    upwards = points[2] >= points[0]
    low, middle, high = points if upwards else [-point for point in points]
    at = at if upwards else -at
    if at <= middle:
        return _share(at, low, middle) + 1.0
    return _share(at, middle, high) + 2.0


def settings_at(move: Move, strength: float, scene: Scene) -> dict[str, Value]:
    """All of a move's settings at a strength."""
    effect = effects()[move.kind]
    return {
        name: value_at(lifted(move, name, scene), effect.parameter(name), strength, scene)
        for name in move.settings
    }


def lifted(move: Move, name: str, scene: Scene) -> Setting:
    """A setting for this source: frequencies placed where it sounds, and a level added to what
    stands under one ("12 dB under the true peak")."""
    setting, measure = move.settings[name], move.under.get(name)
    if name == "frequency_hz":
        return placed(move, setting, scene)
    if measure is None or isinstance(setting, str):
        return setting
    level = scene.level(measure, 0.0)
    if isinstance(setting, tuple):
        low, middle, high = setting
        return low + level, middle + level, high + level
    return setting + level


def stage_strength(move: Move, parameters: Mapping[str, Value], scene: Scene) -> float | None:
    """The strength at which a stage stands, by the move's first scaling parameter; None without."""
    effect = effects()[move.kind]
    for name in move.settings:
        setting, value = lifted(move, name, scene), parameters.get(name)
        if isinstance(setting, tuple) and isinstance(value, int | float):
            if setting[0] == setting[2]:
                continue
            return strength_at(setting, effect.parameter(name), value)
    return None


def _on_line(points: tuple[float, float, float], strength: float, *, log: bool) -> float:
    strength = min(max(strength, WEAKEST), STRONGEST)
    low, middle, high = (_scaled(point, log) for point in points)
    if strength <= 2.0:
        at = low + (middle - low) * (strength - 1.0)
    else:
        at = middle + (high - middle) * (strength - 2.0)
    if not log and points[0] * at < 0:
        at = 0.0  # the far end of the line must not turn a cut into a boost
    return math.exp(at) if log else at


def _in_octaves(parameter: Parameter, points: tuple[float, float, float]) -> bool:
    return parameter.scale == "log" and min(points) > 0


def _scaled(value: float, log: bool) -> float:
    return math.log(max(value, 1e-9)) if log else value


def _share(at: float, low: float, high: float) -> float:
    return (at - low) / (high - low) if high != low else 0.0
