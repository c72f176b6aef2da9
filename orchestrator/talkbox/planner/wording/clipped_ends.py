"""To clip a part off: "clip the first 2 seconds", "clip the start".

Before an end or a time the verb cuts, and asks for no distortion. The words are data: the
`clipped_ends` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TIMES = ("s", "ms")

_listed = lists_of("clipped_ends")


def with_clipped_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb as the one that cuts."""
    kept = list(line)
    for at, token in enumerate(line):
        if token.text in _listed("verbs", language) and _cuts(line, at, language):
            kept[at] = Token(lexicon.grammar(language)["clipped_ends"]["told"][0], "word")
    return kept


def _cuts(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order begins here whose object is an end or a time."""
    leads = not at or line[at - 1].kind == "stop"
    if not leads and line[at - 1].text not in _listed("leads", language):
        return False
    end = clause_end(line, at, _listed("ends", language))
    behind = at + 1
    while behind < end and line[behind].text in _listed("between", language):
        behind += 1
    if behind < end and line[behind].text in _listed("edges", language):
        return True
    measured = quantity_at(line, behind, language) if behind < end else None
    return measured is not None and measured[0].unit in _TIMES
