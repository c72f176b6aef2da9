"""What is not to be so sudden: "not so abruptly at the beginning" asks for a softer one.

Before a word of suddenness "not so" is "less", which the phrases of starts and ends know. The words
are data: the `not_so` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("not_so")


def with_less_sudden(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "not so abruptly" as "less abruptly"."""
    kept: list[Token] = []
    for token in line:
        if token.text in _listed("sudden", language):
            negated = len(kept) > 1 and kept[-2].text in _listed("negations", language)
            if negated and kept[-1].text in _listed("degrees", language):
                (less,) = lexicon.grammar(language)["not_so"]["told"]
                kept[-2:] = [Token(less, "word")]
        kept.append(token)
    return kept
