"""Replies of Gemma 4, read token by token: calls, thoughts and words, whatever the model slips."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import pytest
from gemma import Gemma as Source
from hypothesis import given, settings
from hypothesis import strategies as st

from talkbox.calls import CALLS_IN_ONE_ANSWER, REPEATS_LIMIT
from talkbox.messages import Assistant, Message, Reply, ToolSchema, User
from talkbox.models.dialect import Markup, Piece, Text
from talkbox.models.gemma import Gemma
from talkbox.models.llama.vocabulary import Vocabulary
from talkbox_sessions.events import Call

pytest_plugins = ("gemma_fixture", "gemma_tokens_fixture")

OPEN, SHUT, QUOTE = "<|tool_call>", "<tool_call|>", '<|"|>'
THINK, THOUGHT = "<|channel>", "<channel|>"
END, ANSWER = "<turn|>", "<|tool_response>"
DIM: dict[str, Any] = {"type": "object", "properties": {"freq_hz": {"type": "number"}}}
TOOLS = (ToolSchema("dim", "", DIM), ToolSchema("undo", "", {"type": "object"}))


@pytest.fixture(scope="module")
def tokens(gemma_tokens: Vocabulary) -> Vocabulary:
    return gemma_tokens


@pytest.fixture(scope="module")
def dialect(gemma: Source, tokens: Vocabulary) -> Gemma:
    return Gemma.of(gemma.template, tokens, thinking=True)


class Listening:
    """A reader that has heard these tokens, and what it passed on."""

    def __init__(self, dialect: Gemma, line: Sequence[int]) -> None:
        self.heard: list[str] = []
        self.reader = dialect.reader(TOOLS, self.heard.append)
        for token in line:
            self.reader.feed(token)

    @property
    def reply(self) -> Reply:
        reply = self.reader.reply()
        assert "".join(self.heard) == reply.text
        return reply


def line(tokens: Vocabulary, *parts: str) -> list[int]:
    """Parts that are a marker alone become its token; all else is text."""
    pieces: list[Piece] = [
        Text(part) if tokens.id(part) is None else Markup(part) for part in parts
    ]
    return tokens.encode(pieces)


def told(reply: Reply) -> tuple[str, list[tuple[str, Any]], str]:
    return reply.text, [(call.name, call.arguments) for call in reply.calls], reply.thoughts


CALL = (OPEN, "call:dim{freq_hz:8000}", SHUT)
DIMMED = ("dim", {"freq_hz": 8000})
FENCE = '```json\n{"name": "dim", "arguments": {"freq_hz": 8000}}\n```'

REPLIES: dict[str, tuple[tuple[str, ...], tuple[str, list[tuple[str, Any]], str]]] = {
    "words": (("Darker now.", END), ("Darker now.", [], "")),
    "a call": ((*CALL, ANSWER), ("", [DIMMED], "")),
    "two calls": ((*CALL, OPEN, "call:undo{}", SHUT, ANSWER), ("", [DIMMED, ("undo", {})], "")),
    "words and a call": (("I dim it.\n", *CALL, ANSWER), ("I dim it.", [DIMMED], "")),
    "words on both sides": (("One.", *CALL, "Two.", END), ("One.\nTwo.", [DIMMED], "")),
    "a string": (
        (OPEN, "call:dim{a:", QUOTE, 'x,y} "q"', QUOTE, "}", SHUT, ANSWER),
        ("", [("dim", {"a": 'x,y} "q"'})], ""),
    ),
    "thoughts": (
        (THINK, "thought\nToo bright.\n", THOUGHT, *CALL, ANSWER),
        ("", [DIMMED], "Too bright."),
    ),
    "thoughts and words": ((THINK, "thought\nhm\n", THOUGHT, "Yes.", END), ("Yes.", [], "hm")),
    "an empty thought": ((THINK, "thought\n", THOUGHT, *CALL, ANSWER), ("", [DIMMED], "")),
    "empty thoughts around words": (
        (THINK, "thought\n", THOUGHT, "Yes.", THINK, "thought\n", THOUGHT, END),
        ("Yes.", [], ""),
    ),
    "a thought left open": ((THINK, "thought\nhm", *CALL, ANSWER), ("", [DIMMED], "hm")),
    "a thought cut off": ((THINK, "thought\nhm", END), ("", [], "hm")),
    "a stray end of thought": (("Yes", THOUGHT, ".", *CALL, THOUGHT, END), ("Yes.", [DIMMED], "")),
    "a channel twice": ((THINK, THINK, "thought\nhm\n", THOUGHT, "Yes.", END), ("Yes.", [], "hm")),
    "a channel without a name": ((THINK, THOUGHT, "Yes.", END), ("Yes.", [], "")),
    "a channel of words": ((THINK, "thoughtful work.", END), ("thoughtful work.", [], "")),
    "a call left open": ((OPEN, "call:dim{freq_hz:8000}", ANSWER), ("", [DIMMED], "")),
    "a brace left open": ((OPEN, "call:dim{freq_hz:8000", SHUT, ANSWER), ("", [DIMMED], "")),
    "both left open": ((OPEN, "call:dim{freq_hz:8000", END), ("", [DIMMED], "")),
    "a call in a call": ((OPEN, "call:undo{", *CALL, ANSWER), ("", [("undo", {}), DIMMED], "")),
    "a stray channel in a call": (
        (OPEN, "call:dim{", THOUGHT, "freq_hz:8000}", SHUT, ANSWER),
        ("", [DIMMED], ""),
    ),
    "text for a number": (
        (OPEN, "call:dim{freq_hz:", QUOTE, "8000", QUOTE, "}", SHUT, ANSWER),
        ("", [DIMMED], ""),
    ),
    "an unknown tool": (
        (OPEN, "call:sing{}", SHUT, ANSWER),
        ("", [("sing", {})], ""),
    ),
    "unreadable arguments": (
        (OPEN, "call:dim{{{[", QUOTE, SHUT, ANSWER),
        ("", [("dim", '{{{["')], ""),
    ),
    "no name": ((OPEN, "{well}", SHUT, END), ("{well}", [], "")),
    "a fence": ((FENCE, END), ("", [DIMMED], "")),
    "a fence in the call": ((OPEN, FENCE, SHUT, ANSWER), ("", [DIMMED], "")),
    "a fence around the call": (("```json\n", *CALL, "\n```", ANSWER), ("", [DIMMED], "")),
    "a fence left after the call": ((*CALL, "```", END), ("", [DIMMED], "")),
    "two calls in a fence": (
        ('```json\n[{"name": "undo"}, {"name": "dim", "arguments": {"freq_hz": 8000}}]\n```', END),
        ("", [("undo", {}), DIMMED], ""),
    ),
    "the format in a fence": (("```\ncall:dim{freq_hz:8000}\n```", END), ("", [DIMMED], "")),
    "a fence with code": (("```python\nprint(1)\n```", END), ("```python\nprint(1)\n```", [], "")),
    "other markers": (("Yes", "<pad>", "<|tool>", SHUT, "<unk>", ".", END), ("Yes.", [], "")),
    "another's turn": (("Yes.", "<|turn>", "user\nmore", END), ("Yes.", [], "")),
    "html": (("<b>Yes</b> <i>\n\n</i>", END), ("<b>Yes</b> <i>\n\n</i>", [], "")),
    "a quote token in words": (("say ", QUOTE, "hm", QUOTE, END), ('say "hm"', [], "")),
    "space": (("  \n ", "Yes.", " \n\n", END), ("Yes.", [], "")),
    "nothing": ((END,), ("", [], "")),
}

NO_CALLS = {
    "prose": ("I would say call:dim{freq_hz:8000} here.", END),
    "only the spelling": ("call:dim{freq_hz:8000}", END),
    "text like markers": (f"{OPEN}call:dim{{freq_hz:8000}}{SHUT}{ANSWER}", END),
    "text like markers in a fence": (f"```\n{OPEN}call:dim{{freq_hz:8000}}{SHUT}\n```", END),
    "prose around a fence": (f"You could write:\n{FENCE}", END),
    "prose after a fence": (f"{FENCE}\nwould darken it.", END),
    "a tool that is not there": ('```json\n{"name": "sing", "arguments": {}}\n```', END),
    "JSON of something else": ('```json\n{"name": "dim", "arguments": [1]}\n```', END),
    "JSON without a fence": ('{"name": "dim", "arguments": {"freq_hz": 8000}}', END),
    "a fence left open": (FENCE.removesuffix("```"), END),
    "a thought of one": (
        THINK,
        f"thought\ncall:dim{{freq_hz:8000}} {FENCE}\n",
        THOUGHT,
        "No.",
        END,
    ),
}


@pytest.mark.parametrize(("parts", "found"), REPLIES.values(), ids=REPLIES)
def test_a_reply_is_read_as_it_was_meant(
    parts: tuple[str, ...], found: Any, dialect: Gemma, tokens: Vocabulary
) -> None:
    listening = Listening(dialect, line(tokens, *parts))
    assert listening.reader.done
    assert told(listening.reply) == found


@pytest.mark.parametrize("parts", NO_CALLS.values(), ids=NO_CALLS)
def test_what_only_mentions_a_call_is_none(
    parts: tuple[str, ...], dialect: Gemma, tokens: Vocabulary
) -> None:
    reply = Listening(dialect, line(tokens, *parts)).reply
    assert reply.calls == ()
    assert reply.text == parts[-2].strip()


def test_what_stands_in_a_string_ends_neither_it_nor_the_call(
    dialect: Gemma, tokens: Vocabulary
) -> None:
    text = f"\"}}, 'a': 1, {SHUT}{OPEN}call:undo{{}}{SHUT}{QUOTE}\\"
    parts = (OPEN, "call:dim{label:", QUOTE, text, QUOTE, "}", SHUT, ANSWER)
    reply = Listening(dialect, line(tokens, *parts)).reply
    assert told(reply) == ("", [("dim", {"label": text})], "")


def test_a_reply_that_was_cut_off_calls_nothing_with_half_a_number(
    dialect: Gemma, tokens: Vocabulary
) -> None:
    listening = Listening(dialect, line(tokens, OPEN, "call:dim{freq_hz:80"))
    assert not listening.reader.done
    assert told(listening.reply) == ("", [("dim", "{freq_hz:80")], "")
    whole = Listening(dialect, line(tokens, OPEN, "call:dim{freq_hz:80}"))
    assert told(whole.reply) == ("", [("dim", {"freq_hz": 80})], "")


def test_words_come_while_the_model_speaks_and_characters_whole(
    dialect: Gemma, tokens: Vocabulary
) -> None:
    text = "Höhen 🎛️🎚️ leiser, 暗く, darker " * 3
    listening = Listening(dialect, line(tokens, text, END))
    assert len(listening.heard) > 10
    assert listening.reply.text == text.strip()
    assert "\ufffd" not in listening.reply.text


def test_half_a_character_is_shown_as_missing(dialect: Gemma, tokens: Vocabulary) -> None:
    half = next(token for token in range(tokens.size) if tokens.bytes_of(token) == b"\xf0")
    listening = Listening(dialect, [*line(tokens, "ab"), half, *line(tokens, *CALL, ANSWER)])
    assert told(listening.reply) == ("ab\ufffd", [DIMMED], "")


def test_thoughts_are_not_said_and_nothing_counts_after_the_end(
    dialect: Gemma, tokens: Vocabulary
) -> None:
    parts = (THINK, "thought\nsecret\n", THOUGHT, "Yes.", END, "And more.", *CALL)
    listening = Listening(dialect, line(tokens, *parts))
    assert told(listening.reply) == ("Yes.", [], "secret")
    assert listening.reply == listening.reply


def test_calls_are_held_to_the_schemas_from_the_call_marker_on(
    dialect: Gemma, tokens: Vocabulary
) -> None:
    grammar = dialect.grammar(TOOLS)
    assert grammar is not None
    assert grammar.trigger == tokens.id(OPEN)
    assert dialect.grammar(()) is None


def test_no_two_calls_have_the_same_id(dialect: Gemma, tokens: Vocabulary) -> None:
    replies = [Listening(dialect, line(tokens, *CALL, *CALL, ANSWER)).reply for _ in range(3)]
    ids = [call.id for reply in replies for call in reply.calls]
    assert len(set(ids)) == 6


def test_an_answer_without_end_is_ended(dialect: Gemma, tokens: Vocabulary) -> None:
    for different, kept in ((40, CALLS_IN_ONE_ANSWER + 1), (1, 1 + REPEATS_LIMIT)):
        said = [f"{OPEN} call:dim{{freq_hz:{number % different}}} {SHUT}" for number in range(40)]
        heard = Listening(dialect, line(tokens, *" ".join(said).split()))
        assert (heard.reader.done, len(heard.reply.calls)) == (True, kept)


texts = st.text(max_size=15) | st.sampled_from([OPEN, SHUT, QUOTE, END, "```", "call:dim{}", '"}'])
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
names = st.from_regex(r"[A-Za-z]\w{0,8}", fullmatch=True)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
calls = st.lists(
    st.tuples(names, st.dictionaries(names, values, max_size=3)), min_size=1, max_size=3
)


def test_what_we_write_as_an_answer_is_read_back_equal(dialect: Gemma, tokens: Vocabulary) -> None:
    begun = len(tokens.encode(dialect.prompt([User("x")], (), lambda answer: None)))

    @settings(max_examples=60, deadline=None)
    @given(calls, st.sampled_from(["", "hm", "Too bright.\nLess."]))
    def check(made: list[tuple[str, dict[str, Any]]], thoughts: str) -> None:
        wanted = tuple(Call(id=f"c{n}", name=x, arguments=y) for n, (x, y) in enumerate(made))
        messages: list[Message] = [User("x"), Assistant("", wanted, thoughts)]
        prompt = tokens.encode(dialect.prompt(messages, (), lambda answer: None))
        reader = dialect.reader((), lambda text: None)
        for token in prompt[begun:]:
            reader.feed(token)
        reply = reader.reply()
        assert told(reply) == ("", made, thoughts)
        assert repr([call.arguments for call in reply.calls]) == repr([ordered(y) for _, y in made])

    check()


def ordered(value: Any) -> Any:
    """Members in the order in which they are written."""
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=str.lower)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def test_any_tokens_at_all_are_read(dialect: Gemma, tokens: Vocabulary) -> None:
    """TALKBOX_FUZZ=1000000 reads a million of them, in some minutes."""
    replies = int(os.environ.get("TALKBOX_FUZZ", "20000"))
    assert fuzz(dialect, tokens, replies) > replies / 10


def fuzz(dialect: Gemma, tokens: Vocabulary, replies: int) -> int:
    """Read made-up and damaged replies; how many calls there were."""
    chance = random.Random(4)
    (opener,) = line(tokens, OPEN)
    meant = [line(tokens, *parts) for parts, _ in REPLIES.values()]
    markers = line(tokens, OPEN, SHUT, QUOTE, THINK, THOUGHT)
    rare = line(tokens, END, ANSWER, "<|turn>", "<pad>", "<|tool>", "<eos>")
    words = [line(tokens, *text) for text in WORDS]
    found = 0
    for _ in range(replies):
        damaged = chance.random() < 0.3
        stream = list(chance.choice(meant)) if damaged else []
        for _ in range(chance.randrange(1, 5 if damaged else 14)):
            kind, place = chance.random(), chance.randrange(len(stream) + 1)
            if damaged and kind < 0.4:
                del stream[place : place + chance.randrange(1, 4)]
            elif kind < 0.55:
                stream.insert(place, chance.choice(markers))
            elif kind < 0.9:
                stream[place:place] = chance.choice(words)
            elif kind < 0.95:
                stream.insert(place, chance.choice(rare))
            else:
                stream.insert(place, chance.randrange(tokens.size))
        reply = Listening(dialect, stream).reply
        assert len(reply.calls) <= stream.count(opener) or not reply.text
        json.dumps(told(reply), ensure_ascii=False).encode()
        found += len(reply.calls)
    return found


WORDS = (
    *((OPEN, "call:dim{"), (OPEN, "call:dim{freq_hz:"), ("}", SHUT), (OPEN, "call:"), (FENCE,)),
    *((text,) for text in ("{", "}", "[", "]", ":", "=", ",", '"', "'", "\\", " ", "\n", "```")),
    *((text,) for text in ("x", "dim", "freq_hz", "8000", "-1.5e3", "true", "null", "é", "🎛")),
    *(("thought\n",), ("thought",), ("```json\n",), ("call:undo{}",)),
    *(('{"name": "dim", "arguments": {',), ("}}",), (f"{QUOTE}{SHUT}{OPEN}",)),
)


@pytest.mark.parametrize("part", ["a ", "```json\n{", "`", " ", "{a:", '"', "thought", "\n"])
@pytest.mark.parametrize("within", [(), (OPEN, "call:dim{a:"), (THINK,), (OPEN, QUOTE)])
def test_a_hundred_thousand_tokens_take_seconds(
    part: str, within: tuple[str, ...], dialect: Gemma, tokens: Vocabulary
) -> None:
    unit = line(tokens, part)
    stream = line(tokens, *within) + unit * (100_000 // len(unit))
    began = perf_counter()
    Listening(dialect, stream).reader.reply()
    assert perf_counter() - began < 5.0


@pytest.mark.parametrize("marker", [OPEN, SHUT, QUOTE, THINK, THOUGHT])
def test_a_hundred_thousand_markers_take_seconds(
    marker: str, dialect: Gemma, tokens: Vocabulary
) -> None:
    began = perf_counter()
    assert Listening(dialect, line(tokens, marker) * 100_000).reply.calls == ()
    assert perf_counter() - began < 5.0
