"""A sound that is so many feet across: "a piano twenty feet wide, pull the sides in".

How wide it seems is no distance, and no width that is wished for: it is told as too wide. The words
are data: the `sizes_across` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_METRES = "metres"

_listed = lists_of("sizes_across")


def with_sizes_across(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such size as "too wide"."""
    if not _listed("across", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        said = quantity_at(line, at, language)
        length = said[1] if said is not None and said[0].unit == _METRES else 0
        behind = at + length
        across = behind < len(line) and line[behind].text in _listed("across", language)
        if length and across:
            words = lexicon.grammar(language)["sizes_across"]["told"]
            told += [Token(word, "word") for word in words]
            at = behind + 1
        else:
            told.append(line[at])
            at += 1
    return told
