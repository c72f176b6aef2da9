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
from talkbox_prompts.lexicon import Word

_NEAR = 2.0
"""Bells within an octave of each other are about the same place."""
_SPARED_DB = 0.75
"""A filter that moves the middle of a kept band by less than this may stay."""
_EQUALIZER = "equalize"
_RESTS_ON = {"warmth_db": "bass_db"}
"""What says how warm or heavy a sound is, and the band by which it stays so."""
_SHELF_OF = {
    "tilt_db_per_octave": "high_shelf",
    "presence_db": "high_shelf",
    "treble_db": "high_shelf",
    "air_db": "high_shelf",
    "warmth_db": "low_shelf",
    "bass_db": "low_shelf",
}
"""What must not fall, and the kind of filter that would take all of it down."""
_SELECTIVE = frozenset({"de_esser", "declick", "declip", "reduce_breaths", "remove_dc"})
"""Effects that work on moments of the clip and leave the others alone, so that nothing comes of
them elsewhere: "calm the esses, the rest not dull"."""
_ATTACKS_HZ, _DULLED_DB, _GIVEN_BACK_DB = 6000.0, 4.0, 1.5
"""Where the edge of an attack lies, from which loss on it is dull, and how much it is sharpened."""
_COMPRESSOR, _ATTACK, _PASSED_MS = "compressor", "attack_ms", 15.0
_THRESHOLD, _LOWER_DB = "threshold_db", 8.0
"""A compressor that waits so long lets attacks through; what is left is softer than they are."""


def spared(plan: Plan, keeps: Iterable[str], scene: Scene) -> Plan:
    """The plan without filters that move what the words in `keeps` are known by, and with what
    gives back to attacks that were to stay what a loss of highs takes from them.
    """
    keeps = tuple(keeps)
    if not lexicon.reading()["attacks"].isdisjoint(keeps):
        plan = _with_attacks(replace(plan, steps=tuple(map(_waiting, plan.steps))))
    centres_hz = [_centre_hz(band) for band in _kept_bands(keeps, scene)]
    if not centres_hz:
        return plan
    left = tuple(step for step in plan.steps if not _in_the_way(step, centres_hz, plan.steps))
    return Plan(left, plan.notes, plan.refused, plan.asks, plan.done_already, plan.requests)


def without_doubled(plan: Plan) -> Plan:
    """The plan without a word's own bell where one near it is asked for by number: "more growl,
    boost 800 by 4 dB".
    """
    left = tuple(step for step in plan.steps if not _is_spare(step, plan.steps))
    return plan if len(left) == len(plan.steps) else replace(plan, steps=left)


def doubles(step: Step, steps: Sequence[Step]) -> bool:
    """Whether it is a word's own bell, and one near it is asked for by number among the steps."""
    if not _is_bell(step) or _is_numbered(step):
        return False
    asked = (each for each in steps if _is_bell(each) and _is_numbered(each))
    return any(_is_near(step, each) for each in asked)


def _is_spare(step: Step, steps: Sequence[Step]) -> bool:
    others = any(each.request is step.request and not _is_bell(each) for each in steps)
    return others and doubles(step, steps)


def _is_bell(step: Step) -> bool:
    return step.adds and step.tool == _EQUALIZER and step.arguments["kind"] == "bell"


def _is_numbered(step: Step) -> bool:
    return step.request is not None and bool(step.request.quantities)


def _is_near(own: Step, asked: Step) -> bool:
    """Whether two bells turn about the same place the same way."""
    (low, low_db), (high, high_db) = (
        (float(str(each.arguments["frequency_hz"])), float(str(each.arguments["gain_db"])))
        for each in (own, asked)
    )
    return low_db * high_db > 0 and max(low, high) / min(low, high) <= _NEAR


def narrowed(guards: Sequence[Step], steps: Sequence[Step]) -> tuple[Step, ...]:
    """Steps against what must not come, only the bells of each request that has one: "brighter, but
    not harsh" loses what is harsh, and none of the highs that were asked for. A shelf that takes
    back what a shelf of the wish gives is left out.
    """
    narrow = [step.request for step in guards if _is_bell(step)]
    left = (step for step in guards if _is_bell(step) or step.request not in narrow)
    return tuple(step for step in left if _is_bell(step) or not _takes_back(step, steps))


def _takes_back(guard: Step, steps: Sequence[Step]) -> bool:
    kind = guard.arguments["kind"]
    if guard.tool != _EQUALIZER or "gain_db" not in guard.arguments:
        return False
    alike = [step for step in steps if step.adds and step.arguments["kind"] == kind]
    gain_db = float(str(guard.arguments["gain_db"]))
    return any(float(str(step.arguments["gain_db"])) * gain_db < 0 for step in alike)


def without_shelves(plan: Plan, threats: Iterable[Word], scene: Scene) -> Plan:
    """The plan without the shelves that would bring on what must not come, of each request that has
    a bell as well: "smoother, but not dull" loses the bite, and not all above it.
    """
    signs = [sign for word in threats for sign in meaning_for(word, scene).aims]
    lost = {_SHELF_OF.get(s.measure) for s in signs if s.want == "down" and not s.optional}
    with_bell = [step.request for step in plan.steps if _is_bell(step)]
    left = tuple(
        step
        for step in plan.steps
        if step.request not in with_bell or not _is_cut(step, lost) or _is_numbered(step)
    )
    return replace(plan, steps=left)


def _is_cut(step: Step, kinds: Iterable[str | None]) -> bool:
    """Whether it is a shelf of one of these kinds that takes away."""
    shelf = step.adds and step.arguments["kind"] in kinds
    return shelf and float(str(step.arguments["gain_db"])) < 0


def threatens(word: Word, steps: Sequence[Step], scene: Scene) -> bool:
    """Whether the steps may bring what the word says: "more air, nothing harsh" lifts what lies
    above the harshness alone, and needs nothing against it.
    """
    signs = [sign for sign in meaning_for(word, scene).aims if not sign.optional][:1]
    banded = [sign for sign in signs if sign.measure in BANDS_HZ]
    adding = [step for step in steps if step.adds and step.arguments["kind"] not in _SELECTIVE]
    if not adding:
        return False
    if not banded or any(step.tool != _EQUALIZER for step in adding):
        return True
    way, at_hz = 1 if banded[0].want == "up" else -1, _centre_hz(banded[0].measure)
    return way * sum(_gain_db(step, at_hz) for step in adding) > _SPARED_DB


def _waiting(step: Step) -> Step:
    """ "Compress it but keep the attack": the compressor answers after the attack."""
    told = step.request is not None and bool(step.request.quantities)
    squeezes = step.adds and step.arguments["kind"] == _COMPRESSOR and _ATTACK in step.arguments
    if told or not squeezes or float(str(step.arguments[_ATTACK])) >= _PASSED_MS:
        return step
    lower = float(str(step.arguments[_THRESHOLD])) - _LOWER_DB
    waiting = {_ATTACK: _PASSED_MS, _THRESHOLD: round(max(lower, -60.0), 1)}
    return replace(step, arguments={**step.arguments, **waiting})


def _with_attacks(plan: Plan) -> Plan:
    """ "Darker, but the attack has to survive": the highs that go are half of an attack."""
    dulled = any(
        step.adds and step.tool == _EQUALIZER and _gain_db(step, _ATTACKS_HZ) < -_DULLED_DB
        for step in plan.steps
    )
    if not dulled:
        return plan
    settings = {"kind": "transient_shaper", "attack_db": _GIVEN_BACK_DB, "sustain_db": 0.0}
    return replace(plan, steps=(*plan.steps, Step("control_dynamics", settings, plan.requests[-1])))


def _gain_db(step: Step, at_hz: float) -> float:
    return gain_db(str(step.arguments["kind"]), step.arguments, at_hz)


def _kept_bands(keeps: Iterable[str], scene: Scene) -> list[str]:
    """The bands that the kept words are judged by."""
    signs = [sign for name in keeps for sign in meaning_for(lexicon.word(name), scene).aims]
    measures = [_RESTS_ON.get(sign.measure, sign.measure) for sign in signs if not sign.optional]
    return [measure for measure in measures if measure in BANDS_HZ]


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
