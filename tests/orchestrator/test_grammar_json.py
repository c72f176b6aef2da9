"""Calls as JSON under a grammar, in every form: read by json itself, judged by jsonschema."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemas_made import Described, described
from walks import Matching, validate

from talkbox.messages import ModelError, ToolSchema
from talkbox.models.dialect import Tokens
from talkbox.models.grammar import Form, json_grammar
from talkbox.toolbox import registry, schemas

pytest_plugins = ("grammar_fixture",)

NUMBER = {"type": "number", "minimum": -24, "maximum": 24, "multipleOf": 0.1}
TOOL = ToolSchema(
    "equalize",
    "Adds a filter.",
    {
        "type": "object",
        "properties": {"kind": {"enum": ["bell", "shelf"]}, "gain_db": NUMBER},
        "required": ["kind"],
    },
)
ARGUMENTS = '{"kind": "bell", "gain_db": -3.5}'
WITHOUT_SHRINKING = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
"""A failing walk takes long to make smaller, and its schema and seed are told anyhow."""


class Marked:
    """Gemma's vocabulary, some of its tokens standing for the markers of another model."""

    def __init__(self, tokens: Tokens, markers: Mapping[str, str]) -> None:
        self._tokens, self._markers = tokens, markers
        self.size = tokens.size

    def id(self, text: str) -> int | None:
        return self._tokens.id(self._markers[text]) if text in self._markers else None

    def bytes_of(self, token: int) -> bytes:
        return self._tokens.bytes_of(token)

    def is_end(self, token: int) -> bool:
        return self._tokens.is_end(token)


STAND_INS = {
    "<tool_call>": "<|tool>",
    "</tool_call>": "<tool|>",
    "[TOOL_CALLS]": "<|tool_call>",
    "[ARGS]": "<tool_call|>",
    "[CALL_ID]": "<|channel>",
    "<|python_tag|>": "<channel|>",
    "<think>": "<|image>",
    "</think>": "<image|>",
}


def let_through(matching: Matching, form: Form, reply: str) -> bool:
    """Whether a reply, its markers in plain text, comes through to its end."""
    grammar = json_grammar([TOOL], Marked(matching.tokens, {}), form)
    tokens = [*matching.ids(reply), min(matching.tokens.ends)]
    return matching.passes(grammar, tokens) == len(tokens)


def let_through_marked(matching: Matching, form: Form, reply: str) -> bool:
    """The same where the markers are tokens of their own."""
    tokens: list[int] = []
    for part in re.split("(" + "|".join(map(re.escape, STAND_INS)) + ")", reply):
        marker = matching.tokens.id(STAND_INS[part]) if part in STAND_INS else None
        tokens += matching.ids(part) if marker is None else [marker]
    tokens.append(min(matching.tokens.ends))
    grammar = json_grammar([TOOL], Marked(matching.tokens, STAND_INS), form)
    return matching.passes(grammar, tokens) == len(tokens)


HERMES = '<tool_call>\n{"name": "equalize", "arguments": %s}\n</tool_call>'
MISTRAL = '[TOOL_CALLS][{"name": "equalize", "arguments": %s}]'
PLAIN = '{"name": "equalize", "arguments": %s}'
LLAMA = '{"name": "equalize", "parameters": %s}'
REPLIES = [
    (Form.HERMES, HERMES),
    (Form.HERMES, "Some EQ.\n" + HERMES),
    (Form.HERMES, HERMES + "\n" + HERMES),
    (Form.HERMES, '<tool_call>{"arguments":%s,"name":"equalize"}</tool_call>'),
    (Form.LLAMA3, LLAMA),
    (Form.LLAMA3, PLAIN),
    (Form.LLAMA3, '{"type": "function", "name": "equalize", "parameters": %s}'),
    (Form.LLAMA3, LLAMA + "; " + LLAMA),
    (Form.MISTRAL, MISTRAL),
    (Form.MISTRAL, MISTRAL[:-1] + ', {"name": "equalize", "arguments": %s, "id": "abcDEF123"}]'),
    (Form.MISTRAL_ARGS, "[TOOL_CALLS]equalize[ARGS]%s"),
    (Form.MISTRAL_ARGS, "[TOOL_CALLS]equalize[ARGS]%s" * 2),
    (Form.MISTRAL_ARGS, "[TOOL_CALLS]equalize[CALL_ID]abcDEF123[ARGS]%s"),
    (Form.PLAIN, PLAIN),
    (Form.PLAIN, "{" + PLAIN + "}"),
    (Form.PLAIN, '{"function": "equalize", "arguments": %s}'),
    (Form.PLAIN, 'EQ.\n{ "tool" : "equalize", "args": %s}'),
    (Form.PLAIN, '{"arguments": %s, "tool_name": "equalize"}'),
    (Form.PLAIN, '{"index": 0, "id": "call_1", "name": "equalize", "arguments": %s}'),
    (Form.PLAIN, f"```json\n{PLAIN}\n```"),
    (Form.PLAIN, f"Less highs:\n```json\n[\n  {PLAIN},\n  {PLAIN}\n]\n```\nDone."),
    (Form.PLAIN, f"One. {PLAIN} Two. {LLAMA}"),
]


@pytest.mark.parametrize(("form", "reply"), REPLIES)
def test_the_usual_spellings_come_through_and_wrong_arguments_do_not(
    matching: Matching, form: Form, reply: str
) -> None:
    for check in (let_through, let_through_marked):
        assert check(matching, form, reply.replace("%s", ARGUMENTS))
        assert check(matching, form, reply.replace("%s", '{"kind":"shelf"}'))
        indented = json.dumps(json.loads(ARGUMENTS), indent=4)
        assert check(matching, form, reply.replace("%s", indented))
        for wrong in ('{"kind": "notch"}', '{"gain_db": 3}', '{"kind": "bell", "gain_db": 25}'):
            assert not check(matching, form, reply.replace("%s", wrong)), wrong
        assert not check(matching, form, reply.replace("equalize", "equalise"))


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    "reply", ["", "Nothing to do.", 'A {curly} text, ["a"], {"key": 1} and ```code```.', "  \n- a"]
)
def test_a_reply_without_a_call_is_free(matching: Matching, form: Form, reply: str) -> None:
    assert let_through(matching, form, reply)


@pytest.mark.parametrize(
    ("form", "reply"),
    [
        (Form.PLAIN, f"Hm.\n{HERMES}"),
        (Form.PLAIN, f"<think>\nWhich one?\n</think>\n{PLAIN}"),
        (Form.PLAIN, f"Which one?\n</think>\n{PLAIN}"),
        (Form.LLAMA3, f"<|python_tag|>{LLAMA}"),
    ],
)
def test_other_markers_of_a_model_may_stand_before_a_call(
    matching: Matching, form: Form, reply: str
) -> None:
    assert let_through_marked(matching, form, reply.replace("%s", ARGUMENTS))
    assert not let_through_marked(matching, form, reply.replace("%s", '{"gain_db": 3}'))


@pytest.mark.parametrize("form", [Form.HERMES, Form.MISTRAL, Form.MISTRAL_ARGS])
def test_a_token_that_begins_calls_is_the_trigger(matching: Matching, form: Form) -> None:
    marked = Marked(matching.tokens, STAND_INS)
    begin = "<tool_call>" if form is Form.HERMES else "[TOOL_CALLS]"
    assert json_grammar([TOOL], marked, form).trigger == marked.id(begin)
    assert json_grammar([TOOL], Marked(matching.tokens, {}), form).trigger is None


@given(described(), st.integers(0, 2**32 - 1))
@WITHOUT_SHRINKING
def test_arguments_that_chance_writes_are_valid_under_any_schema(
    matching: Matching, made: Described, seed: int
) -> None:
    tool = ToolSchema("do_it", "", {"type": "object", **made.schema})
    tokens = Marked(matching.tokens, {"<tool_call>": "<|tool>", "</tool_call>": "<tool|>"})
    text = matching.text(matching.walk(json_grammar([tool], tokens, Form.HERMES), seed)).decode()
    for part in text.replace("<|tool>", "").split("<tool|>")[:-1]:
        call = json.loads(part, parse_float=Decimal)
        assert sorted(call) == ["arguments", "name"] and call["name"] == "do_it"
        json.dumps(call["arguments"], default=str, ensure_ascii=False).encode()
        validate(call["arguments"], tool)


@given(described(), st.sampled_from([None, 2]), st.booleans())
@WITHOUT_SHRINKING
def test_every_valid_call_comes_through_as_json_writes_it(
    matching: Matching, made: Described, indent: int | None, ascii_only: bool
) -> None:
    tool = ToolSchema("do_it", "", {"type": "object", **made.schema})
    grammar = json_grammar([tool], Marked(matching.tokens, {}), Form.PLAIN)
    call = {"name": "do_it", "arguments": _plain(made.value)}
    reply = json.dumps(call, indent=indent, ensure_ascii=ascii_only)
    tokens = [*matching.ids(reply), min(matching.tokens.ends)]
    assert matching.passes(grammar, tokens) == len(tokens)


def test_our_own_tools_are_held_too(matching: Matching) -> None:
    shown = {schema.name: schema for schema in schemas(list(registry().for_model()))}
    tokens = Marked(matching.tokens, {"<tool_call>": "<|tool>", "</tool_call>": "<tool|>"})
    grammar = json_grammar(list(shown.values()), tokens, Form.HERMES)
    for seed in range(15):
        text = matching.text(matching.walk(grammar, seed)).decode()
        for part in text.replace("<|tool>", "").split("<tool|>")[:-1]:
            call = json.loads(part, parse_float=Decimal)
            validate(call["arguments"], shown[call["name"]])


def test_without_tools_there_is_no_grammar(matching: Matching) -> None:
    with pytest.raises(ModelError, match="no tool"):
        json_grammar([], matching.tokens, Form.PLAIN)


def _plain(value: Any) -> Any:
    """Decimals as the numbers that json writes."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
