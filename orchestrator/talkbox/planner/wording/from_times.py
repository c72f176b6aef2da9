"""From when on: "ab 0:10 leiser" is from that time, and no edge of the spectrum.

Only beside a level: what is cut from a time on leaves the other side of it. The words are data: the
`from_times` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TIMES = frozenset({"s", "ms"})

_listed = lists_of("from_times")


def with_from_times(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a word before a time as the one that says "from"."""
    kept = list(line)
    if _listed("levels", language).isdisjoint(token.text for token in line):
        return kept
    for at in range(len(line) - 1):
        if line[at].text not in _listed("edges", language):
            continue
        said = quantity_at(line, at + 1, language)
        if said is not None and said[0].unit in _TIMES:
            kept[at] = Token(lexicon.grammar(language)["from_times"]["from"][0], "word")
    return kept
