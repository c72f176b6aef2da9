"""A fault that is looked for and mended: "check if it clips and fix it", "si clipea, arréglalo".

Whether it is there is told by the measuring that every repair begins with, so both clauses are the
one order to mend it, and no order to make it so. The words are data: the `checked_faults` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_listed = lists_of("checked_faults")


def with_checked_faults(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a question and its order as the order to mend the fault."""
    said = {token.text for token in line}
    if said.isdisjoint(_listed("faults", language)) or said.isdisjoint(_listed("ifs", language)):
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    asked = next((each for each in clauses if _asks(each.of(line), language)), None)
    cures = [each for each in clauses if _only_mends(each.of(line), language)]
    if asked is None or not cures:
        return list(line)
    return _rewritten(line, [asked, *cures], language)


def _rewritten(line: Sequence[Token], gone: Sequence[Stretch], language: str) -> list[Token]:
    """The line with the order in place of the first of these clauses and without the others."""
    told = [Token(folded(t), "word") for t in lexicon.grammar(language)["checked_faults"]["told"]]
    kept: list[Token] = []
    end = 0
    for clause in sorted(set(gone), key=lambda each: each.start):
        kept += [*line[end : clause.start], *told]
        told = []
        end = clause.end
    return [*kept, *line[end:]]


def _asks(clause: Sequence[Token], language: str) -> bool:
    """Whether this only asks if the fault is there, whatever is said of a cure beside it."""
    said = {token.text for token in clause}
    names = ("ifs", "faults", "beside", "curing")
    known = frozenset[str]().union(*(_listed(name, language) for name in names))
    asked = said & _listed("faults", language) and said & _listed("ifs", language)
    return bool(asked) and said <= known


def _only_mends(clause: Sequence[Token], language: str) -> bool:
    said = {token.text for token in clause}
    names = ("ifs", "faults", "beside", "curing")
    known = frozenset[str]().union(*(_listed(name, language) for name in names))
    return bool(said & _listed("curing", language)) and said <= known
