"""A silence at an end and how long it shall be: "4 seconds of nothing at the start, cut it to 1".

So much as it is too long is cut at that end, and what it lacks is added; a length alone would be
taken for the whole clip's. The words are data: the `silences_cut_to` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_ENDS = ("first", "last")
_JOINTS = frozenset({"and", "but", "so"})
_SECONDS = {"s": 1.0, "ms": 0.001}

_listed = lists_of("silences_cut_to")


def with_silences_cut_to(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such silence as "cut first 3 seconds", or as what is added."""
    parted = list(stretches(line, _JOINTS)) if _listed("silences", language) else []
    for stretch, following in pairwise(parted):
        told = _told(line, stretch, following, language)
        if told:
            return [*line[: stretch.start], *told, *line[following.end :]]
    return list(line)


def _told(
    line: Sequence[Token], stretch: Stretch, following: Stretch, language: str
) -> list[Token]:
    """The change; empty where the two clauses do not speak of one silence and its new length."""
    finding, order = stretch.of(line), following.of(line)
    said, ordered = ({token.text for token in clause} for clause in (finding, order))
    ends = [end for end in _ENDS if said & _listed(end, language)]
    meant = said & _listed("silences", language) and ordered & _listed("cutting", language)
    if not meant or len(ends) != 1 or (said | ordered) & _listed("inner", language):
        return []
    is_long, shall_be = _seconds(finding, language), _length(order, language)
    if not shall_be or not is_long or is_long == shall_be:
        return []
    way = "cut" if is_long > shall_be else "add"
    told = lexicon.grammar(language)["silences_cut_to"][f"{way}_{ends[0]}"]
    seconds = round(abs(is_long - shall_be), 3)
    number = Token(f"{seconds:g}", "number", seconds)
    return [number if word == "N" else Token(word, "word") for word in told]


def _seconds(clause: Sequence[Token], language: str) -> float:
    """The one length that the clause tells; 0 where it tells none."""
    for at in range(len(clause)):
        said = quantity_at(clause, at, language)
        if said is not None and said[0].unit in _SECONDS and said[0].until is None:
            return said[0].value * _SECONDS[said[0].unit]
    return 0.0


def _length(order: Sequence[Token], language: str) -> float:
    """The seconds behind "to" or "only", said with their unit or without."""
    leads = _listed("to", language)
    for at in range(1, len(order)):
        if order[at].kind == "number" and order[at - 1].text in leads and not order[at].signed:
            said = quantity_at(order, at, language)
            unit = said[0].unit if said is not None else ""
            return order[at].value * _SECONDS.get(unit or "s", 0.0)
    return 0.0
