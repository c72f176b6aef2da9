"""Filters by name: gentle without numbers, and held to the sign of the numbers that were said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from source_clips import RATE_HZ, audio, measured, scene

from talkbox.planner.goals.aims import goal_of
from talkbox.planner.moves.planning import plan
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox.verdict import Outcome, judge
from talkbox_tools.chain import Stage
from talkbox_tools.dsp.measure.meter import measure
from talkbox_tools.dsp.pedalboard_backend import PedalboardBackend
from talkbox_tools.dsp.specs import EFFECTS

SPECS = {effect.name: effect for effect in EFFECTS}


def rolled_off(strength: float) -> tuple[float, int]:
    """Corner and slope of the low-pass that "roll off the highs" gets on a mix."""
    (step,) = plan([Request("low_pass", strength)], scene("mix")).steps
    return step.arguments["frequency_hz"], int(step.arguments["slope_db_per_octave"])


def status(request: Request, gain_db: float) -> Outcome:
    """What the verdict says where the filter of the request is rendered with this gain."""
    (step,) = plan([request], scene("mix")).steps
    values = {name: value for name, value in step.arguments.items() if name != "kind"}
    kind = str(step.arguments["kind"])
    stage = Stage("s1", kind, SPECS[kind].complete({**values, "gain_db": gain_db}))
    after = measure(PedalboardBackend().render(stage, audio("mix"), RATE_HZ), RATE_HZ)
    goal = goal_of([request], scene("mix"))
    assert goal is not None
    return judge(goal, measured("mix"), after, frozenset({"peak", "level_jump"})).status


def test_a_touch_of_roll_off_is_gentler_than_the_word_and_way_more_goes_further() -> None:
    (touch, gentle), (plain, usual), (way, _) = map(rolled_off, (1.0, 2.0, 3.0))
    assert touch > plain > way
    assert (gentle, usual) == (6, 12)


def test_a_low_pass_by_number_keeps_its_own_slope() -> None:
    request = Request("low_pass", 2.0, (Quantity(5000.0, "hz"),))
    (step,) = plan([request], scene("mix")).steps
    assert (step.arguments["frequency_hz"], step.arguments["slope_db_per_octave"]) == (5000, "18")


@pytest.mark.parametrize("kind", ["bell", "low_shelf", "high_shelf"])
@pytest.mark.parametrize("frequency_hz", [150.0, 300.0, 3000.0])
@pytest.mark.parametrize("gain_db", [-5.0, 5.0])
def test_a_filter_of_the_wrong_sign_is_never_met(
    kind: str, frequency_hz: float, gain_db: float
) -> None:
    said = (Quantity(gain_db, "db"), Quantity(frequency_hz, "hz"))
    request = replace(Request(kind), quantities=said)
    assert status(request, gain_db) == "met"
    assert status(request, -gain_db) != "met"
