"""Pauses within the clip: "cut the long pauses to half a second", "remove silences over 2 seconds".

The clause is told as the one order that it is, with its time, so that neither the verb nor the
place is taken for a cut at the clip's ends. The words are data: the `inner_pauses` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches

_SHORTEN = (Token("shorten", "word"), Token("inner", "word"), Token("pauses", "word"))
_ONE_PART = tuple(Token(word, "word") for word in ("on", "one", "part"))
_TIMES = frozenset({"s", "ms"})

_listed = lists_of("inner_pauses")


def with_inner_pauses(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as "shorten inner pauses", with its last time."""
    if not _listed("pauses", language) | _listed("silences", language):
        return list(line)
    told: list[Token] = []
    end, meant = 0, False
    for stretch in stretches(list(line), _listed("joints", language)):
        clause = stretch.of(line)
        if meant and _only_orders_it(clause, language):
            end = stretch.end
            continue
        meant = _is_meant(clause, language)
        told += line[end : stretch.start]
        told += _plainly(clause, language) if meant else clause
        end = stretch.end
    return [*told, *line[end:]]


def _plainly(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """All pauses are meant but for "the gap at 0:03", which is a part of the clip."""
    time = _time(clause, language)
    if time and clause[clause.index(time[0]) - 1].text in _listed("at", language):
        return _ONE_PART
    return [*_SHORTEN, *time]


def _time(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """The last time of the clause: "longer than 2 seconds to half a second"."""
    last: Sequence[Token] = ()
    at = 0
    while at < len(clause):
        said = quantity_at(clause, at, language)
        length = 1 if said is None else said[1]
        if said is not None and said[0].unit in _TIMES:
            last = clause[at : at + length]
        at += length
    return last


def _only_orders_it(clause: Sequence[Token], language: str) -> bool:
    """ "The pauses are too long, tighten them": the order behind it is about them."""
    orders = _listed("shortening", language) | _listed("following", language)
    said = {token.text for token in clause}
    return bool(said) and said <= orders


def _is_meant(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause wishes pauses shorter that are not at the ends."""
    said = {token.text for token in clause}
    if said & _listed("elsewhere", language) or not said & _listed("shortening", language):
        return False
    if said & _listed("pauses", language):
        return True
    return bool(said & _listed("silences", language) and said & _listed("within", language))
