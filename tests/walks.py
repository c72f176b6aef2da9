"""Replies from chance: tokens drawn under a lock over Gemma 4's own vocabulary, and read strictly.

A uniform draw would almost never end a string, so closing signs are drawn more often; everything
else about a walk is left to chance.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import jsonschema
import numpy as np
from gemma import Gemma
from numpy.typing import NDArray

from talkbox.messages import ToolSchema
from talkbox.models.dialect import Grammar
from talkbox.models.llama.library import library
from talkbox.models.llama.vocabulary import Vocabulary
from talkbox.models.lock import Lock

CLOSING = {b'"', b'"}', b"}", b"}}", b"]", b'"]', b'<|"|>', b"<tool_call|>", b",", b":", b'":'}
"""Tokens that bring a walk to its end."""
CLOSING_SHARE = 0.4
LONGEST_WALK = 1500
NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
QUOTE, CALL, CALL_END = b"\xff", b"\xfe", b"\xfd"
"""Gemma's markers in a reply's bytes: no UTF-8 has these."""


@dataclass(frozen=True)
class Matching:
    """A vocabulary and its walks."""

    tokens: Vocabulary
    closing: NDArray[np.int32]

    @classmethod
    @contextmanager
    def of(cls, gemma: Gemma) -> Iterator[Matching]:
        """Loads no more than the tokenizer."""
        lib = library()
        params = lib.llama_model_default_params()
        params.vocab_only = True
        model = lib.llama_model_load_from_file(str(gemma.vocabulary).encode(), params)
        tokens = Vocabulary(lib.llama_model_get_vocab(model))
        closing = [token for token in range(tokens.size) if tokens.bytes_of(token) in CLOSING]
        yield cls(tokens, np.array(closing, np.int32))
        lib.llama_model_free(model)

    def lock(self, grammar: Grammar, text: str = "") -> Lock:
        """A lock that has just seen the trigger, or this text where there is none."""
        lock = Lock(grammar, self.tokens.matcher_tokenizer)
        if grammar.trigger is not None:
            lock.accept(grammar.trigger)
        for token in self.ids(text):
            assert lock.allows(token), text
            lock.accept(token)
        return lock

    def walk(self, grammar: Grammar, seed: int, text: str = "") -> list[int]:
        """The tokens of a reply from its trigger or text on, up to its end, which is not among
        them. A free text ends where everything is allowed."""
        chance = np.random.default_rng(seed)
        lock, walked = self.lock(grammar, text), self.ids(text)
        while len(walked) < LONGEST_WALK:
            token = self._drawn(lock, chance)
            lock.accept(token)
            assert not lock.broken, lock.broken
            if self.tokens.is_end(token):
                assert not lock.engaged
                return walked
            walked.append(token)
        raise AssertionError(f"no end after {LONGEST_WALK} tokens: {self.text(walked)[:2000]!r}")

    def passes(self, grammar: Grammar, tokens: Sequence[int]) -> int:
        """How many of the tokens the lock lets through, one after the other."""
        lock = Lock(grammar, self.tokens.matcher_tokenizer)
        for place, token in enumerate(tokens):
            if not lock.allows(token):
                return place
            lock.accept(token)
            assert not lock.broken, lock.broken
        return len(tokens)

    def ids(self, text: str) -> list[int]:
        """The tokens of a text; none of them is a control token."""
        return list(self.tokens.matcher_tokenizer.tokenize_str(text)) if text else []

    def text(self, tokens: Sequence[int]) -> bytes:
        """The bytes of a reply, Gemma's markers as bytes of their own."""
        marks = {'<|"|>': QUOTE, "<|tool_call>": CALL, "<tool_call|>": CALL_END}
        by_token = {self.tokens.id(text): mark for text, mark in marks.items()}
        return b"".join(by_token.get(token) or self.tokens.bytes_of(token) for token in tokens)

    def _drawn(self, lock: Lock, chance: np.random.Generator) -> int:
        allowed = lock.allowed()
        assert allowed.size and np.all(np.diff(allowed) > 0)
        other = chance.integers(self.tokens.size, size=1)
        if allowed.size > 1:  # of a text that is certain, only the usual tokens are listed
            assert lock.allows(int(other[0])) == bool(_among(other, allowed).size)
        ends = _among(np.array(sorted(self.tokens.ends)), allowed)
        closing = _among(self.closing, allowed)
        if chance.random() < CLOSING_SHARE:
            allowed = ends if ends.size else closing if closing.size else allowed
        token = int(allowed[chance.integers(allowed.size)])
        assert lock.allows(token)
        return token


def _among(some: NDArray[Any], allowed: NDArray[np.int32]) -> NDArray[Any]:
    """Those of some tokens that are allowed; the allowed ones are sorted."""
    places = np.minimum(np.searchsorted(allowed, some), allowed.size - 1)
    found: NDArray[Any] = some[allowed[places] == some]
    return found


Call = tuple[str, dict[str, Any]]


class Native:
    """A reader of Gemma's calls that forgives nothing."""

    def __init__(self, text: bytes) -> None:
        self._text, self._at = text, 0

    def calls(self) -> list[Call]:
        """All calls of a reply that began with a call's token."""
        calls = [self._call()]
        while self._at < len(self._text):
            self._take(CALL)
            calls.append(self._call())
        return calls

    def _call(self) -> Call:
        self._take(b"call:")
        name = self._until(b"{")
        self._at -= 1
        arguments = self._value()
        self._take(CALL_END)
        return name, arguments

    def _value(self) -> Any:
        sign = self._text[self._at : self._at + 1]
        if sign == QUOTE:
            self._at += 1
            return self._until(QUOTE)
        if sign == b"{":
            return self._object()
        if sign == b"[":
            return self._array()
        for word, value in ((b"true", True), (b"false", False), (b"null", None)):
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return value
        return self._number()

    def _number(self) -> int | Decimal:
        found = NUMBER.match(self._text, self._at)
        assert found is not None, self._text[self._at :]
        self._at = found.end()
        text = found.group().decode()
        assert not (text.startswith("-") and Decimal(text) == 0)
        return Decimal(text) if found.group(1) else int(text)

    def _object(self) -> dict[str, Any]:
        self._take(b"{")
        found: dict[str, Any] = {}
        while not self._taken(b"}"):
            if found:
                self._take(b",")
            key = self._until(b":")
            assert key not in found
            found[key] = self._value()
        return found

    def _array(self) -> list[Any]:
        self._take(b"[")
        found: list[Any] = []
        while not self._taken(b"]"):
            if found:
                self._take(b",")
            found.append(self._value())
        return found

    def _until(self, sign: bytes) -> str:
        end = self._text.index(sign, self._at)
        text = self._text[self._at : end].decode()
        self._at = end + len(sign)
        return text

    def _taken(self, sign: bytes) -> bool:
        if self._text.startswith(sign, self._at):
            self._at += len(sign)
            return True
        return False

    def _take(self, sign: bytes) -> None:
        assert self._taken(sign), (sign, self._text[self._at :])


def native(arguments: object) -> str:
    """A value as Gemma writes it, keys in the order in which they come."""
    if isinstance(arguments, str):
        return f'<|"|>{arguments}<|"|>'
    if isinstance(arguments, Mapping):
        return "{" + ",".join(f"{key}:{native(item)}" for key, item in arguments.items()) + "}"
    if isinstance(arguments, list):
        return "[" + ",".join(map(native, arguments)) + "]"
    if isinstance(arguments, Decimal):
        return format(arguments, "f")
    return json.dumps(arguments)


def validate(arguments: object, tool: ToolSchema) -> None:
    """As jsonschema judges, with exact decimals: to floats 3.3 is no multiple of 0.1."""
    exact = json.loads(json.dumps(dict(tool.parameters)), parse_float=Decimal)
    jsonschema.Draft202012Validator(exact).validate(arguments)
