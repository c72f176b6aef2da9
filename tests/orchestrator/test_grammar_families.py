"""Calls of the built-in tools: what is allowed follows from the effect and from the files."""

from __future__ import annotations

import pytest
from walks import Matching

from talkbox.models.dialect import Markup
from talkbox.models.grammar import native_grammar
from talkbox.models.lock import Lock
from talkbox.toolbox import FILES_SHOWN, registry, schemas

pytest_plugins = ("grammar_fixture",)

ROOM = '<|"|>convolution<|"|>'


def passes(matching: Matching, arguments: str, files: list[str] | None = None) -> bool:
    """Whether a call of add_space with these arguments, as Gemma writes them, gets through."""
    tools = schemas([registry().get("add_space")], files)
    lock = Lock(native_grammar(tools, matching.tokens), matching.tokens.matcher_tokenizer)
    call = f"<|tool_call>call:add_space{{{arguments}}}<tool_call|>"
    for token in matching.tokens.encode([Markup(call)]):
        if not lock.allows(token):
            return False
        lock.accept(token)
    return True


@pytest.mark.parametrize(
    ("kind", "time_ms", "allowed"),
    [("slapback", 110, True), ("slapback", 757, False), ("delay", 757, True)],
)
def test_a_range_is_that_of_the_effect_in_whatever_order(
    matching: Matching, kind: str, time_ms: int, allowed: bool
) -> None:
    quoted = f'kind:<|"|>{kind}<|"|>'
    assert passes(matching, f"{quoted},time_ms:{time_ms}") is allowed
    assert passes(matching, f"time_ms:{time_ms},{quoted}") is allowed


def test_what_an_effect_does_not_use_may_be_given_as_it_is_ignored(matching: Matching) -> None:
    assert passes(matching, 'damping:0.5,kind:<|"|>slapback<|"|>')


def test_what_an_effect_needs_must_be_given(matching: Matching) -> None:
    assert not passes(matching, f"kind:{ROOM}")


def test_a_file_is_one_of_those_that_are_there(matching: Matching) -> None:
    hall, cave = (f'file:<|"|>{name}.wav<|"|>,kind:{ROOM}' for name in ("hall", "cave"))
    assert passes(matching, hall, ["hall.wav", "song.wav"])
    assert not passes(matching, cave, ["hall.wav", "song.wav"])
    assert not passes(matching, hall, [])


def test_where_too_many_files_are_there_any_name_may_be_said(matching: Matching) -> None:
    many = [f"{number}.wav" for number in range(FILES_SHOWN)]
    assert passes(matching, f'file:<|"|>hall.wav<|"|>,kind:{ROOM}', many)
