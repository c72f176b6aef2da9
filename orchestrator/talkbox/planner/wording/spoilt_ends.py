"""A beginning or an end that is found worthless: "the last two seconds are garbage, cut them".

The order behind the finding is about that stretch, and what it is called asks for nothing. Some
languages say "them" before the verb or within it: "los puedes cortar", "tagliali". The words are
data: the `spoilt_ends` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.counted_ends import with_counted_ends
from talkbox_prompts import lexicon

_listed = lists_of("spoilt_ends")
_TIMES = frozenset({"s", "ms"})
_STOP = Token(".", "stop")
_MOST_FINDING = 10
"""Words from "is" to the order: "is just me putting the phone down"."""


def with_spoilt_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding and its order as one order: "cut the last 2 seconds"."""
    kept: list[Token] = []
    line = with_counted_ends(line, language)
    at = 0
    while at < len(line):
        stretch = _stretch(line, at, language)
        start, end = _order(line, stretch, language) if stretch else (0, 0)
        if end:
            kept += [*_told(line[start], language), *line[at:stretch]]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _stretch(line: Sequence[Token], at: int, language: str) -> int:
    """Where "last 2 seconds" ends that begins at `at`; 0 where none does."""
    if line[at].text not in _listed("ends", language) or at + 1 >= len(line):
        return 0
    measured = quantity_at(line, at + 1, language)
    timed = measured is not None and measured[0].unit in _TIMES
    return at + 1 + measured[1] if timed and measured is not None else 0


def _order(line: Sequence[Token], at: int, language: str) -> tuple[int, int]:
    """From where to where the order behind the finding goes; an end of 0 without one."""
    if at >= len(line) or line[at].text not in _listed("is", language):
        return 0, 0
    parted = False
    line = [*line, _STOP]
    for place in range(at + 1, min(len(line) - 1, at + _MOST_FINDING)):
        token = line[place]
        if token.kind == "number":
            return 0, 0
        parted = parted or token.kind == "stop" or token.text in _listed("joints", language)
        if parted and token.text in _listed("orders", language):
            end = _pronoun(line, place + 1, language)
            if end:
                return place, end
        if parted and _is_whole_order(line, place, language):
            return place, place + 1
    return 0, 0


def _is_whole_order(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order ends a clause here that names nothing else: "die kannst du abschneiden"."""
    if line[at].text not in _listed("whole_orders", language) or line[at + 1].kind != "stop":
        return False
    start = at
    while start and line[start - 1].kind != "stop":
        start -= 1
    leading = _listed("leading", language) | _listed("joints", language)
    return all(token.text in leading for token in line[start:at])


def _told(order: Token, language: str) -> list[Token]:
    """The order; where it holds its "them", as the plain verb."""
    if order.text not in _listed("whole_orders", language):
        return [order]
    return [Token(word, "word") for word in lexicon.grammar(language)["spoilt_ends"]["told"]]


def _pronoun(line: Sequence[Token], at: int, language: str) -> int:
    """Where the order's "it off" ends; 0 where it names something else."""
    end = at
    while end < len(line) and line[end].text in _listed("after", language):
        end += 1
    said = {token.text for token in line[at:end]}
    return end if said & _listed("pronouns", language) else 0
