"""Calls as Gemma 4 writes them, right after the token that begins one.

    call:NAME{key:value,...}<tool_call|>

Another call may follow behind its own token; after the last one the model ends its answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from talkbox.calls import CALLS_IN_ONE_ANSWER
from talkbox.messages import ModelError, ToolSchema
from talkbox.models.dialect import Grammar, Tokens
from talkbox.models.grammar.rules import Rules, literal, token
from talkbox.models.grammar.strings import Lengths, plain_text
from talkbox.models.grammar.syntax import Signs
from talkbox.models.grammar.tools import GRAMMARS_KEPT, arguments_of, key_of

CALL, CALL_END, QUOTE = "<|tool_call>", "<tool_call|>", '<|"|>'


_BARE_KEY = "[A-Za-z_][A-Za-z0-9_]{0,63}"


class NativeSyntax:
    """Spells values as Gemma 4 does: bare keys, and not one space between signs."""

    signs = Signs()

    def __init__(self, rules: Rules, quote: int) -> None:
        """`quote` is the token on both sides of a string; inside, nothing is escaped."""
        self._rules = rules
        self._quote = token(quote)

    @property
    def any_key(self) -> str:
        """A key of letters, digits and underscores, with its colon."""
        return self._rules.pattern(f"{_BARE_KEY}:")

    def key(self, name: str) -> str:
        """The key with its colon."""
        return literal(f"{name}:")

    def texts(self, values: Sequence[str]) -> str:
        """One of the strings between quote tokens."""
        written = [value for value in values if value]
        if not written:
            return self._quoted("")
        name = self._rules.words(written)
        return self._quoted(f"{name}?" if "" in values else name)

    def free_text(self, schema: Mapping[str, Any]) -> str:
        """A string of the schema's lengths and pattern; raises Unsatisfiable."""
        content, may_be_empty = plain_text(schema, Lengths.of(schema))
        if content is None:
            return self._quoted("")
        name = self._rules.terminal(content)
        return self._quoted(f"{name}?" if may_be_empty else name)

    def _quoted(self, content: str) -> str:
        return self._rules.rule(f"{self._quote} {content} {self._quote}")


def native_grammar(tools: Sequence[ToolSchema], tokens: Tokens) -> Grammar:
    """Holds native calls to the tools' schemas; made once for the same tools.

    Raises ModelError when the vocabulary lacks one of Gemma's markers, when there is no tool, or
    when no arguments could satisfy one of the schemas.
    """
    call, call_end, quote = (_marker(tokens, text) for text in (CALL, CALL_END, QUOTE))
    return _grammar(key_of(tools), call, call_end, quote)


@lru_cache(maxsize=GRAMMARS_KEPT)
def _grammar(tools: str, call: int, call_end: int, quote: int) -> Grammar:
    rules = Rules()
    arguments = arguments_of(tools, rules, NativeSyntax(rules, quote))
    ways = [f"{literal(f'call:{tool}')} {expression}" for tool, expression in arguments.items()]
    one = rules.rule(f"{rules.either(map(rules.rule, ways))} {token(call_end)}")
    more = f"({token(call)} {one}){{0,{CALLS_IN_ONE_ANSWER - 1}}}"
    return Grammar(rules.lark(f"{one} {more}"), call)


def _marker(tokens: Tokens, text: str) -> int:
    found = tokens.id(text)
    if found is None:
        raise ModelError(
            f"this model's vocabulary has no token {text}, so it cannot call tools as Gemma 4 "
            "does; use a Gemma 4 file, see `talkbox models list`"
        )
    return found
