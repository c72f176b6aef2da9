"""An answer is the same reply in whatever form and pieces a server gives it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import Reply, ToolSchema
from talkbox.models.server.answer import Answer
from talkbox.models.server.stream import DONE
from talkbox_sessions.events import Call

NUMBER, WORD = {"type": "number"}, {"type": "string"}
SHELF = {"type": "object", "properties": {"gain_db": NUMBER, "shape": WORD}}
TOOLS = (ToolSchema("shelf", "", SHELF), ToolSchema("stop", "", {"type": "object"}))
NATIVE = (
    '<|channel>thought\nToo bright.<channel|>I cut. <|tool_call>call:shelf{gain_db:-3,shape:<|"|>'
    'low, "warm"<|"|>}<tool_call|><pad><tool_call|><|tool_call>call:stop{}<tool_call|><turn|>rest'
)
FENCED = 'I cut.\n```json\n[{"name": "shelf", "arguments": {"gain_db": "-3"}}]\n```'
TAGGED = (
    '<think>Too bright.</think>I cut. <tool_call>{"name": "shelf", "arguments": {}}</tool_call>'
)
LEAKS = {"native": NATIVE, "fenced": FENCED, "tagged": TAGGED}


def answered(
    deltas: Sequence[dict[str, Any]], finish: Any = "stop", taken: Sequence[str] = ()
) -> tuple[Reply, str]:
    heard: list[str] = []
    answer = Answer(TOOLS, heard.append)
    for delta in deltas:
        answer.take({"choices": [{"index": 0, "delta": delta}]})
    answer.take({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    answer.take(DONE)
    assert answer.ended
    return answer.reply(taken), "".join(heard)


def made(reply: Reply) -> list[tuple[str, Any]]:
    return [(call.name, call.arguments) for call in reply.calls]


def piece(arguments: Any = None, **more: Any) -> dict[str, Any]:
    name = {"name": more.pop("name")} if "name" in more else {}
    return {"tool_calls": [{**more, "function": {**name, "arguments": arguments}}]}


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
@given(places=st.lists(st.integers(0, 400)))
def test_leaked_markup_is_read_and_never_said_however_it_is_cut(
    leak: str, places: list[int]
) -> None:
    marks = sorted({0, len(leak), *(place % len(leak) for place in places)})
    cut = [{"content": leak[at:to]} for at, to in pairwise(marks)]
    reply, heard = answered(cut)
    assert (reply, heard) == answered([{"content": leak}])
    assert heard == reply.text == "I cut."


def test_leaked_markup_gives_the_calls_and_the_thoughts() -> None:
    reply, _ = answered([{"content": NATIVE}])
    assert made(reply) == [("shelf", {"gain_db": -3, "shape": 'low, "warm"'}), ("stop", {})]
    assert reply.thoughts == "Too bright."
    assert made(answered([{"content": FENCED}])[0]) == [("shelf", {"gain_db": -3})]


@pytest.mark.parametrize("text", ["a < b and <b>bold</b>", "x <|", "1 <2", "<", '{"a": 1}', "`c`"])
def test_what_only_looks_like_markup_is_said(text: str) -> None:
    assert answered([{"content": each} for each in text])[1] == text.strip()


@given(st.lists(st.integers(0, 40)), st.sampled_from(["none", "first", "all"]), st.booleans())
def test_fragments_of_calls_come_together(places: list[int], ids: str, index: bool) -> None:
    wanted = [("shelf", {"gain_db": -3.5, "shape": "low"}), ("shelf", {"gain_db": 2}), ("stop", {})]
    deltas = []
    for number, (name, arguments) in enumerate(wanted):
        text = json.dumps(arguments)
        marks = sorted({0, len(text), *(place % len(text) for place in places)})
        for at, to in pairwise(marks):
            more: dict[str, Any] = {"index": number} if index else {}
            if ids == "all" or (ids == "first" and at == 0):
                more["id"] = f"id{number}"
            deltas.append(piece(text[at:to], **more, **({"name": name} if at == 0 else {})))
    assert made(answered(deltas)[0]) == wanted


@pytest.mark.parametrize(
    "deltas",
    [
        [piece({"gain_db": 3}, name="shelf"), piece("{}", name="stop")],
        [piece('{"gain_db": 3}', index=0, name="shelf"), piece("{}", index=0, name="stop")],
        [piece({"gain_db": 3}, index=0, id="a", name="shelf"),
         piece("", index=0, id="b", name="stop")],
        [piece('{"gain_db": 3}', id="a", name="shelf"), piece(None, id="a2", name="stop")],
        [piece("", index=0, id="a", name="shelf"), piece("", index=1, id="a", name="stop"),
         piece('{"gain_db": "3"}', index=0)],
        [{"tool_calls": [{"function": {"name": "shelf", "arguments": '{"gain_db": 3'}}]},
         piece("{}", name="stop")],
        [piece('{"gain_db": <|"|>3<|"|>}', name="shelf"), piece("null", name="stop")],
    ],
    ids=["objects", "one index", "ids differ", "no index", "one id", "a brace missing", "quotes"],
)  # fmt: skip
def test_calls_are_told_apart_with_what_there_is(deltas: list[dict[str, Any]]) -> None:
    reply, _ = answered(deltas)
    assert made(reply)[0] == ("shelf", {"gain_db": 3})
    assert made(reply)[1][0] == "stop"
    assert len({call.id for call in reply.calls}) == 2


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "", None, "null", "function_call"])
def test_how_an_answer_says_it_ended_changes_nothing_in_it(finish: Any) -> None:
    call, _ = answered([piece("{}", name="stop")], finish)
    words, _ = answered([{"content": "Hi.", "tool_calls": []}], finish)
    assert (made(call), words.text, words.calls) == ([("stop", {})], "Hi.", ())


@pytest.mark.parametrize(
    "delta",
    [piece('{"gain_db": -1', name="shelf"), {"content": "<|tool_call>call:shelf{gain_db:-1"}],
)
def test_of_a_call_that_was_cut_off_nothing_is_guessed(delta: dict[str, Any]) -> None:
    reply, _ = answered([delta], "length")
    assert [type(call.arguments) for call in reply.calls] == [str]
    assert answered([{"content": '{"name": "shelf", "arguments": {"gain_db": -1'}], "length")[
        0
    ] == (Reply())


def test_thoughts_come_under_either_name_and_once() -> None:
    both = [{"reasoning_content": "Hm. ", "reasoning": "Hm. "}, {"reasoning": "So."}]
    assert answered(both)[0].thoughts == "Hm. So."


def test_ids_are_new_to_the_conversation_and_the_same_each_time() -> None:
    deltas = [piece("{}", id="call_0", name="stop"), piece("{}", id="call_0x", name="shelf")]
    first, again = (answered(deltas, taken=["s3", "x"])[0] for _ in range(2))
    ids = [call.id for call in first.calls]
    assert first == again and len({*ids, "s3", "x"}) == 4


def test_a_call_that_leaks_beside_itself_is_made_once() -> None:
    leaked = "<|tool_call>call:shelf{gain_db:2}<tool_call|><|tool_call>call:stop{}<tool_call|>"
    reply, _ = answered([{"content": leaked}, piece('{"gain_db": 2}', name="shelf")])
    assert made(reply) == [("shelf", {"gain_db": 2}), ("stop", {})]
    assert isinstance(reply.calls[0], Call)
