"""An order right behind what is wrong: "it's too loud turn it down", "si está muy fuerte bájalo".

Nothing parts them where the comma was left out, and the finding would be taken for what is ordered:
louder. So a stop is set before the order, where a word of too much stands shortly before it and
nothing joins the two. The words are data: the `cures_run_on` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_STOP = Token(",", "stop")
_TO_THE_MEASURE = 4
"""Words from "too" to the order: "too damn loud turn"."""

_listed = lists_of("cures_run_on")


def with_run_on_cures(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop before every such order."""
    if not _listed("measures", language):
        return list(line)
    told: list[Token] = []
    for at, token in enumerate(line):
        if _orders(line, at, language) and _is_behind_finding(line, at, language):
            told.append(_STOP)
        told.append(token)
    return told


def _orders(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order begins here: with its object ("turn it"), or one that needs none."""
    if line[at].text in _listed("whole", language):
        return True
    following = line[at + 1].text if at + 1 < len(line) else ""
    return line[at].text in _listed("orders", language) and following in _listed(
        "objects", language
    )


def _is_behind_finding(line: Sequence[Token], at: int, language: str) -> bool:
    for place in range(at - 1, max(-1, at - 1 - _TO_THE_MEASURE), -1):
        if line[place].kind != "word" or line[place].text in _listed("joints", language):
            return False
        if line[place].text in _listed("measures", language):
            return place < at - 1
    return False
