"""Where a new stage goes, decided here and nowhere else.

What mends the recording as it was made (tag `restores`) goes first. What sets the level or holds a
ceiling (gain, loudness, limiter, maximizer) goes last. Everything else goes before the run of such
stages that ends the chain, switched off or not, so that a ceiling or a loudness once asked for
still holds after the next edit.
"""

from __future__ import annotations

from collections.abc import Mapping

from talkbox_tools.chain import Chain
from talkbox_tools.effect import EffectSpec


def position_for(effect: EffectSpec, chain: Chain, effects: Mapping[str, EffectSpec]) -> int | None:
    """The position of a new stage of `effect`; None is last."""
    if "restores" in effect.tags and chain.stages:
        return 0
    if _is_final(effect):
        return None
    position = len(chain.stages)
    while position and _is_final(effects.get(chain.stages[position - 1].effect)):
        position -= 1
    return None if position == len(chain.stages) else position


def _is_final(effect: EffectSpec | None) -> bool:
    if effect is None:
        return False
    holds_ceiling = any(parameter.name == "ceiling_db" for parameter in effect.parameters)
    return holds_ceiling or "level" in effect.tags
