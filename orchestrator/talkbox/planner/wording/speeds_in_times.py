"""How many times as fast: "1.5倍速にして" is no double speed.

In a language that writes a speed as one word with its "times", a number before it is the factor.
The words are data: the `speeds_in_times` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("speeds_in_times")


def with_speeds_in_times(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such speed as a factor and a plain word of speed."""
    speeds = _listed("speeds", language)
    kept: list[Token] = []
    for at, token in enumerate(line):
        if token.text in speeds and at and line[at - 1].kind == "number":
            told = lexicon.grammar(language)["speeds_in_times"]["told"]
            kept += [Token(text, "word") for text in told]
        else:
            kept.append(token)
    return kept
