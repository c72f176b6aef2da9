"""The rules of one grammar in llguidance's Lark dialect, each body written once.

An expression is Lark text that can stand in a sequence as it is: a name, a literal or a token.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from talkbox.messages import ModelError

SETS_MOST = 4096
"""How many sets of written keys a grammar may tell apart, all its objects together: compiling it
takes 0.07 s a thousand, deciding about a token stays as fast as with one."""
LARGEST_CHARACTERS = 1_000_000
"""Of a grammar's text: near this it takes a second or two to compile; ours have 0.15 million."""
FREE_KEYS_MOST = 8
"""How many keys of one object may come in any order."""


class Unsatisfiable(ValueError):
    """No text can be right for a schema; the text says what is wrong with it."""


class Rules:
    """Collects rules and terminals; equal bodies share a name."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._named: dict[str, str] = {}
        self._count = 0
        self._sets_left = SETS_MOST

    def rule(self, body: str) -> str:
        """The name of the rule with this body."""
        return self._name(body, "r")

    def terminal(self, body: str) -> str:
        """The name of the terminal with this body: a regular expression or several combined."""
        return self._name(body, "T")

    def pattern(self, regex: str) -> str:
        """The name of the terminal for a regular expression that holds no bare slash."""
        return self.terminal(f"/{regex}/")

    def words(self, texts: Iterable[str]) -> str:
        """The expression for exactly one of these texts, none of them empty."""
        literals = [literal(text) for text in dict.fromkeys(texts)]
        return literals[0] if len(literals) == 1 else self.terminal(" | ".join(literals))

    def either(self, ways: Iterable[str]) -> str:
        """One of several expressions."""
        distinct = list(dict.fromkeys(ways))
        return distinct[0] if len(distinct) == 1 else self.rule(" | ".join(distinct))

    def prefix(self) -> str:
        """A fresh beginning of names, for rules that refer to each other."""
        self._count += 1
        return f"s{self._count}_"

    def define(self, name: str, body: str) -> None:
        """A rule under a name that begins with a `prefix`."""
        self._lines.append(f"{name}: {body}")

    def may_order(self, keys: int) -> bool:
        """Whether so many keys may still come in any order; counts them if so."""
        if keys > FREE_KEYS_MOST or 1 << keys > self._sets_left:
            return False
        self._sets_left -= 1 << keys
        return True

    def lark(self, start: str) -> str:
        """The whole grammar; raises ModelError for one too large to be compiled in good time."""
        text = "\n".join([f"start: {start}", *self._lines, ""])
        if len(text) > LARGEST_CHARACTERS:
            raise ModelError(
                f"the tools' schemas are too large to hold calls to: {len(text):,} characters of "
                f"grammar, at most {LARGEST_CHARACTERS:,}; use fewer tools or simpler schemas"
            )
        return text

    def _name(self, body: str, kind: str) -> str:
        known = self._named.get(kind + body)
        if known is None:
            self._count += 1
            known = self._named[kind + body] = f"{kind}{self._count}"
            self._lines.append(f"{known}: {body}")
        return known


def literal(text: str) -> str:
    """The expression for exactly this text, which is not empty."""
    return json.dumps(text)


def token(id: int) -> str:
    """The expression for one special token; no text ever matches it."""
    return f"<[{id}]>"
