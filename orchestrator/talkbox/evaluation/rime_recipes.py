"""Recipes for the agentic set: chains drawn from a grid, with prompts at three levels of vagueness.

After the design of RIME and POEMS (arXiv 2607.19605): a recipe makes a chain, the chain makes the
prompts. All follows from a seed. Level 0 says exact numbers, level 1 effects with words for their
strength, level 2 only how it should sound.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from talkbox.evaluation.floors import by_hand

if TYPE_CHECKING:
    from talkbox.evaluation.clips import Clip
    from talkbox_tools.chain import Chain

LEVELS = 3
LONGEST = 4
CLIPS = ("bass", "drums", "guitar", "keys", "mix", "pad", "voice")
"""The clips that recipes are made for: those without a fault."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One stage of a recipe."""

    effect: str
    parameters: Mapping[str, float]
    """Only those that the recipe says; the rest is as the effect likes it."""
    phrases: tuple[str, ...]
    """How it is asked for at each level."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A clip, a chain, and the prompts that ask for it."""

    number: int
    clip: str
    stages: tuple[Drawn, ...]
    prompts: tuple[str, ...]
    """One for each level."""

    def chain(self) -> Chain:
        """The chain that the prompts describe."""
        return by_hand([{"effect": it.effect, **it.parameters} for it in self.stages])


def recipes(count: int, clips: Sequence[Clip], seed: int) -> tuple[Recipe, ...]:
    """So many recipes over the clips; the first ones are the same for every count."""
    suited = [clip for clip in clips if clip.name in CLIPS]
    return tuple(_recipe(number, suited, seed) for number in range(count))


def _recipe(number: int, clips: Sequence[Clip], seed: int) -> Recipe:
    draw = np.random.default_rng([seed, number])
    clip = clips[int(draw.integers(len(clips)))]
    length = 1 + number % LONGEST
    table = _table()
    entries = _chosen(table["stage"], length, "stereo" in clip.kinds, draw)
    stages = tuple(_drawn(entry, table, draw) for entry in entries)
    prompts = tuple(_prompt(level, stages, table) for level in range(LEVELS))
    return Recipe(number, clip.name, stages, prompts)


def _chosen(
    entries: Sequence[dict[str, Any]], length: int, stereo: bool, draw: np.random.Generator
) -> list[dict[str, Any]]:
    """Different slots, so that no two stages work against each other; in the order of a desk."""
    taken: dict[int, dict[str, Any]] = {}
    for place in draw.permutation(len(entries)):
        entry = entries[int(place)]
        if len(taken) < length and (stereo or not entry.get("stereo")):
            taken.setdefault(entry["slot"], entry)
    return [taken[slot] for slot in sorted(taken)]


def _drawn(entry: Mapping[str, Any], table: Mapping[str, Any], draw: np.random.Generator) -> Drawn:
    size = int(draw.integers(len(table["sizes"])))
    varied = {name: values[size] for name, values in entry["vary"].items()}
    said = {name: f"{value:g}" for name, value in varied.items()}
    if entry["exact"].startswith("cut "):
        said = {name: value.removeprefix("-") for name, value in said.items()}
    phrases = (
        entry["exact"].format(**said),
        entry["named"].format(size=table["sizes"][size]),
        table["degrees"][size].format(sound=entry["sound"]),
    )
    return Drawn(entry["effect"], {**entry.get("fixed", {}), **varied}, phrases)


def _prompt(level: int, stages: Sequence[Drawn], table: Mapping[str, Any]) -> str:
    return str(table["open"][level] + table["then"][level].join(it.phrases[level] for it in stages))


@cache
def _table() -> dict[str, Any]:
    text = (files("talkbox.evaluation") / "rime.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
