"""The kit for tool authors: what it lets pass, what it finds, and its fakes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal, cast

import numpy as np
import pytest
from pydantic import Field

from talkbox.messages import Cancelled, Model, Reply, System, ToolSchema
from talkbox.testing import (
    FakeBackend,
    NotConforming,
    ScriptedModel,
    UnexpectedCall,
    check_tool,
    sample_context,
)
from talkbox_tools import builtin
from talkbox_tools.arguments import Argument
from talkbox_tools.backend import Backend, BackendError
from talkbox_tools.chain import Add, Change, Remove, Stage
from talkbox_tools.context import Context, ToolError
from talkbox_tools.dsp.similarity_profile import profile
from talkbox_tools.dsp.specs import EFFECTS
from talkbox_tools.tool import Tool, tool

Gain = Annotated[float, Field(ge=-12, le=12, description="Boost or cut")]
FAKE = (FakeBackend(),)
EVERYTHING = [value for value in vars(builtin).values() if isinstance(value, Tool)]
TOOLS = [each for each in EVERYTHING if not each.needs_files]


@tool
def shine(context: Context, gain_db: Gain) -> Change:
    """Lift the highs."""
    values = context.complete("high_shelf", {"gain_db": gain_db})
    return Change((Add("high_shelf", values),), report={"set": values})


@pytest.mark.parametrize("made", TOOLS, ids=lambda made: made.name)
def test_our_own_tools_pass(made: Tool) -> None:
    check_tool(made, rounds=30)


def test_a_tool_that_needs_a_file_passes_with_an_example(tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "hall.wav", np.eye(1, 400)[0], 44_100)
    example = {"kind": "convolution", "file": "hall.wav"}
    check_tool(builtin.add_space, [example], context=sample_context(folders=[tmp_path]))


def test_a_tool_that_hears_the_sound_passes_with_a_profile(tmp_path: Path) -> None:
    import soundfile

    hiss = np.random.default_rng(1).standard_normal((2, 66_150)).astype(np.float32)
    soundfile.write(tmp_path / "hit.wav", 0.05 * np.cumsum(hiss, axis=1).T / 50, 44_100)
    heard = profile([0.1 * hiss], 44_100)
    context = replace(sample_context(folders=[tmp_path]), profile=lambda chain: heard)
    check_tool(builtin.match_reference, [{"file": "hit.wav", "what": "tone"}], context=context)


def problems(made: Tool, *examples: dict[str, Any], **settings: Any) -> str:
    with pytest.raises(NotConforming) as found:
        check_tool(made, examples, backends=FAKE, **settings)
    return str(found.value)


def test_a_good_tool_of_an_author_passes() -> None:
    check_tool(shine, [{"gain_db": 3}])


def test_an_example_that_is_refused_is_found() -> None:
    assert "It refused what its own schema allows, with {'gain_db': 99}" in problems(
        shine, {"gain_db": 99}
    )


def test_a_crash_is_found_with_the_arguments_that_cause_it() -> None:
    @tool
    def halve(parts: Annotated[int, Field(ge=0, le=1, description="Parts")]) -> Change:
        """Cut into parts."""
        return Change(report={"share": 1 / parts})

    assert "It crashed with {'parts': 0}: ZeroDivisionError" in problems(halve)


def test_a_change_that_differs_from_call_to_call_is_found() -> None:
    ticks = count()

    @tool
    def tick() -> Change:
        """Count."""
        return Change(report={"tick": next(ticks)})

    assert "The same call gave two different changes" in problems(tick)


def test_what_is_not_json_or_reads_back_different_is_found() -> None:
    @tool
    def loose(kind: Annotated[Literal["nan", "pair", "set"], Field(description="k")]) -> Change:
        """Report loosely."""
        facts: dict[str, Any] = {"nan": math.inf, "pair": (1, 2), "set": {1}}
        return Change(report={"fact": facts[kind]})

    told = problems(loose)
    assert "not JSON, with {'kind': 'nan'}" in told
    assert "not JSON, with {'kind': 'set'}" in told
    assert "read back equal from JSON (tuples, integer keys), with {'kind': 'pair'}" in told


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Add("no_such", {}), "It made a stage that there is not, There is no effect 'no_such'"),
        (Add("gain", {"gain_db": 99}), "gain_db must be -60..24 dB"),
        (Add("high_shelf", {"gain_db": 1}), "off their grid or incomplete"),
        (Add("gain", {"gain_db": 1.0001}), "off their grid or incomplete"),
        (Remove("s99"), "Its change does not fit the chain"),
    ],
)
def test_a_chain_that_cannot_be_rendered_is_found(edit: Add | Remove, told: str) -> None:
    @tool
    def spoil() -> Change:
        """Spoil it."""
        return Change((edit,))

    assert told in problems(spoil)


def test_what_is_no_change_is_found() -> None:
    @tool
    def answer() -> Change:
        """Answer in words."""
        return cast(Change, "done")

    assert "It returned a str instead of a Change" in problems(answer)


def test_travel_beside_edits_is_found() -> None:
    @tool
    def both() -> Change:
        """Do both."""
        return Change((Add("reverse", {}),), travel="undo")

    assert "travel comes alone" in problems(both)


def test_a_tool_that_always_refuses_must_give_an_example() -> None:
    @tool
    def never() -> Change:
        """Never do it."""
        raise ToolError("Not today.")

    assert "give examples" in problems(never)
    assert "It refused the example with {}: Not today." in problems(never, {})


def test_a_schema_made_by_hand_must_say_as_much_as_a_declared_one() -> None:
    def run(**values: Any) -> Change:
        return Change(report=values)

    silent = Tool("silent", "Say nothing.", (Argument("mix", float, Field(ge=0, le=1)),), run)
    bare = {
        "type": "object",
        "properties": {
            "mix": {"type": "number", "minimum": 0, "maximum": 1, "description": "Mix"},
            "depth": {"type": "number", "description": "Depth"},
            "name": {"type": "string"},
        },
    }
    told = problems(replace(silent, known_schema=bare))
    assert "The description of mix does not repeat its range 0..1" in told
    assert "The parameter depth has no range" in told
    assert "The parameter name has no description" in told
    assert "none, at type" in problems(replace(silent, known_schema={**bare, "type": "thing"}))


def test_a_long_schema_and_a_long_first_line_are_found() -> None:
    assert "The schema has" in problems(replace(shine, description="Shine.\n" + "more " * 700))
    assert "first line must have 1 to 80" in problems(replace(shine, description="long " * 20))


def test_a_tool_that_takes_more_than_its_schema_is_found() -> None:
    narrow = {**shine.schema, "properties": {**shine.schema["properties"]}}
    narrow["properties"]["gain_db"] = {
        **narrow["properties"]["gain_db"],
        "maximum": 1,
        "minimum": -1,
        "description": "Boost or cut, -1..1",
    }
    assert "It took what its schema does not allow: gain_db=" in problems(
        replace(shine, known_schema=narrow)
    )


def test_the_fake_backend_turns_gain_and_leaves_the_rest() -> None:
    backend: Backend = FakeBackend()
    audio = np.ones((2, 8), dtype=np.float32)
    louder = backend.render(Stage("s1", "gain", {"gain_db": 6.0}), audio, 44_100)
    assert louder == pytest.approx(10 ** (6 / 20)) and louder.dtype == np.float32
    darker = backend.render(Stage("s2", "high_shelf", {"gain_db": -6.0}), audio, 44_100)
    assert np.array_equal(darker, audio)
    assert isinstance(backend, FakeBackend)
    assert [stage.id for stage in backend.rendered] == ["s1", "s2"]
    assert {effect.name for effect in backend.describe()} == {effect.name for effect in EFFECTS}


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (Stage("s1", "no_such", {}), "s1: there is no effect 'no_such'."),
        (Stage("s1", "gain", {"gain_db": 99.0}), "gain_db must be -60..24 dB; got 99."),
    ],
)
def test_the_fake_backend_refuses_what_the_real_one_would(stage: Stage, told: str) -> None:
    with pytest.raises(BackendError, match=told):
        FakeBackend().check(stage, 44_100, 2)


def ask(model: Model, *, cancelled: bool = False) -> tuple[Reply, list[str]]:
    heard: list[str] = []
    schema = ToolSchema("shine", "Lift the highs.", shine.schema)
    reply = model.reply([System("s")], [schema], heard.append, lambda: cancelled)
    return reply, heard


def test_the_scripted_model_answers_in_order_streams_and_remembers() -> None:
    model = ScriptedModel([Reply("one"), lambda messages, tools: Reply(tools[0].name)])
    assert ask(model) == (Reply("one"), ["one"])
    assert model.unused() == 1
    assert ask(model) == (Reply("shine"), ["shine"])
    assert model.unused() == 0
    assert model.shown == [(System("s"),)] * 2
    assert [tools[0].name for tools in model.offered] == ["shine", "shine"]


def test_the_scripted_model_fails_loudly_when_it_is_asked_too_often() -> None:
    model = ScriptedModel([Reply("one")])
    ask(model)
    with pytest.raises(UnexpectedCall, match="asked 2 times and has only 1 replies"):
        ask(model)


def test_the_scripted_model_can_be_cancelled() -> None:
    model = ScriptedModel([Reply("one")])
    with pytest.raises(Cancelled):
        ask(model, cancelled=True)
    assert model.unused() == 1


def replies() -> Iterator[Reply]:
    yield Reply("from a generator")


def test_the_scripted_model_takes_any_iterable() -> None:
    assert ask(ScriptedModel(replies()))[1] == ["from a generator"]
