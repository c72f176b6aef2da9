"""What was to stay is spared: of a word's several filters, those that would move it are left out.

"Brighter, leave the low end alone" is the high shelf without the cut in the lows that goes with it
otherwise. A word keeps at least one of its moves; then the verdict says what it cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from talkbox.planner.moves.meanings import meaning_for
from talkbox.planner.plan import Plan, Step
from talkbox.planner.sound.curves import BANDS_HZ, gain_db
from talkbox.planner.sound.scene import Scene
from talkbox_prompts import lexicon

_SPARED_DB = 0.75
"""A filter that moves the middle of a kept band by less than this may stay."""
_ATTACKS_HZ, _DULLED_DB, _GIVEN_BACK_DB = 6000.0, 4.0, 3.0
"""Where the edge of an attack lies, from which loss on it is dull, and how much it is sharpened."""


def spared(plan: Plan, keeps: Iterable[str], scene: Scene) -> Plan:
    """The plan without filters that move what the words in `keeps` are known by, and with what
    gives back to attacks that were to stay what a loss of highs takes from them.
    """
    keeps = tuple(keeps)
    plan = _with_attacks(plan, keeps)
    centres_hz = [_centre_hz(band) for band in _kept_bands(keeps, scene)]
    if not centres_hz:
        return plan
    left = tuple(step for step in plan.steps if not _in_the_way(step, centres_hz, plan.steps))
    return Plan(left, plan.notes, plan.refused, plan.asks, plan.done_already, plan.requests)


def _with_attacks(plan: Plan, keeps: Iterable[str]) -> Plan:
    """ "Darker, but the attack has to survive": the highs that go are half of an attack."""
    dulled = any(
        step.adds and step.tool == "equalize" and _gain_db(step, _ATTACKS_HZ) < -_DULLED_DB
        for step in plan.steps
    )
    if not dulled or lexicon.reading()["attacks"].isdisjoint(keeps):
        return plan
    settings = {"kind": "transient_shaper", "attack_db": _GIVEN_BACK_DB, "sustain_db": 0.0}
    return replace(plan, steps=(*plan.steps, Step("control_dynamics", settings, plan.requests[-1])))


def _gain_db(step: Step, at_hz: float) -> float:
    return gain_db(str(step.arguments["kind"]), step.arguments, at_hz)


def _kept_bands(keeps: Iterable[str], scene: Scene) -> list[str]:
    """The bands that the kept words are judged by."""
    signs = [sign for name in keeps for sign in meaning_for(lexicon.word(name), scene).aims]
    return [sign.measure for sign in signs if sign.measure in BANDS_HZ and not sign.optional]


def _centre_hz(band: str) -> float:
    low_hz, high_hz = BANDS_HZ[band]
    return float((low_hz * high_hz) ** 0.5)


def _in_the_way(step: Step, centres_hz: Sequence[float], steps: Sequence[Step]) -> bool:
    """Whether the step moves a kept band, and its request has another that does not."""
    if not _moves(step, centres_hz):
        return False
    own = [each for each in steps if each.request is step.request]
    return any(not _moves(each, centres_hz) for each in own)


def _moves(step: Step, centres_hz: Sequence[float]) -> bool:
    if not step.adds or (step.request is not None and step.request.quantities):
        return False
    return any(abs(_gain_db(step, at_hz)) > _SPARED_DB for at_hz in centres_hz)
