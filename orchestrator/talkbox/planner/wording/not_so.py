"""What is not to be so: "not so abruptly at the beginning", "the fan shouldn't be so loud".

Before a word of suddenness "not so" is "less", which the phrases of starts and ends know; what
something should not be so much, it is too much. The words
are data: the `not_so` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_listed = lists_of("not_so")


def with_not_so(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "not so abruptly" as "less abruptly", and "shouldn't be so" as "is too"."""
    too = lexicon.grammar(language).get("not_so", {}).get("found", ())
    kept = _with_less_sudden(line, language)
    span = first_in([token.text for token in kept], _listed("wished", language)) if too else None
    if span is None:
        return kept
    found = [Token(word, "word") for text in too for word in text.split()]
    return [*kept[: span[0]], *found, *kept[span[1] :]]


def _with_less_sudden(line: Sequence[Token], language: str) -> list[Token]:
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
