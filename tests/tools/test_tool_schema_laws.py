"""Laws of every tool: its schema says what its judge of calls takes, whatever a model sends."""

from __future__ import annotations

import json
import math
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import Field
from test_tool_declaration import warmth

from talkbox_tools.arguments import REQUIRED, Argument
from talkbox_tools.chain import Add, Change
from talkbox_tools.context import Context
from talkbox_tools.tool import InvalidArguments, Tool

steps = st.sampled_from([0.001, 0.01, 0.1, 0.25, 0.5, 1.0, 3.0])


@st.composite
def arguments_of_a_tool(draw: st.DrawFn) -> Argument:
    """One well-declared argument of any kind."""
    optional = draw(st.booleans())
    default: Any = None if optional else REQUIRED
    kind = draw(st.sampled_from(["float", "int", "choice", "bool", "str"]))
    if kind in ("float", "int"):
        grid = draw(steps) if kind == "float" else 1.0
        low = round(draw(st.integers(-500, 500)) * grid, 6)
        high = round(low + draw(st.integers(1, 1000)) * grid, 6)
        step = grid if kind == "float" and draw(st.booleans()) else None
        type_: Any = float if kind == "float" else int
        field = Field(description="How much", ge=type_(low), le=type_(high), multiple_of=step)
    else:
        type_ = {"bool": bool, "str": str, "choice": Literal["soft", "hard", "12"]}[kind]
        field = Field(description="How much")
    return Argument("amount", type_ | None if optional else type_, field, default)


def tool_of(argument: Argument) -> Tool:
    def run(amount: Any) -> Change:
        return Change((Add("gain", {"gain_db": 0}),), report={"amount": amount})

    return Tool("tune", "Tune it.", (argument,), run)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.integers(-500, 500).map(float)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(arguments_of_a_tool())
def test_every_schema_is_valid_flat_and_says_its_range(argument: Argument) -> None:
    schema = tool_of(argument).schema
    Draft202012Validator.check_schema(schema)
    (data,) = schema["properties"].values()
    assert "title" not in data and "anyOf" not in data and isinstance(data["type"], str)
    if "minimum" in data:
        assert f"{data['minimum']:g}..{data['maximum']:g}" in data["description"]


@given(arguments_of_a_tool(), json_values)
def test_the_judge_of_calls_agrees_with_the_schema_about_any_value(
    argument: Argument, value: object
) -> None:
    made = tool_of(argument)
    lenient = json.loads(json.dumps(made.schema))
    lenient["properties"]["amount"].pop("multipleOf", None)  # off the grid is snapped, not refused
    whole = made.schema["properties"]["amount"]["type"] == "integer"
    allowed = Draft202012Validator(lenient).is_valid({"amount": value})
    if isinstance(value, float) and (not math.isfinite(value) or whole):
        allowed = False  # JSON has no NaN, and 2.0 is no count
    if value is None and argument.default is None:
        allowed = True  # null stands for "left out"
    try:
        made.call(Context(), {"amount": value})
        taken = True
    except InvalidArguments as refused:
        taken = False
        assert "amount" in str(refused) and len(str(refused)) < 400
    assert taken == allowed


@given(arguments_of_a_tool(), st.data())
def test_a_number_ends_on_its_grid_inside_its_range_and_stays_there(
    argument: Argument, data: st.DataObject
) -> None:
    if argument.step is None:
        return
    low, high = argument.range
    made = tool_of(argument)
    first = made.call(Context(), {"amount": data.draw(st.floats(low, high))}).report["amount"]
    assert low <= first <= high
    assert math.isclose(first / argument.step, round(first / argument.step), abs_tol=1e-6)
    assert made.call(Context(), {"amount": first}).report["amount"] == first


@given(json_values)
def test_whatever_a_model_sends_ends_as_a_change_or_as_one_line(arguments: object) -> None:
    try:
        warmth.call(Context(), arguments)
    except InvalidArguments as refused:
        assert "\n" not in str(refused)
