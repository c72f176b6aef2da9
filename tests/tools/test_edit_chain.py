"""The tool that changes what is there: more and less, set, order and steps through history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tool_desk import (
    DARK,
    NOTHING,
    ROOM,
    chain,
    edit,
    refusal,
)

from talkbox_tools import builtin
from talkbox_tools.builtin.strength import Amount, moved
from talkbox_tools.chain import Bypass, Change, Clear, Move, Remove, Set
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.effect import Parameter


@pytest.mark.parametrize(
    ("stage", "amount", "more", "less"),
    [
        (DARK, "touch", {"gain_db": -7}, {"gain_db": -5}),
        (DARK, "bit", {"gain_db": -8.1}, {"gain_db": -4.4}),
        (DARK, "lot", {"gain_db": -12}, {"gain_db": -3}),
        (("bell", {"frequency_hz": 300, "gain_db": 1}), "bit", {"gain_db": 2.5}, {"gain_db": 0}),
        (ROOM, "bit", {"mix": 0.27}, {"mix": 0.15}),
        (("high_pass", {"frequency_hz": 80}), "bit", {"frequency_hz": 130}, {"frequency_hz": 56}),
        (
            ("low_pass", {"frequency_hz": 5000}),
            "bit",
            {"frequency_hz": 3078},
            {"frequency_hz": 7162},
        ),
        (("compressor", {}), "lot", {"threshold_db": -36}, {"threshold_db": -9}),
        (("limiter", {}), "bit", {"ceiling_db": -2.5}, {"ceiling_db": 0}),
        (("bit_reduction", {}), "bit", {"bits": 5}, {"bits": 10}),
        (("tempo", {"speed_ratio": 0.8}), "lot", {"speed_ratio": 0.64}, {"speed_ratio": 0.894}),
        (("pitch", {"semitones": -2}), "lot", {"semitones": -4}, {"semitones": -1}),
        (("width", {"width_ratio": 1.5}), "lot", {"width_ratio": 2}, {"width_ratio": 1.25}),
        (("loudness", {}), "bit", {"target_lufs": -12}, {"target_lufs": -16}),
        (
            ("mid_side", {"mid_db": 0, "side_db": 4}),
            "lot",
            {"mid_db": 4, "side_db": 8},
            {"mid_db": 0, "side_db": 2},
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else str(value),
)
def test_more_and_less_move_a_stage_on_its_own_scale(
    stage: tuple[str, dict[str, Any]],
    amount: str,
    more: dict[str, float],
    less: dict[str, float],
) -> None:
    context = chain(stage)
    assert edit(context, action="more", amount=amount).edits == (Set("s1", more),)
    assert edit(context, action="less", amount=amount).edits == (Set("s1", less),)


def test_one_named_parameter_moves_alone() -> None:
    change = edit(chain(ROOM), action="more", stage="s1", parameter="room_size", amount="lot")
    assert change.edits == (Set("s1", {"room_size": 0.98}),)
    assert change.report["changed"] == {"room_size": {"before": 0.5, "after": 0.98}}


def test_a_dead_end_is_refused_with_what_to_do() -> None:
    context = chain(("high_shelf", {"gain_db": -24}))
    assert refusal(context, builtin.edit_chain, action="more") == (
        "s1 (high_shelf) cannot go more: gain_db -24 is the end; "
        "set another parameter or add a stage."
    )
    flat = chain(("high_shelf", {"gain_db": 0}))
    assert "gain_db 0 is the end" in refusal(flat, builtin.edit_chain, action="less")


def test_a_switch_has_no_more_and_a_choice_no_less() -> None:
    assert "is on or off" in refusal(chain(("reverse", {})), builtin.edit_chain, action="more")
    cut = chain(("high_pass", {"frequency_hz": 80}))
    sentence = refusal(cut, builtin.edit_chain, action="less", parameter="slope_db_per_octave")
    assert "set it to one of 6 | 12 | 18 | 24" in sentence


numbers = st.sampled_from(
    [item for effect in EFFECTS for item in effect.parameters if not (item.choices or item.is_file)]
)
amounts: st.SearchStrategy[Amount] = st.sampled_from(["touch", "bit", "lot"])


@given(numbers, st.floats(0, 1), amounts)
def test_more_leads_away_from_nothing_and_less_never_past_it(
    parameter: Parameter, place: float, amount: Amount
) -> None:
    span = parameter.maximum - parameter.minimum
    value = parameter.snap(parameter.minimum + place * span)
    more = moved(parameter, value, amount, more=True)
    less = moved(parameter, value, amount, more=False)
    for result in (more, less):
        assert parameter.minimum <= result <= parameter.maximum
        assert parameter.snap(result) == result
    if parameter.neutral is None:
        assert less <= value <= more
        return
    distance = abs(value - parameter.neutral)
    assert abs(more - parameter.neutral) >= distance >= abs(less - parameter.neutral)
    assert (less - parameter.neutral) * (value - parameter.neutral) >= 0
    if distance and parameter.minimum < value < parameter.maximum:
        assert more != value != less
    if not distance:
        assert more != value == less


@given(numbers, amounts)
def test_less_and_less_comes_to_an_end(parameter: Parameter, amount: Amount) -> None:
    value = parameter.maximum
    for _ in range(400):
        following = moved(parameter, value, amount, more=False)
        if following == value:
            return
        value = following
    pytest.fail(f"{parameter.name} still moves at {value}")


def test_set_gives_one_parameter_a_value_on_its_grid() -> None:
    change = edit(chain(DARK, ROOM), action="set", stage="s1", parameter="gain_db", value=-3.33)
    assert change.edits == (Set("s1", {"gain_db": -3.3}),)


def test_set_names_a_choice_by_its_number() -> None:
    cut = chain(("high_pass", {"frequency_hz": 80}))
    change = edit(cut, action="set", parameter="slope_db_per_octave", value=24)
    assert change.edits == (Set("s1", {"slope_db_per_octave": "24"}),)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"action": "set"}, "set needs a parameter; s1 (high_shelf) has: frequency_hz, gain_db, q"),
        ({"action": "set", "parameter": "mix", "value": 1}, "no parameter 'mix'; it has: freq"),
        ({"action": "set", "parameter": "gain_db"}, "set needs a value for gain_db (-24..24 dB)"),
        ({"action": "set", "parameter": "gain_db", "value": 99}, "gain_db must be -24..24 dB"),
        ({"action": "set", "parameter": "gain_db", "value": -6}, "gain_db is -6 already"),
        ({"action": "more", "stage": "s7"}, "There is no stage 's7'; there is: s1."),
        ({"action": "more", "parameter": "mix"}, "no parameter 'mix'"),
        ({"action": "enable"}, "s1 (high_shelf) is on already"),
        ({"action": "move"}, "move needs a position from 0 (first) to 0 (last)"),
        ({"action": "move", "position": 4}, "move needs a position from 0 (first) to 0 (last)"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_in_one_sentence(
    arguments: dict[str, Any], told: str
) -> None:
    assert told in refusal(chain(DARK), builtin.edit_chain, **arguments)


@pytest.mark.parametrize("action", ["set", "more", "less", "remove", "bypass", "move", "clear"])
def test_an_empty_chain_has_nothing_to_edit(action: str) -> None:
    assert "The chain is empty" in refusal(NOTHING, builtin.edit_chain, action=action, position=0)


def test_last_is_the_newest_stage_wherever_it_stands() -> None:
    context = chain(ROOM, ("limiter", {}))
    after = context.chain.apply(
        builtin.equalize.call(context, {"kind": "high_shelf", "gain_db": -6})
    )
    assert [stage.id for stage in after.stages] == ["s1", "s3", "s2"]
    assert edit(replace(context, chain=after), action="remove").edits == (Remove("s3"),)


def test_stages_are_removed_switched_moved_and_cleared() -> None:
    context = chain(DARK, ROOM)
    assert edit(context, action="remove", stage="s1").edits == (Remove("s1"),)
    assert edit(context, action="bypass", stage="s1").edits == (Bypass("s1", True),)
    off = replace(context, chain=context.chain.apply(Change((Bypass("s1", True),))))
    assert edit(off, action="enable", stage="s1").edits == (Bypass("s1", False),)
    assert edit(context, action="move", stage="s2", position=0).edits == (Move("s2", 0),)
    cleared = edit(context, action="clear")
    assert cleared.edits == (Clear(),)
    assert cleared.report["cleared"] == {"s1": "high_shelf", "s2": "reverb"}


@pytest.mark.parametrize("step", ["undo", "redo", "first"])
def test_steps_through_history_travel_and_edit_nothing(step: str) -> None:
    change = edit(chain(DARK), action=step)
    assert (change.travel, change.edits) == (step, ())
