"""The tokens of a model: from pieces of a prompt to ids and from ids to bytes.

Only `Markup` may become control tokens. llama.cpp's own switch for that, `parse_special`, still
matches user-defined tokens in any text, and Gemma 4's markers of calls and strings are of that
kind; so text from elsewhere is cut inside of whatever would be a marker before it is tokenised.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, Any

from talkbox.models.dialect import Heard, Markup, Piece, Raw, Text
from talkbox.models.llama.library import library
from talkbox.models.llama.markers import pattern, segments

if TYPE_CHECKING:
    from llguidance import LLTokenizer

USUAL_BYTES = 256
"""Longer than almost every token; the few others are read a second time."""
MATCHER_SLICES = [r'[^"\\\x00-\x1F\x7F]{1,30}', r"(.|\n){1,30}"]
"""Sets of tokens that llguidance tests as one: text inside a JSON string, and inside Gemma 4's,
where a mask takes 0.02 ms instead of 2.5 ms. Its own four take 0.3 s longer to prepare."""


class Vocabulary:
    """Implements `talkbox.models.dialect.Tokens`; usable while the weights are loaded."""

    def __init__(self, pointer: Any) -> None:
        self.pointer = pointer
        self._lib = library()
        self.size = int(self._lib.llama_vocab_n_tokens(pointer))
        self._bytes: dict[int, bytes] = {}
        self._matcher: LLTokenizer | None = None
        self._making_matcher = Lock()

    def id(self, text: str) -> int | None:
        """The one control or user-defined token with this text; None when there is none."""
        return self.markers.get(text)

    def bytes_of(self, token: int) -> bytes:
        """The token's text as UTF-8, which may be a part of a character; markers give theirs."""
        known = self._bytes.get(token)
        if known is None:
            known = self._bytes[token] = self._read(token)
        return known

    def is_end(self, token: int) -> bool:
        """Whether the model ends its answer with this token."""
        return token in self.ends

    @cached_property
    def ends(self) -> frozenset[int]:
        """All tokens that end an answer."""
        lib = self._lib
        asked = {*self.markers.values(), lib.llama_vocab_eos(self.pointer)}
        asked.add(lib.llama_vocab_eot(self.pointer))
        return frozenset(
            token for token in asked if token >= 0 and lib.llama_vocab_is_eog(self.pointer, token)
        )

    @cached_property
    def markers(self) -> dict[str, int]:
        """The texts that stand for one token whose meaning is not its text, with that token.

        All control tokens, and of the user-defined ones those in brackets: the others are runs of
        spaces and the like, which are text.
        """
        lib, found = self._lib, dict[str, int]()
        control = lib.LLAMA_TOKEN_ATTR_CONTROL | lib.LLAMA_TOKEN_ATTR_UNKNOWN
        special = control | lib.LLAMA_TOKEN_ATTR_USER_DEFINED
        for token in range(self.size):
            attributes = lib.llama_vocab_get_attr(self.pointer, token)
            if attributes & special:
                text = self.bytes_of(token).decode(errors="replace")
                if attributes & control or (text[:1] + text[-1:] in ("<>", "[]") and text != "<>"):
                    found.setdefault(text, token)
        return found

    def encode(self, pieces: Sequence[Piece]) -> list[int]:
        """The tokens of a prompt, without any that are not written in it.

        The same as of the whole text at once, except where text from elsewhere holds a marker.
        Raises ValueError for a recording, which `script` makes tokens of.
        """
        if any(isinstance(piece, Heard) for piece in pieces):
            raise ValueError("a recording is no text")
        tokens: list[int] = []
        for raw, group in groupby(pieces, lambda piece: isinstance(piece, Raw)):
            if raw:
                tokens += [
                    token for piece in group if isinstance(piece, Raw) for token in piece.tokens
                ]
            else:
                texts = [piece for piece in group if isinstance(piece, Markup | Text)]
                for segment in segments(texts, self._pattern):
                    tokens += self._tokenise(segment)
        return tokens

    @property
    def matcher_tokenizer(self) -> LLTokenizer:
        """The vocabulary as grammars see it; made once, in about a second, by whoever asks first.

        A grammar knows markers by their ids alone; no text it allows can become one.
        """
        with self._making_matcher:
            if self._matcher is None:
                self._matcher = self._make_matcher()
            return self._matcher

    def _make_matcher(self) -> LLTokenizer:
        from llguidance import LLTokenizer

        # The stub file of the compiled class does not name the constructor used here.
        kind: Any = LLTokenizer
        pieces = [self._read(token) for token in range(self.size)]
        for token in self.markers.values():
            pieces[token] = b"\xff" + pieces[token]
        function = ctypes.cast(self._lib._lib.llama_tokenize, ctypes.c_void_p).value
        made: LLTokenizer = kind.from_llamacpp(
            tokens=pieces,
            vocab_ptr=self.pointer,
            tokenize_fptr=function,
            eos_token=sorted(self.ends),
            slices=MATCHER_SLICES,
        )
        return made

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern(self.markers)

    def _tokenise(self, text: str) -> list[int]:
        data = text.encode(errors="replace")
        most = len(data) + 8
        tokens = (ctypes.c_int32 * most)()
        count = self._lib.llama_tokenize(self.pointer, data, len(data), tokens, most, False, True)
        if count < 0:
            raise ValueError(f"llama.cpp made {-count} tokens of {len(data)} bytes")
        return list(tokens[:count])

    def _read(self, token: int, size: int = USUAL_BYTES) -> bytes:
        buffer = ctypes.create_string_buffer(size)
        length = self._lib.llama_token_to_piece(self.pointer, token, buffer, size, 0, True)
        return buffer.raw[:length] if length >= 0 else self._read(token, -length)
