"""A wish by its sound: "the sound of a distant train" is to sound like one.

What is told of a sound ("the sound of the guitar is too harsh") is no such wish. The words are
data: the `sounds_of` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST = 3

_listed = lists_of("sounds_of")


def with_sounds_of(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a wish at their beginning as a likeness."""
    said = [token.text for token in line]
    for length in range(min(_LONGEST, len(line)), 0, -1):
        opens = " ".join(said[:length]) in _listed("openings", language)
        if opens and _listed("telling", language).isdisjoint(said):
            like = lexicon.grammar(language)["sounds_of"]["like"]
            return [*(Token(text, "word") for text in like), *line[length:]]
    return list(line)
