"""Chains to call the built-in tools on, and what a refusal shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from talkbox_tools import builtin
from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec
from talkbox_tools.tool import Tool

SPECS = {effect.name: effect for effect in EFFECTS}
NOTHING = Context(effects=SPECS)
DARK = ("high_shelf", {"gain_db": -6})
ROOM = ("reverb", {"mix": 0.2})

every_effect = pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: effect.name)


def tool_of(effect: EffectSpec) -> Tool:
    made = getattr(builtin, effect.family)
    assert isinstance(made, Tool)
    return made


def chain(*stages: tuple[str, Mapping[str, Any]]) -> Context:
    """A context whose chain has these stages, s1 first."""
    edits = tuple(Add(effect, SPECS[effect].complete(given)) for effect, given in stages)
    return replace(NOTHING, chain=Chain().apply(Change(edits)))


def edit(context: Context, **arguments: Any) -> Change:
    return builtin.edit_chain.call(context, arguments)


def refusal(context: Context, made: Tool, **arguments: Any) -> str:
    with pytest.raises(ToolError) as refused:
        made.call(context, arguments)
    return str(refused.value)


def correct_call(sentence: str) -> dict[str, Any]:
    """The arguments of the call that a refusal shows."""
    pairs = sentence.partition("A correct call: ")[2].partition("(")[2].removesuffix(").")
    return {
        name: json.loads(value)
        for name, _, value in (pair.partition("=") for pair in pairs.split(", "))
    }
