"""A session that never was: a context with a chain, measurements and takes for tools to read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from talkbox_tools.chain import Add, Chain, Change
from talkbox_tools.context import Context, Take
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import EffectSpec
from talkbox_tools.measures import MEASURES

_STAGES: tuple[tuple[str, dict[str, float]], ...] = (
    ("high_shelf", {"frequency_hz": 4000, "gain_db": -6}),
    ("reverb", {"mix": 0.2}),
    ("limiter", {}),
)


def sample_context(
    effects: Sequence[EffectSpec] = EFFECTS, folders: Sequence[Path] = ()
) -> Context:
    """A stereo clip of 2 seconds in its third take, with a shelf, a reverb and a limiter on it."""
    known = {effect.name: effect for effect in effects}
    chain = Chain()
    for name, given in _STAGES:
        if name in known:
            chain = chain.apply(Change((Add(name, known[name].complete(given)),)))
    source: dict[str, float | None] = dict.fromkeys(MEASURES, -12.0)
    now: dict[str, float | None] = dict.fromkeys(MEASURES, -14.5)
    return Context(
        chain=chain,
        effects=known,
        seconds=2.0,
        source=source,
        now=now,
        takes=(Take("take 0", "", source), Take("take 1", "darker", now)),
        folders=tuple(folders),
    )
