"""Conversations and tool schemas of any shape, for property tests of prompts."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from talkbox.messages import Assistant, Message, System, ToolResult, ToolSchema, User
from talkbox_sessions.events import Call

SPOT = "\x01"
"""Marks a call whose answer has words before it; the template has no place for them."""

texts = st.text(st.characters(codec="utf-8", exclude_characters=SPOT), max_size=12).filter(
    lambda text: not re.search("<.+>", text, re.DOTALL)
)
"""Without anything that may be spelled like a marker."""
spaced = st.tuples(st.sampled_from(["", " ", "\n\t", "\u00a0"]), texts).map("".join)
names = st.from_regex(r"[A-Za-z]\w{0,5}", fullmatch=True)
keys = st.from_regex(r"\w[\w ]{0,5}", fullmatch=True)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)
objects = st.dictionaries(keys, values, max_size=4)
arguments = objects | texts

leaves = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "number", "integer", "boolean"])
        | st.just(["string", "null"]),
        "description": texts,
        "enum": st.lists(texts | st.integers() | st.none(), max_size=3),
        "nullable": st.booleans(),
        "minimum": st.integers(),
        "default": values,
    },
)
reserved = st.sampled_from(["type", "description", "required", "nullable", "properties"])


def deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    named = st.dictionaries(names | reserved, inner, max_size=3)
    shared = {"description": texts, "required": st.lists(names, max_size=2)}
    nested = st.fixed_dictionaries(
        {"type": st.just("object")},
        optional={**shared, "properties": named, "additionalProperties": st.booleans()},
    )
    listed = st.fixed_dictionaries(
        {"type": st.just("array")}, optional={**shared, "items": inner, "minItems": st.integers()}
    )
    return nested | listed


parameters = st.recursive(leaves, deeper, max_leaves=5)
tools = st.builds(
    ToolSchema,
    names,
    texts,
    st.fixed_dictionaries(
        {"type": st.just("object")},
        optional={
            "properties": st.dictionaries(names | reserved, parameters, max_size=3),
            "required": st.lists(names, max_size=2),
        },
    ),
)


@st.composite
def answers(draw: st.DrawFn) -> list[Message]:
    """Calls with their results, and at times the words before them."""
    called = draw(st.lists(st.tuples(names, arguments, objects), min_size=1, max_size=3))
    calls = tuple(Call(id=f"c{n}", name=x, arguments=y) for n, (x, y, _) in enumerate(called))
    results = [ToolResult(f"c{n}", x, z) for n, (x, _, z) in enumerate(called)]
    said = Assistant(draw(spaced), calls, draw(st.just("") | texts))
    return [said, *results[: draw(st.integers(0, len(results)))]]


@st.composite
def turns(draw: st.DrawFn) -> list[Message]:
    line: list[Message] = [User(draw(spaced))]
    for answer in draw(st.lists(answers(), max_size=3)):
        line += answer
    return [*line, *draw(st.just(()) | st.tuples(st.builds(Assistant, spaced)))]


@st.composite
def conversations(draw: st.DrawFn) -> list[Message]:
    line: list[Message] = list(draw(st.just(()) | st.tuples(st.builds(System, spaced))))
    for turn in draw(st.lists(turns(), min_size=1, max_size=3)):
        line += turn
    return line
