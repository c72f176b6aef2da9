"""The effects that moves are made of, by name, as the backend describes them."""

from __future__ import annotations

from functools import cache

from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec


@cache
def effects() -> dict[str, EffectSpec]:
    """Every effect by its name."""
    return {effect.name: effect for effect in EFFECTS}


def is_text(effect: str, name: str) -> bool:
    """Whether a parameter's value is a word or a file and no number."""
    parameter = effects()[effect].parameter(name)
    return parameter.is_file or any(not choice.isdigit() for choice in parameter.choices)
