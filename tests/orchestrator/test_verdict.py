"""The verdict: what is met, what is missed, what broke; always with the numbers."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.regressions import GUARDS, regressions
from talkbox.verdict import change_at_equal_loudness, judge
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.measures import MEASURES

QUIET = {
    "integrated_lufs": -20.0,
    "true_peak_dbtp": -6.0,
    "crest_db": 14.0,
    "tilt_db_per_octave": -3.0,
    "treble_db": -18.0,
    "centroid_hz": 3000.0,
    "clipped_samples": 0.0,
    "dc_offset_ratio": 0.0,
    "length_seconds": 5.0,
    "mono_loss_db": 0.5,
}
DARKER = Goal((Aim("tilt_db_per_octave", "down", 0.4), Aim("treble_db", "down", 1.5)), "darker")
NOTHING: frozenset[str] = frozenset()


def test_a_darker_sound_meets_darker_and_the_text_names_both_numbers() -> None:
    after = {**QUIET, "tilt_db_per_octave": -3.9, "treble_db": -22.0}
    verdict = judge(DARKER, QUIET, after, NOTHING)
    assert verdict.status == "met"
    assert "-3 -> -3.9" in verdict.text()
    assert "darker" in verdict.text()


def test_half_of_the_aims_is_partly() -> None:
    after = {**QUIET, "tilt_db_per_octave": -3.9}
    assert judge(DARKER, QUIET, after, NOTHING).status == "partly"


def test_the_wrong_way_is_missed_and_scores_below_no_movement() -> None:
    brighter = {**QUIET, "tilt_db_per_octave": -2.0, "treble_db": -14.0}
    wrong, still = (judge(DARKER, QUIET, after, NOTHING) for after in (brighter, QUIET))
    assert wrong.status == still.status == "missed"
    assert wrong.score < still.score


def test_a_missed_optional_aim_does_not_spoil_the_verdict() -> None:
    goal = Goal((*DARKER.aims, Aim("centroid_hz", "down", 0.1, optional=True)))
    after = {**QUIET, "tilt_db_per_octave": -3.9, "treble_db": -22.0}
    assert judge(goal, QUIET, after, NOTHING).status == "met"


def test_a_met_goal_with_a_regression_is_only_partly_met() -> None:
    after = {**QUIET, "tilt_db_per_octave": -3.9, "treble_db": -22.0, "true_peak_dbtp": 0.4}
    verdict = judge(DARKER, QUIET, after, NOTHING)
    assert verdict.status == "partly"
    assert [regression.name for regression in verdict.regressions] == ["peak"]
    assert "0.4" in verdict.text()


def test_a_take_in_which_the_sound_was_lost_never_helps() -> None:
    after = {**QUIET, "tilt_db_per_octave": -3.9, "treble_db": -22.0, "integrated_lufs": None}
    assert not judge(DARKER, QUIET, after, NOTHING).helps
    assert judge(DARKER, QUIET, after, frozenset({"silence"})).helps


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"clipped_samples": 40.0}, "clipping"),
        ({"true_peak_dbtp": 0.1}, "peak"),
        ({"integrated_lufs": -16.0}, "level_jump"),
        ({"integrated_lufs": -24.0}, "level_jump"),
        ({"mono_loss_db": 5.0}, "mono_loss"),
        ({"crest_db": 9.0}, "lost_dynamics"),
        ({"integrated_lufs": None}, "silence"),
        ({"dc_offset_ratio": -0.02}, "dc"),
        ({"length_seconds": 4.0}, "length"),
    ],
)
def test_each_guard_sees_its_fault_and_keeps_quiet_when_it_is_permitted(
    changed: dict[str, float | None], name: str
) -> None:
    after = {**QUIET, **changed}
    assert [found.name for found in regressions(QUIET, after, NOTHING)] == [name]
    assert list(regressions(QUIET, after, frozenset({name}))) == []


def test_a_fault_that_was_there_before_is_not_blamed_on_the_edit() -> None:
    hot = {**QUIET, "true_peak_dbtp": 0.8, "clipped_samples": 200.0, "mono_loss_db": 6.0}
    assert list(regressions(hot, hot, NOTHING)) == []


def test_louder_alone_never_counts_as_more_peak_energy_in_a_tone_measure() -> None:
    louder = {**QUIET, "integrated_lufs": -14.0, "true_peak_dbtp": 0.0}
    assert change_at_equal_loudness("tilt_db_per_octave", QUIET, louder) == 0.0
    assert change_at_equal_loudness("integrated_lufs", QUIET, louder) == 6.0


@pytest.mark.parametrize(
    ("target", "after", "met"), [(-14.0, -14.3, True), (-14.0, -15.0, False), (-14.0, None, False)]
)
def test_a_target_is_met_inside_its_tolerance_only(
    target: float, after: float | None, met: bool
) -> None:
    goal = Goal((Aim("integrated_lufs", "at", target=target, within=0.5),), permits=_all())
    verdict = judge(goal, QUIET, {**QUIET, "integrated_lufs": after}, NOTHING)
    assert (verdict.status == "met") is met


@pytest.mark.parametrize(("after", "share"), [(-24.0, 0.0), (-19.5, 0.5), (-28.5, -0.5)])
def test_progress_to_a_target_is_the_share_of_the_way(after: float, share: float) -> None:
    goal = Goal((Aim("integrated_lufs", "at", target=-14.0, within=1.0),))
    before = {**QUIET, "integrated_lufs": -24.0}
    (result,) = judge(goal, before, {**QUIET, "integrated_lufs": after}, NOTHING).results
    assert result.progress == pytest.approx(share)


def test_keeping_is_met_when_little_moved_and_missed_when_much_did() -> None:
    goal = Goal((Aim("crest_db", "keep", within=1.0),))
    near, far = ({**QUIET, "crest_db": value} for value in (13.4, 11.5))
    assert judge(goal, QUIET, near, NOTHING).status == "met"
    assert judge(goal, QUIET, far, NOTHING).status == "missed"


def test_a_frequency_is_compared_as_a_share() -> None:
    assert change_at_equal_loudness(
        "centroid_hz", QUIET, {**QUIET, "centroid_hz": 3300.0}
    ) == pytest.approx(0.1)


def test_energy_that_was_not_there_before_counts_from_the_floor() -> None:
    mono = {**QUIET, "side_mid_db": None}
    wide = {**QUIET, "side_mid_db": -9.0}
    assert judge(Goal((Aim("side_mid_db", "up", 3),)), mono, wide, NOTHING).status == "met"


def test_a_measure_that_the_sound_does_not_have_binds_nobody() -> None:
    goal = Goal((*DARKER.aims, Aim("pitch_hz", "down", 0.1)))
    after = {**QUIET, "tilt_db_per_octave": -3.9, "treble_db": -22.0}
    assert judge(goal, QUIET, after, NOTHING).status == "met"


values = st.none() | st.floats(-200, 20_000, allow_nan=False)
measured = st.fixed_dictionaries(dict.fromkeys(MEASURES, values))
aims = st.builds(
    Aim,
    st.sampled_from(sorted(MEASURES)),
    st.sampled_from(["up", "down", "at", "keep"]),
    st.none() | st.floats(0, 12),
    st.none() | st.floats(-60, 60),
    st.none() | st.floats(0, 6),
    st.booleans(),
)


@given(measured, measured, st.lists(aims, max_size=4))
def test_any_two_measurements_can_be_judged_and_written_as_json(
    before: dict[str, float | None], after: dict[str, float | None], wanted: list[Aim]
) -> None:
    verdict = judge(Goal(tuple(wanted)), before, after, NOTHING)
    assert json.loads(json.dumps(verdict.to_json(), allow_nan=False))["status"] == verdict.status


def _all() -> frozenset[str]:
    return frozenset(GUARDS)


def test_an_edit_of_which_nothing_is_heard_was_not_done() -> None:
    goal = Goal((Aim("crest_db", "up", 0.5, optional=True),), "shimmering")
    after = {**QUIET, "crest_db": 14.3}
    assert judge(goal, QUIET, after, NOTHING).status == "missed"
    assert judge(goal, QUIET, {**after, "treble_db": -17.4}, NOTHING).status == "met"


def test_what_was_asked_for_as_hardly_heard_may_be_hardly_heard() -> None:
    goal = Goal((Aim("treble_db", "down", 0.25),), "2 dB out at 8 kHz, narrow")
    after = {**QUIET, "treble_db": -18.3}
    assert judge(goal, QUIET, after, NOTHING).status == "met"
    assert judge(goal, QUIET, QUIET, NOTHING).status == "missed"


def test_a_level_that_is_there_already_needs_no_movement() -> None:
    goal = Goal((Aim("integrated_lufs", "at", target=-20.0, within=0.5),), "-20 LUFS")
    assert judge(goal, QUIET, QUIET, NOTHING).status == "met"


def test_peaks_over_full_scale_lose_to_any_take_that_keeps_them() -> None:
    met = {"tilt_db_per_octave": -3.9, "treble_db": -22.0}
    hot = judge(DARKER, QUIET, {**QUIET, **met, "true_peak_dbtp": 1.84}, NOTHING)
    missed = judge(DARKER, QUIET, {**QUIET, "tilt_db_per_octave": -2.0}, NOTHING)
    assert hot.score < missed.score
