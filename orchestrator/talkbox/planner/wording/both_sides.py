"""Both sides beside a width or a doubling: "double tracked, spread left and right" is width.

Neither side is meant there by itself, and nothing is to be panned. The words are data: the
`both_sides` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_MOST_BETWEEN = 9
"""Tokens from the width to the sides: "a double tracked feel, panned hard"."""
_WIDE = (Token(",", "stop"), Token("wide", "word"))

_listed = lists_of("both_sides")


def with_both_sides(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with both sides as the width that they are there."""
    texts = [token.text for token in line]
    if not _listed("unless", language).isdisjoint(texts):
        return list(line)
    widths = _listed("widths", language)
    beside = widths | _listed("doublings", language)
    kept, at, told = list[Token](), 0, False
    while at < len(line):
        length = _sides(texts, at, language)
        if length and not beside.isdisjoint(texts[max(0, at - _MOST_BETWEEN) : at]):
            _drop_lead(kept, language)
            told = told or not widths.isdisjoint(texts[:at])
            kept += () if told else _WIDE
            told, at = True, at + length
        else:
            kept.append(line[at])
            at += 1
    return kept


def _sides(texts: Sequence[str], at: int, language: str) -> int:
    """How many tokens name both sides here: "left and right", "l r", "both sides"."""
    if texts[at] in _listed("both", language):
        return 2 if texts[at + 1 : at + 2] and texts[at + 1] in _listed("sides", language) else 0
    if texts[at] not in _listed("one", language):
        return 0
    for place in range(at + 1, min(at + 4, len(texts))):
        if texts[place] in _listed("one", language):
            return place + 1 - at if texts[place] != texts[at] else 0
        if texts[place] not in _listed("between", language):
            return 0
    return 0


def _drop_lead(kept: list[Token], language: str) -> None:
    """Take off what leads to the sides: ", panned hard", "out to the"."""
    while kept and (kept[-1].text == "," or kept[-1].text in _listed("leads", language)):
        kept.pop()
