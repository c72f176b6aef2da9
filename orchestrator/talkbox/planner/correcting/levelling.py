"""The level at the end of the chain: lost or gained loudness put back, peaks under their ceiling.

Always the least that does it: a gain where there is room for it, a limiter only where there is
not, and for words that ask for attacks rather a little less loudness than their peaks cut off.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from talkbox.messages import Measured
from talkbox.planner.conversing.turning import keeps_level_turned
from talkbox.planner.correcting.attempts import CLOSING
from talkbox.planner.effects import effects
from talkbox.planner.goals.aims import keeps_level
from talkbox.planner.plan import Step
from talkbox.planner.sound.scene import Scene
from talkbox.planner.understanding import Understood
from talkbox_prompts import lexicon
from talkbox_tools.chain import Stage

CEILING_DBTP = -1.0
"""Where peaks must stay when the source's own are lower; EBU R 128."""
_HOT_DBTP = -0.5
"""As far as a gain may go on a source that peaks higher: meters read between samples by 0.4 dB
apart, so more would be hotter on some."""
_PEAKS = frozenset({"true_peak_dbtp", "sample_peak_dbfs"})
_LEVELS = _PEAKS | {"integrated_lufs"}
_PEAKY = frozenset({"crest_db", "plr_db", "transient_db", "kick_db"})
_DRIFT_LU, _ASKED_DRIFT_LU, _FILTERED_LU, _CLEANED_LU = 0.8, 0.4, 2.8, 20.0
"""How far the loudness may drift: as a rule, where its staying was asked for, under filters that
were asked for by name, whose passband is left where it is, and where a fault went that was most of
what was heard."""
_UNSQUASHED_LU = 2.5
"""How much softer it may stay where only a limiter could make it louder."""
_SOFTER_LU = 2.3
"""What peaks that were asked for may cost in loudness before a limiter takes the rest."""
_SPARED_SHARE = 0.25
"""How much of what attacks stand out too far a limiter may take: it costs them more than peaks."""
_INTO_CEILING_DB, _INTO_CEILING_FILTERED_DB, _INTO_CEILING_DENSE_DB = 3.0, 1.5, 9.0
"""How far lost loudness may be won back against the ceiling, in all rounds together. More than
the first would cost attacks, more than the second would be heard before a filter that was asked
for by name; the third is for words that cost attacks anyway."""
_OVERS_DBTP = 0.5
"""Peaks between samples over this are what clipping left behind; their least cure is a gain."""
_DRIFT_OF_OVERS_LU = 2.8
_REDRAWN_ROOM_DB = 6.0
"""What redrawn peaks may cost in level before a limiter takes the rest, for it would flatten them
again."""
_LIMITED_UNHEARD_DB = 1.0
_OVER_DB = 0.05
_FULL_DBFS = -0.1
_MARGIN_DB = 0.2
_LIMITED_SHARE = 1.35
"""A limiter eats about a quarter of the gain that drives sound into it."""
_MOST_GAIN_DB = 24.0
_LEAST_GAIN_DB = 0.3
_NO_GAIN_DB = 0.15


def level_steps(understood: Understood, heard: Measured, stages: Sequence[Stage]) -> list[Step]:
    """The steps that bring loudness and peaks back to where they may be."""
    gain_db = _wanted_gain_db(understood, heard)
    headroom_db = _headroom_db(understood.scene, heard, _HOT_DBTP if gain_db > 0 else _MOST_GAIN_DB)
    over_db, spare_db = gain_db - headroom_db, _spare_db(heard)
    if over_db <= _OVER_DB:
        return _linear(gain_db, stages)
    ceiling_db = _ceiling_db(understood.scene)
    if gain_db <= 0 and (_redraws(understood) or _raises_part(understood, over_db)):
        return _room_made(over_db, stages, ceiling_db)
    if gain_db <= 0 and _overs(understood.scene) and over_db <= _DRIFT_OF_OVERS_LU:
        return _linear(headroom_db, stages)
    if over_db > spare_db:
        gain_db = max(headroom_db + spare_db, gain_db - _SOFTER_LU)
    if gain_db <= 0:
        limited = _limited(stages, ceiling_db) if gain_db - headroom_db > _OVER_DB else []
        return _linear(gain_db, stages) + limited
    driven_db = _driven_db(understood, heard, gain_db, headroom_db, _driven_before_db(stages))
    if driven_db < _LEAST_GAIN_DB:
        return _limited(stages, ceiling_db) if -headroom_db > _OVER_DB else []
    if driven_db <= headroom_db + _OVER_DB:
        return _linear(driven_db, stages)
    return _driven(driven_db, stages, ceiling_db)


def _driven_db(
    understood: Understood,
    heard: Measured,
    gain_db: float,
    headroom_db: float,
    before_db: float,
) -> float:
    """The gain that is worth a limiter: to where the loss is small, and never far into it.

    Peaks that the edit itself raised over the loudness may be taken back whole: below them lie
    the source's own attacks, and those stay.
    """
    room_db = max(headroom_db, 0.0)
    if _is_filtered(understood):
        most_db = _INTO_CEILING_FILTERED_DB
    elif _is_dense(understood):
        most_db = _INTO_CEILING_DENSE_DB
    else:
        most_db = _INTO_CEILING_DB
        if _level_asked(understood):
            return min(gain_db, room_db + most_db)
        gain_db = max(gain_db - _UNSQUASHED_LU, min(gain_db, room_db))
    if not _is_filtered(understood):
        most_db = max(most_db, before_db + _raised_db(understood.scene, heard))
    return min(gain_db, room_db + max(most_db - before_db, 0.0))


def _raised_db(scene: Scene, heard: Measured) -> float:
    """How much further the peaks stand over the loudness than they did."""
    before, after = scene.now.get("plr_db"), heard.measured.get("plr_db")
    return 0.0 if before is None or after is None else after - before


def _driven_before_db(stages: Sequence[Stage]) -> float:
    """What the limiter at the end is driven with already."""
    last = closing("maximizer", stages)
    return 0.0 if last is None else float(last.parameters["gain_db"])


def short_of_room_db(understood: Understood, heard: Measured) -> float:
    """How far the peaks stand over the ceiling, at the loudness that is to stay, with more than a
    limiter may take of them: the goal is attacks that stand out."""
    over_db = -_drift_db(understood, heard) - _headroom_db(understood.scene, heard)
    return over_db - _spare_db(heard)


def _spare_db(heard: Measured) -> float:
    """What a limiter may take off the peaks without undoing a goal about attacks."""
    spare = [
        _SPARED_SHARE * (aim["change"] - (aim["by"] or 0.0))
        for aim in heard.verdict.get("aims", ())
        if aim["measure"] in _PEAKY and aim["want"] == "up"
    ]
    return max(min(spare, default=_MOST_GAIN_DB), 0.0)


def _wanted_gain_db(understood: Understood, heard: Measured) -> float:
    """The gain that puts the loudness back where it should have stayed, or the level where it was
    asked to be; 0 where it is there."""
    missed = _level_aim(heard)
    if missed is not None:
        return float(missed["target"] - missed["after"])
    drift_db = _drift_db(understood, heard)
    allowed_lu = _tolerance_lu(understood)
    if abs(drift_db) <= allowed_lu:
        return 0.0
    if _is_filtered(understood):
        drift_db -= math.copysign(allowed_lu, drift_db)
    return min(max(-drift_db, -_MOST_GAIN_DB), _MOST_GAIN_DB)


def _level_aim(heard: Measured) -> Mapping[str, Any] | None:
    """The level that was asked for by number, where it was not reached."""
    aims = [
        aim
        for aim in heard.verdict.get("aims", ())
        if aim["measure"] in _LEVELS and aim["want"] == "at" and aim["after"] is not None
    ]
    return next((aim for aim in aims if not aim["met"]), None)


def _drift_db(understood: Understood, heard: Measured) -> float:
    """How much louder it became where the loudness should have stayed."""
    turned = understood.follows("knob")
    if turned and not keeps_level_turned(understood.plan.steps, understood.scene.stages):
        return 0.0
    if not turned and not keeps_level(understood.plan.requests):
        return 0.0
    before = understood.scene.now.get("integrated_lufs")
    after = heard.measured.get("integrated_lufs")
    return 0.0 if before is None or after is None else after - before


def _tolerance_lu(understood: Understood) -> float:
    if _level_asked(understood):
        return _ASKED_DRIFT_LU
    if _is_cleaned(understood):
        return _CLEANED_LU
    return _FILTERED_LU if _is_filtered(understood) else _DRIFT_LU


def _level_asked(understood: Understood) -> bool:
    """Whether it was said that the loudness must stay."""
    reading = understood.reading
    return "louder" in (*reading.keeps, *reading.avoids)


def _is_filtered(understood: Understood) -> bool:
    """Whether nothing but filters by name was asked for."""
    words = {request.word for request in understood.plan.requests}
    plain = all(lexicon.names()[word] == "filters" for word in words)
    return bool(words) and plain and not _level_asked(understood)


def _is_cleaned(understood: Understood) -> bool:
    """Whether nothing was asked for but to take out what spoils a recording: without its wind a
    voice is not to come out louder.
    """
    words = {request.word for request in understood.plan.requests}
    return bool(words) and words <= lexicon.reading()["removals"]


def _is_dense(understood: Understood) -> bool:
    permits = [lexicon.word(request.word).permits for request in understood.plan.requests]
    return any("lost_dynamics" in allowed for allowed in permits)


def _headroom_db(scene: Scene, heard: Measured, most_dbtp: float = _MOST_GAIN_DB) -> float:
    """From the peaks up to the ceiling; below 0 where they stand over it.

    The ceiling is where the source's own peaks are, where those are hot, but not over `most_dbtp`.
    """
    peak = heard.measured.get("true_peak_dbtp")
    own = scene.level("true_peak_dbtp", CEILING_DBTP)
    ceiling = max(CEILING_DBTP, min(own, most_dbtp))
    asked = _level_aim(heard)
    if asked is not None and asked["measure"] in _PEAKS:
        ceiling = max(ceiling, asked["target"])
    return _MOST_GAIN_DB if peak is None else min(ceiling - peak, _sample_room_db(scene, heard))


def _sample_room_db(scene: Scene, heard: Measured) -> float:
    """From the highest sample up to just under full scale, where a file cuts off what is higher, or
    to the source's own where that is higher."""
    highest = heard.measured.get("sample_peak_dbfs")
    own = scene.level("sample_peak_dbfs", 0.0)
    return _MOST_GAIN_DB if highest is None else max(own, _FULL_DBFS) - highest


def _overs(scene: Scene) -> bool:
    """Whether the source peaks so far over full scale that a limiter would flatten it anew."""
    return scene.level("true_peak_dbtp") > _OVERS_DBTP


def _redraws(understood: Understood) -> bool:
    """Whether peaks that were cut flat are to stand up again."""
    return any(step.arguments.get("kind") == "declip" for step in understood.plan.steps)


def _raises_part(understood: Understood, over_db: float) -> bool:
    """Whether a part is to stand out by a number of decibels that a limiter would take back."""
    raised = [step for step in understood.plan.steps if step.arguments.get("kind") == "part_gain"]
    return over_db > _LIMITED_UNHEARD_DB and any(
        float(str(step.arguments["gain_db"])) > 0 for step in raised
    )


def _room_made(over_db: float, stages: Sequence[Stage], ceiling_db: float) -> list[Step]:
    """Redrawn peaks brought down by a gain, and by a limiter where that alone would cost too much
    loudness."""
    down_db = min(over_db, max(_REDRAWN_ROOM_DB - _lowered_db(stages), 0.0))
    limited = _limited(stages, ceiling_db) if over_db - down_db > _OVER_DB else []
    return _linear(-down_db, stages) + limited


def _lowered_db(stages: Sequence[Stage]) -> float:
    """How far the gain at the end turns the sound down already."""
    last = closing("gain", stages)
    return 0.0 if last is None else max(-float(last.parameters["gain_db"]), 0.0)


def _ceiling_db(scene: Scene) -> float:
    """Where a limiter holds the peaks: as hot as the source's own at most, and under full scale."""
    own = scene.level("true_peak_dbtp", CEILING_DBTP)
    return round(min(max(CEILING_DBTP, own - _MARGIN_DB), -_MARGIN_DB), 1)


def _linear(gain_db: float, stages: Sequence[Stage]) -> list[Step]:
    return _closing_gain("gain", gain_db, stages) if abs(gain_db) >= _LEAST_GAIN_DB else []


def _driven(gain_db: float, stages: Sequence[Stage], ceiling_db: float) -> list[Step]:
    """Gain into a limiter, more of it where one is at work already."""
    working = closing("maximizer", stages) is not None
    hot = {} if ceiling_db == CEILING_DBTP else {"ceiling_db": ceiling_db}
    share = _LIMITED_SHARE if working else 1.0
    return _closing_gain("maximizer", gain_db * share, stages, **hot)


def _limited(stages: Sequence[Stage], ceiling_db: float) -> list[Step]:
    """A true-peak limiter at the end; a lower ceiling where there is one already."""
    last = next((stage for stage in stages if stage.effect == "limiter"), None)
    if last is None:
        return [Step("control_dynamics", {"kind": "limiter", "ceiling_db": ceiling_db})]
    lower = round(float(last.parameters["ceiling_db"]) - 0.5, 1)
    arguments = {"action": "set", "stage": last.id, "parameter": "ceiling_db", "value": lower}
    return [Step("edit_chain", arguments)]


def _closing_gain(
    effect: str, gain_db: float, stages: Sequence[Stage], **more: float
) -> list[Step]:
    """So much gain at the end of the chain; what stands there for it already is turned."""
    gain_db = round(gain_db, 1)
    last = closing(effect, stages)
    if last is None:
        return [Step(effects()[effect].family, {"kind": effect, "gain_db": gain_db, **more})]
    parameter = effects()[effect].parameter("gain_db")
    total = float(last.parameters["gain_db"]) + gain_db
    total = parameter.snap(min(max(total, parameter.minimum), parameter.maximum))
    if effect == "gain" and abs(total) < _NO_GAIN_DB:
        return [Step("edit_chain", {"action": "remove", "stage": last.id})]
    if last.parameters["gain_db"] == total:
        return []
    arguments: dict[str, Any] = {"action": "set", "stage": last.id, "parameter": "gain_db"}
    return [Step("edit_chain", {**arguments, "value": total})]


def closing(effect: str, stages: Sequence[Stage]) -> Stage | None:
    """The stage of this effect in the run of level stages that ends the chain."""
    for stage in reversed(stages):
        if stage.effect not in CLOSING:
            return None
        if stage.effect == effect and not stage.bypassed:
            return stage
    return None
