"""Finds out what a template takes, by rendering a short conversation and reading it back.

A template is trusted with tools only when the call that it writes can be read again: what it shows
a model as a call is what the model will write. And it must keep standing instructions and tools
where they are from turn to turn, or nothing of a prompt could be found in the cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from talkbox.messages import Assistant, Message, System, ToolResult, ToolSchema, User
from talkbox.models.dialect import Markup, Piece, Raw, Text, Tokens
from talkbox.models.template.habits import possible
from talkbox.models.template.placeholders import Garbled
from talkbox.models.template.reader import TemplateReader
from talkbox.models.template.rendering import Rendering, forget
from talkbox.models.template.sandbox import TemplateFailure
from talkbox_sessions.events import Call

_TOOL = ToolSchema(
    "set_tone",
    "Changes the tone.",
    {
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["low", "high"], "description": "Which end."},
            "gain_db": {"type": "number", "minimum": -24, "maximum": 24},
        },
        "required": ["kind"],
    },
)
_CALL = Call(id="c1", name=_TOOL.name, arguments={"kind": "low", "gain_db": -3.5})
_SYSTEM, _ASKED = System("Be brief."), User("Make it darker.")
_ACTED = Assistant(calls=(_CALL,))
_RESULT = ToolResult(_CALL.id, _TOOL.name, {"stage": "s1"})
_SAID, _NEXT = Assistant("It is darker."), User("Thanks.")
_FIRST: Sequence[Message] = (_SYSTEM, _ASKED)
_WORKED: Sequence[Message] = (*_FIRST, _ACTED, _RESULT)
_SECOND: Sequence[Message] = (*_WORKED, _SAID, _NEXT)
_TOKENS = Raw((1, 2, 3))


def probe(rendering: Rendering, tokens: Tokens) -> Rendering:
    """The same template with the habits that suit it.

    Raises TemplateFailure, with the template's own reason, when none do.
    """
    failure = TemplateFailure("it leaves out what it is given")
    for steady in (True, False):
        for habits in possible():
            tried = replace(rendering, habits=habits)
            try:
                if _suits(tried, tokens) and (_is_steady(tried) or not steady):
                    return replace(tried, habits=replace(habits, raw=_takes_tokens(tried)))
            except Garbled:
                continue
            except TemplateFailure as error:
                failure = error
    for habits in possible():
        tried = replace(rendering, habits=habits)
        if not habits.tools and _is_heard(tried):
            return tried
    raise failure


def opens_thought(rendering: Rendering, marker: str) -> bool:
    """Whether a prompt ends inside a thought, which the answer then closes."""
    last = rendering.pieces(_FIRST, [_TOOL], forget)[-1]
    return isinstance(last, Markup) and last.text.rstrip().endswith(marker)


def _suits(rendering: Rendering, tokens: Tokens) -> bool:
    """Whether all that is said comes through, and calls can be read back."""
    for messages in (_FIRST, _WORKED, _SECOND):
        rendering.strictly(messages, [_TOOL], forget)
    if not rendering.habits.tools:
        return True
    worked = rendering.strictly(_WORKED, [_TOOL], forget)
    texts = [piece.text for piece in worked if isinstance(piece, Markup | Text)]
    asked = max(place for place, text in enumerate(texts) if _ASKED.text in text)
    reader = TemplateReader(tokens, {_TOOL.name: _TOOL.parameters}, lambda _: None, count(1))
    reader.take("".join(texts[asked + 1 :]))
    read = [(call.name, call.arguments) for call in reader.reply().calls]
    shown = any(_TOOL.name in text for text in texts[:asked])
    return shown and read == [(_CALL.name, _CALL.arguments)]


def _is_heard(rendering: Rendering) -> bool:
    """Whether a template that changes what it is given keeps at least the words."""
    try:
        pieces = rendering.pieces(_SECOND, [_TOOL], forget)
    except TemplateFailure:
        return False
    prompt = "".join(each.text for each in pieces if isinstance(each, Markup | Text)).lower()
    return all(text.lower() in prompt for text in (_SYSTEM.text, _ASKED.text, _TOOL.name))


def _is_steady(rendering: Rendering) -> bool:
    """Whether what stands before a request stays when another one follows."""
    first = rendering.strictly(_FIRST, [_TOOL], forget)
    second = rendering.strictly(_SECOND, [_TOOL], forget)
    place = max(place for place, piece in enumerate(first) if _says(piece, _ASKED.text))
    return first[: place + 1] == second[: place + 1]


def _takes_tokens(rendering: Rendering) -> bool:
    """Whether an answer can stand as tokens where it was given, with its results behind it."""
    rendering = replace(rendering, habits=replace(rendering.habits, raw=True))
    for asked, answered in ((_FIRST, _WORKED), (_FIRST, _SECOND), (_WORKED, _SECOND)):
        try:
            before = rendering.strictly(asked, [_TOOL], _spoken)
            after = rendering.strictly(answered, [_TOOL], _spoken)
        except (Garbled, TemplateFailure):
            return False
        if after[: len(before) + 1] != [*before, _TOKENS]:
            return False
    return True


def _spoken(_answer: Assistant) -> tuple[int, ...]:
    return _TOKENS.tokens


def _says(piece: Piece, text: str) -> bool:
    return isinstance(piece, Text) and text in piece.text
