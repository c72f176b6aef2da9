"""From which take of a turn the planner goes on, how it gets back to it, and how far it steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import Measured
from talkbox.planner.correcting.attempts import best_so_far, levelled_in_vain, way_back, worth
from talkbox.planner.correcting.strides import eased, stronger
from talkbox.planner.moves.values import STRONGEST, WEAKEST
from talkbox_tools.chain import Stage

SHELF = Stage("s1", "high_shelf", {"frequency_hz": 3000.0, "gain_db": -4.0, "q": 0.7})
DEEPER = Stage("s1", "high_shelf", {"frequency_hz": 3000.0, "gain_db": -7.0, "q": 0.7})
GAIN = Stage("s2", "gain", {"gain_db": 2.0})
strengths = st.floats(WEAKEST, STRONGEST - 0.1)
progresses = st.floats(-2.0, 2.0)


def take(*stages: Stage, progress: float, level: float = 1.0, broken: str = "") -> Measured:
    """A take that came so far with its tone and with its level."""
    aims: list[Mapping[str, Any]] = [
        {"measure": "treble_db", "want": "down", "progress": progress, "optional": False},
        {"measure": "integrated_lufs", "want": "keep", "progress": level, "optional": True},
    ]
    found = [{"name": broken, "excess": 0.5}] if broken else []
    verdict = {"status": "partly", "aims": aims, "regressions": found}
    return Measured("", verdict, tuple(stage.to_json() for stage in stages))


def test_a_take_that_came_clearly_further_is_gone_back_to() -> None:
    near, far = take(SHELF, progress=0.9), take(DEEPER, progress=0.2)
    assert best_so_far([near, far]) is near
    assert best_so_far([far, near]) is near


def test_among_equals_the_newest_is_gone_on_from() -> None:
    first, second = take(SHELF, progress=0.9), take(DEEPER, progress=0.89)
    assert best_so_far([first, second]) is second


def test_a_take_whose_stage_is_gone_is_not_gone_back_to() -> None:
    first, second = take(SHELF, progress=0.9), take(GAIN, progress=0.1)
    assert best_so_far([first, second]) is second


def test_the_level_does_not_count_because_it_is_mended_last() -> None:
    assert worth(take(progress=0.8, level=-2.0, broken="level_jump")) == worth(take(progress=0.8))
    assert worth(take(progress=0.8, broken="mono_loss")) < worth(take(progress=0.8))


def test_the_way_back_takes_out_what_was_added_and_resets_what_was_turned() -> None:
    steps = [dict(step.arguments) for step in way_back((DEEPER, GAIN), (SHELF,))]
    assert steps == [
        {"action": "set", "stage": "s1", "parameter": "gain_db", "value": -4.0},
        {"action": "remove", "stage": "s2"},
    ]
    assert way_back((SHELF,), (SHELF,)) == []


def test_a_level_that_cost_the_goal_is_not_set_again() -> None:
    base = take(SHELF, progress=0.9)
    assert levelled_in_vain(base, [base, take(SHELF, GAIN, progress=0.1)])
    assert not levelled_in_vain(base, [base, take(SHELF, GAIN, progress=0.9)])
    assert not levelled_in_vain(base, [base, take(DEEPER, GAIN, progress=0.1)])


def test_the_further_it_missed_the_bigger_the_step() -> None:
    near, far = stronger([(2.0, 0.9)]), stronger([(2.0, 0.6)])
    assert near is not None and far is not None
    assert 2.0 < near < far


def test_two_settings_heard_say_where_the_goal_lies() -> None:
    reached = stronger([(2.0, 0.4), (3.0, 0.8)])
    assert reached is not None
    assert 3.4 < reached < 4.0


def test_more_is_no_use_where_it_did_nothing_or_harm() -> None:
    assert stronger([(2.0, 0.05)]) is None
    assert stronger([(2.0, 0.6), (3.0, 0.6)]) is None
    assert stronger([(2.0, 0.6), (3.0, 0.2)]) is None
    assert stronger([(STRONGEST, 0.6)]) is None


@given(strengths, st.floats(0.2, 0.99), st.floats(0.1, 1.0))
def test_a_step_never_goes_beyond_what_was_heard_to_be_worse(
    strength: float, progress: float, further: float
) -> None:
    beyond = strength + further
    found = stronger([(beyond, progress - 0.5), (strength, progress)])
    assert found is None or found < beyond


@given(strengths, progresses)
def test_easing_only_ever_makes_weaker(strength: float, progress: float) -> None:
    found = eased([(strength, progress)])
    assert found is None or WEAKEST <= found <= max(strength, WEAKEST)


def test_easing_stops_half_way_to_what_was_too_weak() -> None:
    assert eased([(1.0, 0.5), (2.0, 2.0)]) == 1.5
    assert eased([(2.0, 1.1)]) is None
