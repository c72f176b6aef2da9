"""Native calls under a grammar: whatever chance writes is right, and whatever is right may come."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemas_made import Described, described
from walks import Matching, Native, native, validate

from talkbox.calls import CALLS_IN_ONE_ANSWER
from talkbox.messages import ModelError, ToolSchema
from talkbox.models.dialect import Markup
from talkbox.models.grammar import native_grammar
from talkbox.toolbox import registry, schemas
from talkbox_tools.tool import Tool

pytest_plugins = ("grammar_fixture",)

SEEDS = st.integers(0, 2**32 - 1)
WITHOUT_SHRINKING = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
"""A failing walk takes long to make smaller, and its schema and seed are told anyhow."""


@pytest.fixture(scope="module")
def tools() -> dict[str, Tool]:
    return {tool.name: tool for tool in registry().for_model()}


def one_tool(parameters: Mapping[str, Any]) -> ToolSchema:
    return ToolSchema("do_it", "Does it.", {"type": "object", **parameters})


def let_through(matching: Matching, tool: ToolSchema, *arguments: str) -> bool:
    """Whether a reply of calls with these arguments comes through to its end."""
    calls = (f"<|tool_call>call:{tool.name}{text}<tool_call|>" for text in arguments)
    tokens = matching.tokens.encode([Markup("".join(calls) + "<|tool_response>")])
    return matching.passes(native_grammar([tool], matching.tokens), tokens) == len(tokens)


def as_floats(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_floats(item) for key, item in value.items()}
    return float(value) if isinstance(value, Decimal) else value


def test_every_call_that_chance_writes_is_accepted_by_our_tools(
    matching: Matching, tools: dict[str, Tool]
) -> None:
    shown = {schema.name: schema for schema in schemas(list(tools.values()))}
    grammar = native_grammar(list(shown.values()), matching.tokens)
    seen: dict[str, list[set[str]]] = {}
    for seed in range(160):
        calls = Native(matching.text(matching.walk(grammar, seed))).calls()
        assert 1 <= len(calls) <= CALLS_IN_ONE_ANSWER
        for name, arguments in calls:
            validate(arguments, shown[name])
            tools[name].validate(as_floats(arguments))
            seen.setdefault(name, []).append(set(arguments))
    assert seen.keys() == tools.keys()
    for name, keys in seen.items():
        optional = shown[name].parameters["properties"].keys() - set(
            shown[name].parameters.get("required", ())
        )
        assert any(optional & given for given in keys), f"{name}: no optional argument came"
        assert any(optional - given for given in keys), f"{name}: none was left out"


@given(described(), SEEDS)
@WITHOUT_SHRINKING
def test_every_call_that_chance_writes_is_valid_under_any_schema(
    matching: Matching, made: Described, seed: int
) -> None:
    tool = one_tool(made.schema)
    grammar = native_grammar([tool], matching.tokens)
    for name, arguments in Native(matching.text(matching.walk(grammar, seed))).calls():
        assert name == "do_it"
        validate(arguments, tool)


@given(described())
@WITHOUT_SHRINKING
def test_every_valid_call_comes_through_whatever_the_order_of_its_keys(
    matching: Matching, made: Described
) -> None:
    tool = one_tool(made.schema)
    validate(made.value, tool)
    assert let_through(matching, tool, native(made.value))


def test_a_key_comes_once_and_required_keys_always(matching: Matching) -> None:
    number = {"type": "integer", "minimum": 0, "maximum": 9}
    tool = one_tool({"properties": dict.fromkeys("abc", number), "required": ["b"]})
    for keys in ("b", "ab", "bc", *map("".join, permutations("abc"))):
        assert let_through(matching, tool, native(dict.fromkeys(keys, 1)))
    for wrong in ("{}", "{a:1}", "{a:1,c:1}", "{b:1,b:1}", "{b:1,d:1}", "{b:10}", "{b: 1}"):
        assert not let_through(matching, tool, wrong), wrong


def test_with_many_keys_both_the_sorted_and_the_declared_order_come_through(
    matching: Matching,
) -> None:
    declared = [f"{letter}{place}" for place, letter in enumerate("zYxWvUtSrQpOnM")]
    tool = one_tool({"properties": {key: {"type": "boolean"} for key in declared}})
    by_key = sorted(declared, key=str.lower)
    for keys in (declared, by_key, declared[::3], by_key[1::2], by_key[:1], []):
        assert let_through(matching, tool, native(dict.fromkeys(keys, True)))
    assert not let_through(matching, tool, native(dict.fromkeys([*by_key, by_key[0]], True))[:-1])
    mixed = [by_key[3], by_key[1], by_key[2]]
    assert not let_through(matching, tool, native(dict.fromkeys(mixed, True)))


def test_as_many_calls_come_through_as_a_turn_carries_out(matching: Matching) -> None:
    tool = one_tool({"properties": {}})
    assert let_through(matching, tool, *["{}"] * CALLS_IN_ONE_ANSWER)
    assert not let_through(matching, tool, *["{}"] * (CALLS_IN_ONE_ANSWER + 1))


def test_a_string_holds_anything_but_a_control_token(matching: Matching) -> None:
    tool = one_tool({"properties": {"s": {"type": "string"}}})
    for text in ("", "}", "]", ",a:1", '"', "\\", "line\nline", "鼓 😀", "call:do_it{}"):
        assert let_through(matching, tool, native({"s": text})), text
    for marker in ("<|tool_call>", "<tool_call|>", "<turn|>", "<|channel>", "<eos>"):
        assert not let_through(matching, tool, native({"s": f"a{marker}b"})), marker


NODE = "#/$defs/node"


@pytest.mark.parametrize(
    "children",
    [
        {"type": "array", "items": {"$ref": NODE}},
        {"type": "array", "items": {"anyOf": [{"$ref": NODE}, {"const": "end"}]}},
        {"type": "array", "items": {"allOf": [{"$ref": NODE}], "title": "A child"}},
    ],
)
def test_definitions_may_refer_to_themselves(
    matching: Matching, children: Mapping[str, Any]
) -> None:
    node = {
        "type": "object",
        "properties": {"children": children},
        "required": ["children"],
        "additionalProperties": False,
    }
    tool = one_tool({"properties": {"tree": {"$ref": NODE}}, "$defs": {"node": node}})
    leaf: dict[str, Any] = {"children": []}
    assert let_through(matching, tool, native({"tree": {"children": [leaf, {"children": [leaf]}]}}))
    assert not let_through(matching, tool, native({"tree": {"children": [1]}}))
    for seed in range(5):
        text = matching.text(matching.walk(native_grammar([tool], matching.tokens), seed))
        for _, arguments in Native(text).calls():
            validate(arguments, tool)


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        ({"enum": [1, 2.5, 100]}, ["1", "2.5", "2.50", "100"], ["2", "10", "1000", "1.5"]),
        ({"type": ["integer", "null"]}, ["7", "null", "-12"], ["7.5", "true", "07"]),
        (
            {"type": "array", "prefixItems": [{"const": 1}], "items": False},
            ["[1]"],
            ["[]", "[1,1]"],
        ),
        ({"type": "array", "items": {"const": 1}, "minItems": 2}, ["[1,1]", "[1,1,1]"], ["[1]"]),
        ({"allOf": [{"minimum": 3}, {"maximum": 5}], "type": "integer"}, ["3", "5"], ["2", "6"]),
        ({"const": {"b": [1], "a": "x"}}, ['{a:<|"|>x<|"|>,b:[1]}'], ["{}", "{b:[1]}"]),
        ({"type": "object"}, ["{any:[1,{x:null}]}", "{}"], ["{any}"]),
        ({"type": "object", "additionalProperties": {"type": "boolean"}}, ["{k:true}"], ["{k:1}"]),
        ({}, ["1", "true", "null", '[<|"|>a<|"|>]'], ["x", "+1", "1e5"]),
        ({"minimum": -float("inf"), "maximum": float("inf")}, ["5", "-7.25"], ["1e5"]),
        ({"minimum": 5, "exclusiveMinimum": True, "maximum": 6}, ["5.5", "6"], ["5", "5.0"]),
        ({"minLength": 3, "maxLength": 4}, ['<|"|>a鼓c<|"|>'], ['<|"|>ab<|"|>', '<|"|>abcde<|"|>']),
        ({"type": "string", "maxLength": 0}, ['<|"|><|"|>'], ['<|"|>a<|"|>']),
        (
            {"type": "string", "pattern": "[a-z]\\d\\d$|^x"},
            ['<|"|>\u00e9 x07<|"|>', '<|"|>xyz<|"|>'],
            ['<|"|>a0<|"|>', '<|"|>a01b<|"|>'],
        ),
        ({"type": "string", "pattern": "^(?=a)b"}, ['<|"|>anything<|"|>'], ["b"]),
    ],
)
def test_a_value_is_held_to_its_schema(
    matching: Matching, schema: Mapping[str, Any], right: list[str], wrong: list[str]
) -> None:
    tool = one_tool({"properties": {"v": schema}, "required": ["v"]})
    for text in right:
        assert let_through(matching, tool, f"{{v:{text}}}"), text
    for text in wrong:
        assert not let_through(matching, tool, f"{{v:{text}}}"), text


def test_an_argument_that_can_have_no_value_is_left_out(matching: Matching) -> None:
    tool = one_tool({"properties": {"a": {"type": "integer"}, "b": {"enum": []}}})
    assert let_through(matching, tool, "{a:1}")
    assert not let_through(matching, tool, "{b:1}")


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "number", "multipleOf": 0},
        {"type": "hertz"},
        {"$ref": "#/$defs/nowhere"},
        {"$ref": "https://example.org/schema"},
        {"minItems": 3, "maxItems": 1},
        {"minLength": 3, "maxLength": 1},
        {"const": float("inf")},
        False,
    ],
)
def test_a_schema_that_makes_no_sense_is_left_out_too(matching: Matching, schema: object) -> None:
    tool = one_tool({"properties": {"a": {"type": "integer"}, "b": schema}})
    assert let_through(matching, tool, "{a:1}")
    assert not let_through(matching, tool, "{b:1}")


def test_a_tool_that_can_never_be_called_is_named(matching: Matching) -> None:
    empty = {"type": "number", "minimum": 2, "maximum": 1}
    tool = one_tool({"properties": {"gain_db": empty}, "required": ["gain_db"]})
    with pytest.raises(ModelError, match=r"do_it.*gain_db.*no number on the grid"):
        native_grammar([tool], matching.tokens)


class OtherVocabulary:
    """Tokens of a model that has none of Gemma's markers."""

    size = 1000

    def id(self, text: str) -> int | None:
        return None

    def bytes_of(self, token: int) -> bytes:
        return b"x"

    def is_end(self, token: int) -> bool:
        return False


def test_a_vocabulary_without_the_markers_is_refused() -> None:
    with pytest.raises(ModelError, match=r"no token <\|tool_call>"):
        native_grammar([one_tool({"properties": {}})], OtherVocabulary())
