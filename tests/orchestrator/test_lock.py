"""The lock: free until a call begins, held until the reply ends, open when the matcher fails."""

from __future__ import annotations

from time import thread_time

import numpy as np
import pytest
from walks import Matching

from talkbox.messages import ModelError, ToolSchema
from talkbox.models.dialect import Grammar, Markup
from talkbox.models.grammar import native_grammar
from talkbox.models.lock import Lock
from talkbox.toolbox import registry, schemas

pytest_plugins = ("grammar_fixture",)

STOP = ToolSchema("stop", "Stops.", {"type": "object", "properties": {}})


def ids(matching: Matching, markup: str) -> list[int]:
    return matching.tokens.encode([Markup(markup)])


def fed(lock: Lock, tokens: list[int]) -> Lock:
    for token in tokens:
        assert lock.allows(token)
        lock.accept(token)
    return lock


@pytest.fixture
def lock(matching: Matching) -> Lock:
    return Lock(native_grammar([STOP], matching.tokens), matching.tokens.matcher_tokenizer)


def test_before_a_call_everything_is_allowed(matching: Matching, lock: Lock) -> None:
    fed(lock, ids(matching, "<|channel>thought\nHm.<channel|>I will call:stop{x}"))
    assert not lock.engaged
    assert lock.allowed().size == matching.tokens.size


def test_from_the_token_of_a_call_on_only_calls_are_allowed(matching: Matching, lock: Lock) -> None:
    fed(lock, ids(matching, "Well <|tool_call>"))
    assert lock.engaged
    right, wrong = ids(matching, "call")[0], ids(matching, "Hello")[0]
    assert lock.allows(right) and right in lock.allowed()
    assert not lock.allows(wrong) and wrong not in lock.allowed()


def test_what_is_listed_is_what_is_allowed(matching: Matching) -> None:
    start = Grammar('start: /-?[0-9]{1,3}/ | "true" | "false"', None)
    lock = Lock(start, matching.tokens.matcher_tokenizer)
    listed = lock.allowed()
    assert listed.dtype == np.int32
    assert listed.tolist() == [token for token in range(matching.tokens.size) if lock.allows(token)]


def test_after_a_call_comes_another_or_the_end(matching: Matching, lock: Lock) -> None:
    fed(lock, ids(matching, "<|tool_call>call:stop{}<tool_call|>"))
    again = matching.tokens.id("<|tool_call>")
    assert lock.engaged
    assert set(lock.allowed().tolist()) == {again, *matching.tokens.ends}


def test_after_the_last_call_only_the_end_is_allowed(matching: Matching) -> None:
    once = Grammar('start: "stop"', matching.tokens.id("<|tool_call>"))
    lock = Lock(once, matching.tokens.matcher_tokenizer)
    fed(lock, ids(matching, "<|tool_call>stop"))
    assert lock.engaged
    assert set(lock.allowed().tolist()) == matching.tokens.ends
    assert not lock.allows(ids(matching, "x")[0])
    fed(lock, [min(matching.tokens.ends)])
    assert (lock.engaged, lock.broken) == (False, "")


def test_the_end_opens_the_lock_for_the_next_call(matching: Matching, lock: Lock) -> None:
    for _ in range(2):
        fed(lock, ids(matching, "<|tool_call>call:stop{}<tool_call|><|tool_response>"))
        assert not lock.engaged and not lock.broken
        assert lock.allowed().size == matching.tokens.size
    fed(lock, ids(matching, "<|tool_call>"))
    assert lock.engaged


def test_without_a_trigger_the_first_token_is_held(matching: Matching) -> None:
    lock = Lock(Grammar('start: "yes" | "no"', None), matching.tokens.matcher_tokenizer)
    assert lock.engaged
    assert not lock.allows(ids(matching, "maybe")[0])


def test_a_token_that_was_not_allowed_opens_the_lock_and_is_told(
    matching: Matching, lock: Lock
) -> None:
    fed(lock, ids(matching, "<|tool_call>"))
    wrong = ids(matching, "Hello")[0]
    lock.accept(wrong)
    assert not lock.engaged
    assert "Hello" in lock.broken
    fed(lock, ids(matching, "<|tool_call>Hello"))
    assert lock.allowed().size == matching.tokens.size


def test_a_grammar_that_cannot_be_compiled_is_refused_in_one_sentence(matching: Matching) -> None:
    with pytest.raises(ModelError, match=r"^the tools' schemas .*; use fewer tools") as refusal:
        Lock(Grammar("start: /(?=a)/", None), matching.tokens.matcher_tokenizer)
    assert "\n" not in str(refusal.value)


def test_schemas_that_are_too_large_are_refused_at_once(matching: Matching) -> None:
    names = [f"a name of some length, number {place}" for place in range(40_000)]
    big = ToolSchema("big", "", {"type": "object", "properties": {"name": {"enum": names}}})
    with pytest.raises(ModelError, match=r"too large .* characters .*; use fewer tools"):
        native_grammar([big], matching.tokens)


def test_a_reply_after_the_first_waits_for_no_grammar(matching: Matching) -> None:
    shown = schemas(list(registry().for_model()))
    Lock(native_grammar(shown, matching.tokens), matching.tokens.matcher_tokenizer)
    began = thread_time()
    for _ in range(20):
        grammar = native_grammar(shown, matching.tokens)
        lock = Lock(grammar, matching.tokens.matcher_tokenizer)
        fed(lock, ids(matching, "<|tool_call>"))
    assert (thread_time() - began) / 20 < 0.01
