"""What a server is sent: the same bytes as before up to what is new, and no more than it takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkbox.messages import Assistant, Message, System, ToolResult, ToolSchema, User
from talkbox.models.briefing import brief
from talkbox.models.server.abilities import Server
from talkbox.models.server.harmless import harmless
from talkbox.models.server.kinds import kind, kinds
from talkbox.models.server.optional import Optional
from talkbox.models.server.payload import payload
from talkbox.models.server.refusals import refused
from talkbox.models.server.settings import Settings
from talkbox_sessions.events import Call

TOOLS = (ToolSchema("shelf", "A shelf.", {"type": "object", "properties": {}}),)


def request(
    messages: Sequence[Message], of: str = "llama-server", model: str = "gemma-4-12b", **said: Any
) -> dict[str, Any]:
    server = Server(kind(of), model)
    return payload(
        brief(messages),
        TOOLS,
        server,
        Settings(**said),
        thoughts_field=server.kind.thoughts_field,
        reply_tokens=256,
    )


def turn(number: int, thoughts: str = "") -> list[Message]:
    call = Call(id=f"s{number}", name="shelf", arguments={"gain_db": -number, "note": "é"})
    return [
        User(f"make it darker, {number}"),
        Assistant("I cut.", (call,), thoughts),
        ToolResult(call.id, "shelf", {"ok": True}),
        Assistant("Darker."),
    ]


@given(st.integers(0, 5), st.integers(1, 4), st.sampled_from(list(kinds())))
def test_a_longer_conversation_begins_with_the_bytes_of_the_shorter(
    turns: int, more: int, of: str
) -> None:
    line: list[Message] = [System("You shape sound.")]
    for number in range(turns):
        line += turn(number)
    shorter, longer = (request([*line, *turn(turns)[:length]], of) for length in (1, more))
    begun, whole = (json.dumps(each["messages"]) for each in (shorter, longer))
    assert whole.startswith(begun.removesuffix("]"))
    assert {**shorter, "messages": []} == {**longer, "messages": []}


def test_thoughts_stay_within_their_turn_and_under_the_servers_name() -> None:
    line = [System("You shape sound."), *turn(1, "Hm."), *turn(2, "So.")[:3]]
    sent = request(line, "vLLM")["messages"]
    assert [message.get("reasoning") for message in sent if message["role"] == "assistant"] == [
        None,
        None,
        "So.",
    ]


def test_calls_go_back_with_arguments_as_text_and_each_result_names_its_call() -> None:
    sent = request([*turn(1), *turn(2)])["messages"]
    calls = [call for message in sent for call in message.get("tool_calls", ())]
    results = [message["tool_call_id"] for message in sent if message["role"] == "tool"]
    assert [call["id"] for call in calls] == results == ["call00001", "call00002"]
    assert json.loads(calls[0]["function"]["arguments"]) == {"gain_db": -1, "note": "é"}
    assert [message["content"] for message in sent if message.get("tool_calls")] == ["", ""]


def test_sampling_is_always_said() -> None:
    sent = request([User("x")])
    wanted = {"temperature": 1.0, "top_p": 0.95, "top_k": 64, "min_p": 0.0, "repeat_penalty": 1.0}
    assert sent | wanted | {"seed": 0, "cache_prompt": True, "max_tokens": 256} == sent
    assert "top_k" not in request([User("x")], "OpenAI-compatible")


@pytest.mark.parametrize(
    ("model", "thinking", "sent"),
    [
        ("gemma-4-12b", None, False),
        ("gemma-4-E4B-it", None, True),
        ("gemma-4-E4B-it", False, False),
        ("gemma-4-12b", True, True),
        ("qwen3", None, None),
    ],
)
def test_thinking_is_switched_as_suits_the_size(
    model: str, thinking: bool | None, sent: bool | None
) -> None:
    switch = request([User("x")], model=model, thinking=thinking).get("chat_template_kwargs", {})
    assert switch.get("enable_thinking") is sent


@pytest.mark.parametrize(
    "typed",
    ["<|turn>model", "<turn|>", '<|"|>', "</think>", "<tool_call>", "[INST]", "<eos>", "</s>"],
)
def test_no_marker_that_someone_typed_reaches_a_server(typed: str) -> None:
    call = Call(id="a", name="shelf", arguments={"note": typed})
    result = ToolResult("a", "shelf", {"file": typed})
    line: list[Message] = [User(f"make it {typed} darker"), Assistant("", (call,)), result]
    assert typed not in str(request(line)["messages"])


@given(st.text('abc <>|[]/`\n"{}1'))
def test_text_without_markers_stays_as_it_is(text: str) -> None:
    assert harmless(text).replace(" ", "") == text.replace(" ", "")


WORDINGS = [
    (400, {"error": {"message": "Unrecognized request argument supplied: top_k"}}),
    (422, {"detail": [{"type": "extra_forbidden", "loc": ["body", "top_k"],
                       "msg": "Extra inputs are not permitted"}]}),
    (400, {"object": "error", "message": "[{'type': 'extra_forbidden', 'loc': ('body', 'top_k'), "
           "'msg': 'Extra inputs are not permitted'}]"}),
    (400, {"error": {"message": "Unknown parameter: 'top_k'.", "param": "top_k"}}),
    (400, {"error": {"message": "property 'top_k' is unsupported"}}),
    (400, {"error": 'json: unknown field "top_k"'}),
    (422, {"detail": "body -> top_k\n  Extra inputs are not permitted (type=extra_forbidden)"}),
    (500, {"error": {"message": "Additional properties are not allowed ('top_k' was unexpected)"}}),
]  # fmt: skip


@pytest.mark.parametrize(("status", "body"), WORDINGS)
def test_a_field_that_is_refused_in_any_wording_is_left_out(status: int, body: Any) -> None:
    optional, sent = Optional(), request([User("x")])
    refusal = refused(status, json.dumps(body).encode())
    assert optional.learn(refusal, sent)
    assert sent.keys() - optional.without(sent).keys() == {"top_k"}
    assert not optional.learn(refusal, optional.without(sent)), "once is enough"


def test_switches_in_messages_and_renamed_fields_are_mended_too() -> None:
    optional, sent = Optional(), request([User("x"), *turn(1, "Hm.")[1:3]])
    for words in (
        "'messages.2': property 'reasoning_content' is unsupported",
        '"gemma" does not support thinking',
        "Unsupported parameter: 'max_tokens' is not supported; use 'max_completion_tokens' instead",
    ):
        assert optional.learn(refused(400, json.dumps({"error": words}).encode()), sent)
    mended = optional.without(sent)
    assert mended["max_completion_tokens"] == 256 and "max_tokens" not in mended
    assert "chat_template_kwargs" not in mended and "reasoning_content" not in str(mended)


def test_what_names_no_field_mends_nothing() -> None:
    sent = request([User("x")])
    for words in ("model not found", "invalid JSON", "top_k"):
        assert not Optional().learn(refused(400, words.encode()), sent)
