"""The twelve built-in tools, as a model calls them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox_tools import builtin
from talkbox_tools.builtin.strength import Amount, moved
from talkbox_tools.chain import Add, Bypass, Chain, Change, Clear, Move, Remove, Set
from talkbox_tools.context import Context, Take, ToolError
from talkbox_tools.dsp.specs import EFFECTS, FAMILIES
from talkbox_tools.effect import EffectSpec, Parameter
from talkbox_tools.goal import Aim, Goal
from talkbox_tools.measures import MEASURES
from talkbox_tools.tool import InvalidArguments, Tool

SPECS = {effect.name: effect for effect in EFFECTS}
NOTHING = Context(effects=SPECS)

every_effect = pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: effect.name)


def tool_of(effect: EffectSpec) -> Tool:
    made = getattr(builtin, effect.family)
    assert isinstance(made, Tool)
    return made


def chain(*stages: tuple[str, Mapping[str, Any]]) -> Context:
    """A context whose chain has these stages, s1 first."""
    edits = tuple(Add(effect, SPECS[effect].complete(given)) for effect, given in stages)
    return replace(NOTHING, chain=Chain().apply(Change(edits)))


def edit(context: Context, **arguments: Any) -> Change:
    return builtin.edit_chain.call(context, arguments)


def refusal(context: Context, made: Tool, **arguments: Any) -> str:
    with pytest.raises(ToolError) as refused:
        made.call(context, arguments)
    return str(refused.value)


def correct_call(sentence: str) -> dict[str, Any]:
    """The arguments of the call that a refusal shows."""
    pairs = sentence.partition("A correct call: ")[2].partition("(")[2].removesuffix(").")
    return {
        name: json.loads(value)
        for name, _, value in (pair.partition("=") for pair in pairs.split(", "))
    }


def test_nine_families_and_three_more_make_twelve() -> None:
    everything = [value for value in vars(builtin).values() if isinstance(value, Tool)]
    tools = [tool for tool in everything if not tool.needs_files]
    assert {tool.name for tool in tools} == {*FAMILIES, "edit_chain", "listen", "state_goal"}


@every_effect
def test_the_call_that_an_error_shows_works_for_every_effect(
    effect: EffectSpec, tmp_path: Path
) -> None:
    (tmp_path / "hall.wav").touch()
    sentence = refusal(NOTHING, tool_of(effect), kind=effect.name, no_such_parameter=1)
    change = tool_of(effect).call(replace(NOTHING, folders=(tmp_path,)), correct_call(sentence))
    (added,) = change.edits
    assert isinstance(added, Add) and added.effect == effect.name
    for parameter in effect.parameters:
        if parameter.default is None and parameter.neutral is not None:
            assert added.parameters[parameter.name] != parameter.neutral, "it does something"


@every_effect
def test_every_parameter_can_be_given_by_its_own_name_shown_or_not(
    effect: EffectSpec, tmp_path: Path
) -> None:
    (tmp_path / "hall.wav").touch()
    context = replace(NOTHING, folders=(tmp_path,))
    values = {parameter.name: _edge(parameter) for parameter in effect.parameters}
    change = tool_of(effect).call(context, {"kind": effect.name, **values})
    assert set(change.report["set"]) == set(values)
    assert "ignored" not in change.report


def _edge(parameter: Parameter) -> object:
    if parameter.is_file:
        return "hall.wav"
    return parameter.choices[-1] if parameter.choices else parameter.maximum


@pytest.mark.parametrize(
    "parameter",
    [item for effect in EFFECTS for item in effect.parameters if not item.choices],
    ids=lambda parameter: parameter.name,
)
def test_the_grid_of_a_schema_is_the_grid_of_the_effect(parameter: Parameter) -> None:
    steps = parameter.minimum / parameter.step
    assert math.isclose(steps, round(steps), abs_tol=1e-9), "multipleOf counts from 0"


def test_a_stage_reports_all_that_was_really_set() -> None:
    change = builtin.equalize.call(NOTHING, {"kind": "high_shelf", "gain_db": -6.04})
    assert change.edits == (Add("high_shelf", {"frequency_hz": 4000, "gain_db": -6, "q": 0.7}),)
    assert change.report == {
        "effect": "high_shelf",
        "set": {"frequency_hz": 4000, "gain_db": -6, "q": 0.7},
    }


def test_what_the_chosen_effect_does_not_use_is_ignored_and_said() -> None:
    arguments = {"kind": "low_pass", "frequency_hz": 900, "gain_db": -3, "q": None}
    change = builtin.equalize.call(NOTHING, arguments)
    assert change.report["ignored"] == "gain_db: not a parameter of low_pass"


def test_an_effect_without_parameters_needs_none() -> None:
    assert builtin.edit_clip.call(NOTHING, {"kind": "reverse"}).edits == (Add("reverse", {}),)
    assert builtin.set_stereo.call(NOTHING, {"kind": "mono"}).edits == (Add("mono", {}),)


def test_what_an_effect_needs_it_asks_for_with_a_correct_call() -> None:
    assert refusal(NOTHING, builtin.equalize, kind="bell", gain_db=-3) == (
        "equalize: bell needs frequency_hz (20..20000 Hz). "
        'A correct call: equalize(kind="bell", frequency_hz=632, gain_db=6).'
    )


def test_what_only_a_sister_effect_allows_is_refused() -> None:
    sentence = refusal(NOTHING, builtin.equalize, kind="tilt", gain_db=20)
    assert sentence.startswith("equalize: gain_db must be -12..12 dB; got 20.")


def test_a_backend_without_the_effect_says_which_it_has() -> None:
    context = Context(effects={"tilt": SPECS["tilt"]})
    sentence = refusal(context, builtin.equalize, kind="bell", frequency_hz=300, gain_db=1)
    assert "no effect 'bell'; there is: tilt" in sentence


def test_new_stages_go_last_until_something_holds_a_ceiling() -> None:
    shelf = {"kind": "low_shelf", "gain_db": 3}
    for context in (NOTHING, chain(("reverb", {})), chain(("limiter", {}), ("reverb", {}))):
        (added,) = builtin.equalize.call(context, shelf).edits
        assert isinstance(added, Add) and added.position is None


def test_new_stages_go_before_the_level_and_the_ceiling_that_end_the_chain() -> None:
    context = chain(("reverb", {}), ("gain", {"gain_db": 3}), ("limiter", {}), ("loudness", {}))
    change = builtin.equalize.call(context, {"kind": "low_shelf", "gain_db": 3})
    after = context.chain.apply(change)
    assert [stage.effect for stage in after.stages] == [
        "reverb",
        "low_shelf",
        "gain",
        "limiter",
        "loudness",
    ]
    assert change.report["before"] == "s2"


@pytest.mark.parametrize(
    ("made", "arguments"),
    [
        (builtin.set_level, {"kind": "gain", "gain_db": 2}),
        (builtin.set_level, {"kind": "loudness"}),
        (builtin.control_dynamics, {"kind": "limiter"}),
        (builtin.control_dynamics, {"kind": "maximizer"}),
    ],
)
def test_level_and_ceilings_themselves_go_last(made: Tool, arguments: dict[str, Any]) -> None:
    (added,) = made.call(chain(("limiter", {})), arguments).edits
    assert isinstance(added, Add) and added.position is None


def test_a_file_is_found_inside_the_opened_folders(tmp_path: Path) -> None:
    (tmp_path / "rooms").mkdir()
    (tmp_path / "rooms" / "hall.WAV").touch()
    context = replace(NOTHING, folders=(tmp_path / "nowhere", tmp_path))
    for name in ("rooms/hall.WAV", "rooms/../rooms/hall.WAV", str(tmp_path / "rooms/hall.WAV")):
        change = builtin.add_space.call(context, {"kind": "convolution", "file": name})
        (added,) = change.edits
        assert isinstance(added, Add)
        assert added.parameters["file"] == str((tmp_path / "rooms" / "hall.WAV").resolve())
        assert change.report["set"]["file"] == "hall.WAV"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.wav",
        "/etc/passwd",
        "link.wav",
        "folder_link/secret.wav",
        "loop.wav",
        "notes.txt",
        "opened",
        ".",
        "",
        "a\x00b.wav",
        "n" * 5000 + ".wav",
        "~/secret.wav",
        "C:\\secret.wav",
    ],
)
def test_no_name_leads_out_of_the_opened_folders(tmp_path: Path, name: str) -> None:
    opened = tmp_path / "opened"
    opened.mkdir()
    (tmp_path / "secret.wav").touch()
    (opened / "notes.txt").touch()
    (opened / "hall.wav").touch()
    (opened / "link.wav").symlink_to(tmp_path / "secret.wav")
    (opened / "folder_link").symlink_to(tmp_path)
    (opened / "loop.wav").symlink_to(opened / "loop.wav")
    context = replace(NOTHING, folders=(opened,))
    sentence = refusal(context, builtin.add_space, kind="convolution", file=name)
    assert "hall.wav" in sentence and str(tmp_path) not in sentence.partition("A correct")[0]


def test_without_opened_folders_there_are_no_files() -> None:
    sentence = refusal(NOTHING, builtin.add_space, kind="convolution", file="hall.wav")
    assert "No audio file 'hall.wav' in the opened folders; there are none" in sentence


DARK = ("high_shelf", {"gain_db": -6})
ROOM = ("reverb", {"mix": 0.2})


@pytest.mark.parametrize(
    ("stage", "amount", "more", "less"),
    [
        (DARK, "touch", {"gain_db": -6.9}, {"gain_db": -5.2}),
        (DARK, "bit", {"gain_db": -8.1}, {"gain_db": -4.4}),
        (DARK, "lot", {"gain_db": -12}, {"gain_db": -3}),
        (("bell", {"frequency_hz": 300, "gain_db": 1}), "bit", {"gain_db": 2}, {"gain_db": 0}),
        (ROOM, "bit", {"mix": 0.27}, {"mix": 0.15}),
        (("high_pass", {"frequency_hz": 80}), "bit", {"frequency_hz": 130}, {"frequency_hz": 56}),
        (
            ("low_pass", {"frequency_hz": 5000}),
            "bit",
            {"frequency_hz": 3078},
            {"frequency_hz": 7162},
        ),
        (("compressor", {}), "lot", {"threshold_db": -36}, {"threshold_db": -9}),
        (("limiter", {}), "bit", {"ceiling_db": -2}, {"ceiling_db": 0}),
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


def measured(**values: float | None) -> dict[str, float | None]:
    return {**dict.fromkeys(MEASURES), **values}


def test_listening_tells_before_and_now_and_names_only_what_is_heard() -> None:
    context = Context(
        source=measured(integrated_lufs=-18.04, treble_db=-12, crest_db=14, side_mid_db=None),
        now=measured(integrated_lufs=-14.0, treble_db=-15, crest_db=14.2, side_mid_db=None),
    )
    assert builtin.listen.call(context, {}).report == {
        "integrated_lufs": "-18.04 -> -14 LUFS, louder",
        "crest_db": "14 -> 14.2 dB",
        "treble_db": "-12 -> -15 dB, less treble",
    }


def test_takes_are_compared_pair_by_pair_at_what_differs() -> None:
    takes = (
        Take("take 0", "", measured(treble_db=-12, bass_db=-6)),
        Take("take 1", "darker", measured(treble_db=-15, bass_db=-6)),
        Take("take 2", "more bass", measured(treble_db=-15, bass_db=-3)),
    )
    report = builtin.listen.call(Context(takes=takes), {"what": "compare"}).report
    assert report == {
        "take 1 against take 0": {"asked": "darker", "treble_db": "-12 -> -15 dB, less treble"},
        "take 2 against take 1": {"asked": "more bass", "bass_db": "-6 -> -3 dB, more bass"},
    }


def test_there_must_be_two_takes_to_compare() -> None:
    context = Context(takes=(Take("take 0", "", measured()),))
    assert "only one take" in refusal(context, builtin.listen, what="compare")
    assert "no measurements yet" in refusal(Context(), builtin.listen)


@pytest.mark.parametrize(
    ("arguments", "aims", "asked"),
    [
        (
            {"measure": "treble_db", "want": "down"},
            (Aim("treble_db", "down"),),
            "treble_db down",
        ),
        (
            {"measure": "treble_db", "want": "up", "by": 2, "keep": "bass_db, crest_db,treble_db"},
            (Aim("treble_db", "up", by=2), Aim("bass_db", "keep"), Aim("crest_db", "keep")),
            "treble_db up by 2 dB",
        ),
        (
            {"measure": "integrated_lufs", "want": "at", "target": -14},
            (Aim("integrated_lufs", "at", target=-14),),
            "integrated_lufs at -14 LUFS",
        ),
    ],
)
def test_a_stated_goal_is_what_the_program_judges_by(
    arguments: dict[str, Any], aims: tuple[Aim, ...], asked: str
) -> None:
    goal = builtin.state_goal.call(Context(), arguments).goal
    assert goal is not None and Goal.from_json(goal) == Goal(aims, asked)


def test_a_goal_that_cannot_be_judged_is_refused() -> None:
    at = refusal(Context(), builtin.state_goal, measure="crest_db", want="at")
    assert at == "want at needs a target for crest_db, in dB."
    kept = refusal(Context(), builtin.state_goal, measure="crest_db", want="up", keep="punch")
    assert "no measure 'punch'; there is: integrated_lufs" in kept
    with pytest.raises(InvalidArguments, match="measure must be one of integrated_lufs"):
        builtin.state_goal.call(Context(), {"measure": "punch", "want": "up"})


def test_what_a_goal_does_not_use_is_said() -> None:
    arguments = {"measure": "crest_db", "want": "up", "target": 12}
    report = builtin.state_goal.call(Context(), arguments).report
    assert report["ignored"] == "target: not used by want up"
