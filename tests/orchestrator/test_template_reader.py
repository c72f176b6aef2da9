"""Replies of models that call by JSON: every form and slip, streamed, and never a false call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spelled_tokens import SpelledTokens

from talkbox.calls import CALLS_IN_ONE_ANSWER, REPEATS_LIMIT
from talkbox.messages import Reply
from talkbox.models.template.markers import MISTRAL, MISTRAL_ARGS, PYTHON_TAG
from talkbox.models.template.reader import LONGEST_HELD, TemplateReader

TAG, TAG_END, THINK, THINK_END = "<tool_call>", "</tool_call>", "<think>", "</think>"
TOKENS = SpelledTokens(TAG, TAG_END, THINK, THINK_END, PYTHON_TAG, MISTRAL, MISTRAL_ARGS, "<|x|>")
SCHEMAS: dict[str, dict[str, Any]] = {
    "equalize": {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["low", "high"]},
            "gain_db": {"type": "number"},
        },
    },
    "listen": {"type": "object", "properties": {}},
}
ARGUMENTS = {"kind": "low", "gain_db": -3.5}
CALL = json.dumps({"name": "equalize", "arguments": ARGUMENTS})
ONE = [("equalize", ARGUMENTS)]


def calling(gain_db: int) -> str:
    """A call that no other gain makes."""
    said = {"name": "equalize", "arguments": {**ARGUMENTS, "gain_db": gain_db}}
    return json.dumps(said) + "\n"


class Heard:
    """What went out, piece by piece, and what the reply is."""

    def __init__(self, parts: Sequence[str], thinking: bool = False) -> None:
        self.pieces: list[str] = []
        reader = TemplateReader(TOKENS, SCHEMAS, self.pieces.append, count(1), thinking)
        for token in TOKENS.of(*parts):
            reader.feed(token)
        self.done = reader.done
        self.reply: Reply = reader.reply()

    @property
    def calls(self) -> list[tuple[str, Any]]:
        return [(call.name, call.arguments) for call in self.reply.calls]

    @property
    def text(self) -> str:
        assert "".join(self.pieces) == self.reply.text
        return self.reply.text


@pytest.mark.parametrize(
    "parts",
    [
        [TAG, "\n" + CALL + "\n", TAG_END],
        ["<tool_", "call>" + CALL + "</tool_call>"],
        [TAG, CALL],
        ["<tool_calls>[" + CALL + "]</tool_calls>"],
        ["<TOOLCALL>[" + CALL + "]</TOOLCALL>"],
        [PYTHON_TAG, '{"name": "equalize", "parameters": {"kind": "low", "gain_db": -3.5}}'],
        ['{"type": "function", "name": "equalize", "parameters": ' + json.dumps(ARGUMENTS) + "}"],
        [MISTRAL, "[" + CALL[:-1] + ', "id": "abcdefghi"}]'],
        [MISTRAL, "equalize", MISTRAL_ARGS, json.dumps(ARGUMENTS)],
        ["[TOOL_CALLS]equalize[CALL_ID]abcdefghi[ARGS]" + json.dumps(ARGUMENTS)],
        [MISTRAL, "equalize" + json.dumps(ARGUMENTS)],
        [CALL],
        ["  \n" + json.dumps(json.loads(CALL), indent=4)],
        ["```json\n" + CALL + "\n```"],
        ["```\n[" + CALL + "]\n```\n"],
        ["```json\n" + CALL],
        ["{" + CALL + "}"],
        [CALL + "}}"],
        [json.dumps({"function": {"name": "equalize", "arguments": ARGUMENTS}})],
        [json.dumps({"function": "equalize", "arguments": ARGUMENTS})],
        [json.dumps({"name": "equalize", "arguments": json.dumps(ARGUMENTS)})],
        [json.dumps({"arguments": ARGUMENTS, "name": "equalize"})],
        [CALL[:-1]],
        [CALL[:-2]],
        [CALL.replace('"', "'")],
        [CALL.replace("-3.5}", "-3.5,}")],
        [CALL.replace("-3.5", '"-3.5"')],
        [TAG, CALL[:-1], TAG_END],
        ["<|x|>", CALL, "<|x|>"],
        [THINK, "\n", THINK_END, "\n\n", TAG, CALL, TAG_END],
    ],
)
def test_a_call_is_read_in_every_form_and_nothing_of_it_is_said(parts: list[str]) -> None:
    for ending in ([], ["<end>"]):
        heard = Heard([*parts, *ending])
        assert heard.calls == ONE
        assert heard.text == ""


@pytest.mark.parametrize(
    "parts",
    [
        [TAG, CALL, TAG_END, "\n", TAG, CALL, TAG_END],
        [TAG, CALL, "\n", CALL, TAG_END],
        [TAG, CALL, TAG, CALL],
        [MISTRAL, "[" + CALL + ", " + CALL + "]"],
        [MISTRAL, "equalize", MISTRAL_ARGS, json.dumps(ARGUMENTS)] * 2,
        [PYTHON_TAG, CALL + "; " + CALL],
        ["[" + CALL + ",\n" + CALL + "]"],
        [CALL + "\n" + CALL],
        [CALL + ", " + CALL],
        ["```json\n" + CALL + "\n```\n```json\n" + CALL + "\n```"],
        ["```json\n" + CALL + "\n" + CALL + "\n```"],
    ],
)
def test_several_calls_are_read_in_their_order(parts: list[str]) -> None:
    heard = Heard([*parts, "<end>"])
    assert heard.calls == ONE * 2
    assert heard.text == ""
    assert len({call.id for call in heard.reply.calls}) == 2


def test_words_around_a_call_are_said_without_it() -> None:
    heard = Heard(["I cut the highs.\n```json\n" + CALL + "\n```\nDone.", "<end>"])
    assert heard.calls == ONE
    assert heard.text == "I cut the highs.\nDone."


@pytest.mark.parametrize(
    "parts",
    [
        ["```json\nDone: sub -4.1 -> -2.8 dB.\n```", "<end>"],
        ["```js", "on\n", "Done: sub -4.1 ", "-> -2.8 dB.\n", "```", "<end>"],
        ["```json\nDone: sub -4.1 -> -2.8 dB.", "<end>"],
    ],
)
def test_words_in_a_fence_for_json_are_said_without_it(parts: list[str]) -> None:
    heard = Heard(parts)
    assert (heard.calls, heard.text) == ([], "Done: sub -4.1 -> -2.8 dB.")


def test_a_call_may_follow_words_in_a_fence_that_was_not_closed() -> None:
    heard = Heard(["```json\nI cut it:\n", "```", "json\n" + CALL + "\n```", "<end>"])
    assert heard.calls == ONE
    assert heard.text == "I cut it:"


def test_a_call_in_the_middle_of_a_line_is_a_call_as_it_is_for_the_grammar() -> None:
    heard = Heard(["Now: " + CALL + " and done.", "<end>"])
    assert heard.calls == ONE
    assert heard.text == "Now:\nand done."


def test_words_go_out_at_once_and_a_call_never_does() -> None:
    pieces: list[str] = []
    reader = TemplateReader(TOKENS, SCHEMAS, pieces.append, count(1))
    for token in TOKENS.of("Now I listen."):
        reader.feed(token)
    assert "".join(pieces) == "Now I listen."
    for token in TOKENS.of("\n" + CALL):
        reader.feed(token)
    assert "".join(pieces) == "Now I listen."
    assert [call.name for call in reader.reply().calls] == ["equalize"]


@pytest.mark.parametrize(
    "words",
    [
        "Set {gain} to [1] and <b>go</b>.",
        '{"stage": "s1", "verdict": {"status": "met"}}',
        '{"name": "Bob", "arguments": {"a": 1}}',
        '{"name": "equalize", "colour": "red"}',
        '{"name": "equalize", "arguments": [1, 2]}',
        '{"name": "equalize", "arguments": "none"}',
        '{"name": "listen", "note": "about the tool"}',
        '["equalize", {"gain_db": 1}]',
        "```python\nprint('hello')\n```",
        '```json\n{"name": "other_tool", "arguments": {}}\n```',
        '[{"name": "equalize", "arguments": {}}, {"name": "Bob"}]',
        "The equalize tool takes kind and gain_db.",
        "1 < 2 and `code` and ``more``",
        "Half [TOOL",
        "an open ```",
        "{{{{",
        '{"name":',
    ],
)
def test_what_only_looks_like_a_call_is_text(words: str) -> None:
    heard = Heard([words, "<end>"])
    assert heard.calls == []
    assert heard.text == words


def test_a_marked_call_of_no_known_tool_is_a_call_so_that_the_model_is_told() -> None:
    assert Heard([TAG, '{"name": "darken", "arguments": {"a": 1}}', TAG_END]).calls == [
        ("darken", {"a": 1})
    ]


def test_marked_text_that_is_no_call_is_said() -> None:
    heard = Heard(["A. ", TAG, "I would cut the highs", TAG_END, " B.", "<end>"])
    assert heard.calls == []
    assert heard.text == "A. I would cut the highs B."


def test_thoughts_are_kept_apart_from_words() -> None:
    heard = Heard([THINK, "\nHmm, " + CALL, THINK_END, "\nDone.", "<end>"])
    assert heard.reply.thoughts == "Hmm, " + CALL
    assert heard.calls == []
    assert heard.text == "Done."


def test_a_thought_that_the_prompt_began_is_a_thought() -> None:
    heard = Heard(["Hmm.", "</think>", "Done.", "<end>"], thinking=True)
    assert heard.reply.thoughts == "Hmm."
    assert heard.text == "Done."


def test_an_open_thought_and_a_stray_end_harm_nothing() -> None:
    assert Heard([THINK, "Hmm."]).reply.thoughts == "Hmm."
    assert Heard(["Done.", THINK_END, " Bye.", "<end>"]).text == "Done. Bye."


def test_letters_that_are_two_tokens_arrive_whole() -> None:
    heard = Heard(["Ü", " – ", "é"])
    assert heard.text == "Ü – é"
    assert all("\N{REPLACEMENT CHARACTER}" not in piece for piece in heard.pieces)


def test_nothing_counts_after_the_end() -> None:
    heard = Heard(["Done.", "<end>", CALL])
    assert heard.done
    assert heard.text == "Done."
    assert heard.calls == []


def test_an_answer_ends_with_the_first_call_that_is_too_many() -> None:
    heard = Heard(list(map(calling, range(40))))
    assert heard.done
    assert len(heard.calls) == CALLS_IN_ONE_ANSWER + 1


def test_an_answer_that_goes_round_in_a_circle_ends() -> None:
    heard = Heard([calling(1), calling(2)] * 20)
    assert heard.done
    assert len(heard.calls) == 2 + REPEATS_LIMIT


def test_as_many_calls_as_are_allowed_leave_the_answer_open() -> None:
    heard = Heard([*map(calling, range(CALLS_IN_ONE_ANSWER)), "Done."])
    assert not heard.done
    assert heard.text.strip() == "Done."


def test_a_call_without_arguments_has_none() -> None:
    assert Heard(['{"name": "listen"}']).calls == [("listen", {})]
    assert Heard([TAG, '{"name": "listen", "arguments": null}', TAG_END]).calls == [("listen", {})]


PARTS = st.lists(
    st.one_of(
        st.sampled_from(
            [TAG, TAG_END, THINK, THINK_END, PYTHON_TAG, MISTRAL, MISTRAL_ARGS, "<|x|>", "```"]
        ),
        st.sampled_from(['{"name"', ": ", '"equalize"', ', "arguments": {', "}", "]", "[{", '"']),
        st.sampled_from(["```json\n", "\n", "<tool", "[TOOL_CALLS", CALL[:30], "{{", "\\"]),
        st.text(max_size=8),
    ),
    max_size=30,
)


@given(parts=PARTS)
@settings(max_examples=300, deadline=None)
def test_any_reply_is_read_without_an_error(parts: list[str]) -> None:
    heard = Heard(parts)
    assert "".join(heard.pieces) == heard.reply.text
    for name, arguments in heard.calls:
        assert name in "".join(parts)
        json.dumps(arguments)


@given(parts=PARTS)
@settings(max_examples=200, deadline=None)
def test_no_call_comes_from_a_reply_that_names_no_tool(parts: list[str]) -> None:
    quiet = [part.replace("equalize", "x").replace("name", "n").replace("{", "(") for part in parts]
    assert Heard(quiet).calls == []


@given(words=st.text(st.characters(exclude_characters="{[<`"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_plain_words_come_through_as_they_are(words: str) -> None:
    heard = Heard([words.encode(errors="replace").decode(), "<end>"])
    assert heard.text == words.encode(errors="replace").decode().strip()


@pytest.mark.parametrize(
    "unit", ["{", '{"name":', "[{", "```", "<tool_call>", "[TOOL_CALLS]", "<think>", '{"name": "a']
)
def test_time_is_linear_in_the_reply(unit: str) -> None:
    def seconds(length: int) -> float:
        start = perf_counter()
        Heard([unit * (length // len(unit))])
        return perf_counter() - start

    seconds(LONGEST_HELD)
    assert seconds(4 * LONGEST_HELD) < 16 * max(seconds(LONGEST_HELD), 0.02)
