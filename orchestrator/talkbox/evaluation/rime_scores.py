"""How near a chain comes to the one that was meant: graph, parameters, and the sound itself.

Graph F1 and directional similarity bear the names that RIME gave them (arXiv 2607.19605); the
formulas here are our own reading of those names. The embedding is 35 plain features, not MERT.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from talkbox.evaluation.rime_recipes import Recipe
from talkbox_tools.chain import Chain, Stage
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec, Parameter

Doubles = NDArray[np.float64]

_SPECS: dict[str, EffectSpec] = {spec.name: spec for spec in EFFECTS}
_OPERATORS = {
    **{spec.name: "equaliser" for spec in EFFECTS if spec.family == "equalize"},
    **dict.fromkeys(("compressor", "limiter", "maximizer"), "compressor"),
    **dict.fromkeys(("saturation", "distortion", "hard_clip"), "distortion"),
    **dict.fromkeys(("reverb", "convolution"), "reverb"),
    **dict.fromkeys(("delay", "slapback"), "delay"),
    **dict.fromkeys(("width", "stereoize", "mid_side"), "width"),
    **dict.fromkeys(("pan", "balance"), "pan"),
    **dict.fromkeys(("gain", "loudness"), "level"),
}
"""Effect -> the operator that it is one kind of; others are their own."""


def graph_f1(chain: Chain, recipe: Recipe) -> float:
    """F1 over nodes (operators) and edges (which follows which), 0 to 1."""
    given = _graph([stage.effect for stage in chain.active()])
    meant = _graph([stage.effect for stage in recipe.stages])
    common = (given & meant).total()
    return 2 * common / (given.total() + meant.total())


def _graph(effects: list[str]) -> Counter[tuple[str, ...]]:
    """Neighbouring filters are one equaliser, however many it has."""
    nodes: list[str] = []
    for effect in effects:
        operator = _OPERATORS.get(effect, effect)
        if not nodes or nodes[-1] != operator:
            nodes.append(operator)
    return Counter([(node,) for node in nodes] + list(pairwise(nodes)))


def parameter_errors(chain: Chain, recipe: Recipe) -> list[float]:
    """Distance of every parameter that the recipe says from the nearest stage of that effect.

    A share of the parameter's range, on its own scale; effects that are missing give none.
    """
    errors: list[float] = []
    left = list(chain.active())
    for meant in recipe.stages:
        same = [stage for stage in left if stage.effect == meant.effect]
        if same:
            nearest = min(same, key=lambda stage: sum(_errors(stage, meant.parameters)))
            left.remove(nearest)
            errors += _errors(nearest, meant.parameters)
    return errors


def _errors(stage: Stage, meant: Mapping[str, float]) -> list[float]:
    spec = _SPECS[stage.effect]
    return [
        abs(
            _place(spec.parameter(name), stage.parameters[name])
            - _place(spec.parameter(name), value)
        )
        for name, value in meant.items()
    ]


def _place(parameter: Parameter, value: float | str) -> float:
    """Where a value lies in its range, 0 to 1."""
    low, high, at = parameter.minimum, parameter.maximum, float(value)
    if parameter.scale == "log":
        low, high, at = math.log(low), math.log(high), math.log(max(at, 1e-9))
    return (at - low) / (high - low)


def similarity(moved: Doubles, meant: Doubles) -> float:
    """Cosine between two ways through feature space; 0 where one of them leads nowhere."""
    lengths = float(np.linalg.norm(moved) * np.linalg.norm(meant))
    return float(moved @ meant) / lengths if lengths > 1e-9 else 0.0
