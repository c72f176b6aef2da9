"""A match as a change of the chain: the axes in order, each stage put where its kind belongs.

Each call works from the sound as the turn began; a later round replaces what the earlier ones put
in by what the remaining difference asks for, so that stages never pile up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from talkbox_tools.builtin.placement import position_for
from talkbox_tools.chain import Add, Chain, Change, Edit, Remove
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.similarity import likeness
from talkbox_tools.dsp.similarity_profile import Profile
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.matching.levels import (
    CEILING_DBTP,
    match_dynamics,
    match_loudness,
    match_width,
)
from talkbox_tools.matching.part import Pair, Part
from talkbox_tools.matching.reference import reference
from talkbox_tools.matching.tone import match_tone

What = Literal["tone", "width", "dynamics", "loudness", "all"]
_LEVEL_WITHIN_LU = 1.0
_HOLDS_PEAKS = ("limiter", "maximizer", "loudness")


def match(context: Context, file: str, what: What, amount: float, round: int) -> Change:
    """The change that brings the sound by `amount` (above 0, at most 1) towards the file.

    Its goal binds. From the second round on the stages of the earlier ones are replaced by what
    the remaining difference asks for. Nothing is edited where nothing is left to do. Raises
    ToolError for a reference that cannot serve, and where there is no sound.
    """
    there = reference(file, context)
    pair = _pair(context, there, amount, round)
    parts = list(_parts(pair, what))
    report = _report(file, what, pair)
    edits = tuple(_edits(parts, context))
    if not edits:
        return Change(report={"already": f"The {_said(what)} of {file} is matched already."})
    if round > 1:
        return Change(edits, report=report)
    goal = _goal(parts, f"{_said(what)} like {file}", what)
    return Change(edits, goal.to_json(), report, binding=True)


def _pair(context: Context, there: Profile, amount: float, round: int) -> Pair:
    if context.profile is None:
        raise ToolError("There is no sound at hand to be matched.")
    now = context.profile(context.chain)
    if now.silent:
        raise ToolError("The sound is silent; there is nothing to be made like another.")
    if round == 1:
        return Pair(now, now, there, amount)
    old = {stage.id for stage in context.before.stages}
    own = tuple(stage for stage in context.chain.stages if stage.id not in old)
    return Pair(context.profile(context.before), now, there, amount, own)


def _parts(pair: Pair, what: What) -> Iterator[Part]:
    everything = what == "all"
    if everything or what == "tone":
        yield match_tone(pair, keep_level=not everything)
    if everything or what == "width":
        yield match_width(pair)
    if everything or what == "dynamics":
        yield match_dynamics(pair)
    if what == "loudness" or (everything and pair.target("integrated_lufs") is not None):
        yield match_loudness(pair)


def _edits(parts: list[Part], context: Context) -> Iterator[Edit]:
    """The edits in the order in which they apply, each stage put where its kind belongs."""
    chain = context.chain
    for edit in _planned(parts, context):
        if isinstance(edit, Add):
            spec = context.effect(edit.effect)
            position = position_for(spec, chain, context.effects)
            if edit.effect == "gain":  # the filters' own level, and so before any ceiling
                position = _behind_filters(chain, context)
            edit = Add(edit.effect, context.complete(edit.effect, edit.parameters), position)
        chain = chain.apply(Change((edit,)))
        yield edit


def _planned(parts: list[Part], context: Context) -> Iterator[Edit]:
    for part in parts:
        yield from (Remove(id) for id in part.replaces)
        yield from (Add(effect, values) for effect, values in part.stages)
    if _needs_ceiling(parts, context.chain):
        yield Add("limiter", {"ceiling_db": CEILING_DBTP})


def _behind_filters(chain: Chain, context: Context) -> int | None:
    """Where a filter would go now: behind all that were added so far."""
    return position_for(context.effect("bell"), chain, context.effects)


def _needs_ceiling(parts: list[Part], chain: Chain) -> bool:
    """Whether boosts may lift peaks over the ceiling that nothing holds yet."""
    lifted = any(part.peak_db > 0.5 for part in parts)
    held = any(stage.effect in _HOLDS_PEAKS for stage in chain.active())
    held = held or any(effect in _HOLDS_PEAKS for part in parts for effect, _ in part.stages)
    return lifted and not held


def _goal(parts: list[Part], asked: str, what: What) -> Goal:
    aims = tuple(aim for part in parts for aim in part.aims)
    if what not in ("loudness", "all"):
        aims += (Aim("integrated_lufs", "keep", within=_LEVEL_WITHIN_LU, optional=True),)
    return Goal(aims, asked, frozenset().union(*(part.permits for part in parts)))


def _report(file: str, what: What, pair: Pair) -> dict[str, object]:
    """How far apart the two are on each axis before this call, and what was left out of it."""
    axes = likeness(pair.now, pair.reference).axes
    apart = {name: f"{axis.distance:.1f} {axis.unit}" for name, axis in axes.items()}
    report: dict[str, object] = {"reference": file, "matched": what, "apart": apart}
    here, there = pair.start.spectrum.rate_hz, pair.reference.spectrum.rate_hz
    if here != there:
        report["rate"] = (
            f"{file} has {there} Hz; tone is compared up to {min(here, there) / 2:g} Hz"
        )
    return report


def _said(what: What) -> str:
    return "sound" if what == "all" else what
