"""Width, dynamics and loudness of a reference, each by one stage that can be turned.

How much width and gain are needed follows from the measures. What a compressor does to the crest
factor depends on the music, so its threshold is a first guess that later rounds improve in
proportion to what it reached.
"""

from __future__ import annotations

from collections.abc import Mapping

from talkbox_tools.chain import Stage
from talkbox_tools.context import ToolError
from talkbox_tools.effect import Value
from talkbox_tools.goal import Aim
from talkbox_tools.matching.part import Pair, Part

Setting = tuple[str, Mapping[str, Value]]
"""An effect and its parameters."""

CEILING_DBTP = -1.0
"""Where peaks stay, as EBU R 128 asks."""
_MONO_DB = -40.0
"""Side over mid under this is mono to the ear."""
_WIDTH_WITHIN_DB, _CREST_WITHIN_DB, _LOUDNESS_WITHIN_LU = 1.0, 1.0, 0.5
_MOST_CREST_DB = 10.0
_FIRST_DEPTH = 1.6
"""dB of compression range for a dB of crest factor, at 4:1 on most music."""
_FIRST_ATTACK = 1.5
_CORRECTION = (0.5, 2.5)
"""How far one round may turn what the last one set."""
_LEAST_SHARE = 0.3
"""A compressor that brought less than this of the way makes room for a limiter."""
_PEAKS: Mapping[str, Value] = {"ratio": 4.0, "release_ms": 120.0}
_QUIETEST_LUFS, _LOUDEST_LUFS = -40.0, -5.0


def match_width(pair: Pair) -> Part:
    """Side over mid by `amount` towards the reference; what is mono is made wide first."""
    goal, now = pair.target("side_mid_db"), pair.now.measured["side_mid_db"]
    before, there = pair.start.measured["side_mid_db"], pair.reference.measured["side_mid_db"]
    if goal is None or now is None or before is None or there is None:
        return Part()
    if max(before, there) < _MONO_DB:
        return Part()
    if min(before, there) < _MONO_DB:  # decibels between something and nothing are no way
        before, there = max(before, _MONO_DB), max(there, _MONO_DB)
        goal = before + pair.amount * (there - before)
    if abs(goal - before) < _WIDTH_WITHIN_DB / 2:
        return Part()
    within = _WIDTH_WITHIN_DB if goal > _MONO_DB else -_MONO_DB
    if pair.own and abs(goal - now) <= within / 2:
        return Part()
    aim = Aim("side_mid_db", "at", target=round(goal, 2), within=within)
    made = tuple(stage.id for stage in pair.made("width", "stereoize"))
    return Part((_width(pair, goal, now),), made, (aim,), frozenset({"mono_loss"}))


def _width(pair: Pair, goal: float, now: float) -> Setting:
    before = pair.start.measured["side_mid_db"] or 0.0
    own = pair.made("width", "stereoize")
    if before < _MONO_DB:
        have = float(own[0].parameters["amount"]) if own else 1.0
        moved = goal - now if own else goal
        return "stereoize", {"amount": min(max(have * 10 ** (moved / 20), 0.01), 1.0)}
    if goal <= _MONO_DB:
        return "width", {"width_ratio": 0.0}
    have = float(own[0].parameters["width_ratio"]) if own else 1.0
    return "width", {"width_ratio": min(max(have, 0.01) * 10 ** ((goal - now) / 20), 3.0)}


def match_dynamics(pair: Pair) -> Part:
    """The crest factor by `amount` towards the reference: compressed, or attacks sharpened."""
    goal, before = pair.target("crest_db"), pair.start.measured["crest_db"]
    now, peak = pair.now.measured["crest_db"], pair.start.measured["sample_peak_dbfs"]
    if goal is None or before is None or now is None or peak is None:
        return Part()
    wanted = min(max(goal - before, -_MOST_CREST_DB), _MOST_CREST_DB)
    if abs(wanted) < _CREST_WITHIN_DB / 2:
        return Part()
    aim = Aim("crest_db", "at", target=round(before + wanted, 2), within=_CREST_WITHIN_DB)
    own = pair.made("compressor", "limiter", "transient_shaper")
    reached = now - before
    if own and abs(wanted - reached) <= _CREST_WITHIN_DB / 2:
        return Part()
    stage = _sharpened(own, wanted, reached) if wanted > 0 else _held(own, wanted, reached, peak)
    permits = frozenset({"lost_dynamics"}) if wanted < 0 else frozenset()
    return Part((stage,), tuple(each.id for each in own), (aim,), permits)


def _sharpened(own: list[Stage], wanted: float, reached: float) -> Setting:
    """Attacks lifted, in later rounds by what the last one lacked."""
    attack_db = wanted * _FIRST_ATTACK
    if own:
        attack_db = float(own[0].parameters.get("attack_db", attack_db)) * _turn(wanted, reached)
    return "transient_shaper", {"attack_db": min(attack_db, 12.0), "sustain_db": 0.0}


def _held(own: list[Stage], wanted: float, reached: float, peak_db: float) -> Setting:
    """Peaks compressed; where that hardly lowers the crest, or raises it, limited."""
    limited = [stage for stage in own if stage.effect == "limiter"]
    compressed = [stage for stage in own if stage.effect == "compressor"]
    if limited and not compressed:
        ceiling_db = float(limited[-1].parameters["ceiling_db"]) + wanted - reached
        return "limiter", {"ceiling_db": min(max(ceiling_db, -24.0), 0.0)}
    if compressed and reached > _LEAST_SHARE * wanted:
        return "limiter", {"ceiling_db": min(max(peak_db + wanted, -24.0), 0.0)}
    depth_db = -wanted * _FIRST_DEPTH
    if compressed:
        depth_db = peak_db - float(compressed[0].parameters["threshold_db"])
        depth_db *= _turn(wanted, reached)
    threshold_db = min(max(peak_db - depth_db, -60.0), 0.0)
    return "compressor", {"threshold_db": threshold_db, "attack_ms": 0.1, **_PEAKS}


def _turn(wanted: float, reached: float) -> float:
    """What to multiply a setting by that moved the sound by `reached` instead of `wanted`."""
    low, high = _CORRECTION
    if reached * wanted <= 0:
        return high
    return min(max(wanted / reached, low), high)


def match_loudness(pair: Pair) -> Part:
    """The loudness by `amount` towards the reference, peaks held; raises ToolError for silence."""
    goal, before = pair.target("integrated_lufs"), pair.start.measured["integrated_lufs"]
    if goal is None or before is None:
        raise ToolError("The sound is too quiet or too short to have a loudness.")
    goal = min(max(goal, _QUIETEST_LUFS), _LOUDEST_LUFS)
    peak = pair.start.measured["true_peak_dbtp"] or 0.0
    if abs(goal - before) < _LOUDNESS_WITHIN_LU and peak <= CEILING_DBTP:
        return Part()
    if pair.made("loudness"):
        return Part()
    aim = Aim("integrated_lufs", "at", target=round(goal, 2), within=_LOUDNESS_WITHIN_LU)
    stage = ("loudness", {"target_lufs": goal, "ceiling_db": CEILING_DBTP})
    return Part((stage,), (), (aim,), frozenset({"level_jump", "lost_dynamics"}))
