"""Rules that write a line of tokens anew, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from talkbox.planner.text.tokens import Token

Rule = Callable[[Sequence[Token], str], Sequence[Token]]
"""The tokens and their language to the tokens as the rule tells them."""


def applied(rules: Sequence[Rule], line: Sequence[Token], language: str) -> list[Token]:
    """The line as every rule in its turn leaves it."""
    for rule in rules:
        line = rule(line, language)
    return list(line)
