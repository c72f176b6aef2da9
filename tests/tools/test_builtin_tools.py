"""The tools that add a stage, as a model calls them."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tool_desk import (
    NOTHING,
    SPECS,
    chain,
    correct_call,
    every_effect,
    refusal,
    tool_of,
)

from talkbox_tools import builtin
from talkbox_tools.chain import Add
from talkbox_tools.context import Context
from talkbox_tools.dsp.specs import EFFECTS, FAMILIES
from talkbox_tools.effect import EffectSpec, Parameter
from talkbox_tools.tool import Tool


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


def test_what_mends_the_recording_goes_before_everything_else() -> None:
    context = chain(("trim", {"end_seconds": 2}), ("reverb", {}), ("limiter", {}))
    after = context.chain.apply(builtin.clean.call(context, {"kind": "declip"}))
    assert [stage.effect for stage in after.stages] == ["declip", "trim", "reverb", "limiter"]
    (alone,) = builtin.clean.call(NOTHING, {"kind": "declip"}).edits
    assert isinstance(alone, Add) and alone.position is None


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
