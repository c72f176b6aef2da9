"""The lock: a grammar over the tokens of one reply.

Until the token that begins a call everything is allowed; behind it only what the grammar lets
through, and after the last call only the end of the answer. A matcher that fails never costs a
reply: the lock opens, says what happened, and the validation of arguments stands behind it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from talkbox.messages import ModelError
from talkbox.models.dialect import Grammar

if TYPE_CHECKING:
    import numpy as np
    from llguidance import LLMatcher, LLTokenizer
    from numpy.typing import NDArray

GRAMMARS_KEPT = 4
"""How many compiled grammars wait for the next reply; a session has one set of tools."""
_BITS = 32
"""Of one word of a mask."""
_FEW = 8
"""With less than one word in so many used, picking those out is faster than taking all."""


class Lock:
    """Holds one reply to a grammar; made anew for each, at no cost after the first.

    Raises ModelError for a grammar that is too large.
    """

    def __init__(self, grammar: Grammar, tokenizer: LLTokenizer) -> None:
        self.broken = ""
        """What failed; the lock has been open since. Empty while all is well."""
        self._trigger = grammar.trigger
        self._tokenizer = tokenizer
        self._compiled = compiled(grammar.lark, tokenizer)
        self._matcher: LLMatcher | None = None
        if self._trigger is None:
            self._engage()

    @property
    def engaged(self) -> bool:
        """Whether the grammar decides about the next token."""
        return self._matcher is not None

    def allows(self, token: int) -> bool:
        """Whether the token may come next; in microseconds."""
        if self._matcher is None:
            return True
        if self._matcher.is_stopped():
            return token in self.allowed()
        allowed = self._matcher.validate_tokens([token]) == 1
        return allowed or self._is_broken()

    def allowed(self) -> NDArray[np.int32]:
        """The ids of all tokens that may come next, in rising order; never empty."""
        import numpy as np
        from llguidance.numpy import allocate_token_bitmask, fill_next_token_bitmask

        if self._matcher is not None:
            mask = allocate_token_bitmask(1, self._tokenizer.vocab_size)
            fill_next_token_bitmask(self._matcher, mask)
            found = _ids(mask[0])
            if not self._is_broken("" if found.size else "no token is allowed here"):
                return found
        return np.arange(self._tokenizer.vocab_size, dtype=np.int32)

    def accept(self, token: int) -> None:
        """The reply goes on with this token."""
        if self._matcher is not None:
            self._advance(self._matcher, token)
        elif token == self._trigger and not self.broken:
            self._engage()

    def _engage(self) -> None:
        self._matcher = self._compiled.deep_copy()

    def _advance(self, matcher: LLMatcher, token: int) -> None:
        ended = matcher.is_stopped()
        if not matcher.consume_token(token):
            self._is_broken(f"token {token} came, which the grammar does not allow here")
        elif ended or matcher.stop_reason() == "EndOfSentence":
            self._matcher = None

    def _is_broken(self, otherwise: str = "") -> bool:
        """Open the lock for good if the matcher failed, or for the other reason given."""
        assert self._matcher is not None
        problem = self._matcher.get_error() or otherwise
        if problem:
            self.broken, self._matcher = _first_line(problem), None
        return bool(problem)


@lru_cache(maxsize=GRAMMARS_KEPT)
def compiled(lark: str, tokenizer: LLTokenizer) -> LLMatcher:
    """The grammar ready for matching; to be copied, never advanced. Raises ModelError.

    May be called ahead, in a thread of its own, so that the first reply finds it done.
    """
    from llguidance import LLMatcher, grammar_from

    matcher = LLMatcher(tokenizer, grammar_from("lark", lark), log_level=0)
    if matcher.is_error():
        raise ModelError(
            "the tools' schemas cannot be held by a grammar "
            f"({_first_line(matcher.get_error())}); use fewer tools or simpler schemas"
        )
    return matcher


def _ids(mask: NDArray[np.int32]) -> NDArray[np.int32]:
    """The places of the set bits of a mask; words without any, which most are, are passed over."""
    import numpy as np

    words = np.flatnonzero(mask)
    if words.size > mask.size // _FEW:
        found = np.flatnonzero(np.unpackbits(mask.view(np.uint8), bitorder="little"))
        return found.astype(np.int32)
    places = np.flatnonzero(np.unpackbits(mask[words].view(np.uint8), bitorder="little"))
    return (words[places // _BITS] * _BITS + places % _BITS).astype(np.int32)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0]
