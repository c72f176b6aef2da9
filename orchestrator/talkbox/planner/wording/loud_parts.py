"""Parts by their loudness: "lift the quiet bits without raising the loud ones".

Soft parts up, or loud ones down, is one wish for even levels, by how many decibels it may be; that
the others stay is what it means, and no second wish. Whoever names a time or another figure means
that one place, which is left as it is said; so is a bare order in a language that has phrases for
it. The words are data: the `loud_parts` of a language's grammar and the orders of its
`uneven_talkers`; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_NAMES = ("quiet", "loud", "raising", "lowering")

_listed = lists_of("loud_parts")
_orders = lists_of("uneven_talkers")


def with_loud_parts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such order as "even out levels" and its figure."""
    if not _listed("parts", language):
        return list(line)
    line = _as_named(line, language)
    clauses = list(stretches(line, frozenset()))
    at = next((k for k, each in enumerate(clauses) if _turns(each.of(line), language)), None)
    if at is None or not _one_figure(line, language):
        return list(line)
    clause = clauses[at]
    end = clause.end
    if at + 1 < len(clauses) and _spares(clauses[at + 1].of(line), language):
        end = clauses[at + 1].end
    if end == clause.end and _has_phrase(clause.of(line), language):
        return list(line)
    return [*line[: clause.start], *_told(clause.of(line), language), *line[end:]]


def _as_named(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without how loud a section is that is to come up: "the quiet second half up"."""
    said = {token.text for token in line}
    if not said & _listed("raised", language) or said & _listed("sunk", language):
        return list(line)
    return [each for at, each in enumerate(line) if not _describes(line, at, language)]


def _describes(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word tells of the section behind it, which may be counted ("second half")."""
    ahead = [token.text for token in line[at + 1 : at + 3]]
    if ahead and ahead[0] in _listed("counted", language):
        ahead = ahead[1:]
    named = bool(ahead) and ahead[0] in _listed("sections", language)
    return named and line[at].text in _listed("found", language)


def _has_phrase(clause: Sequence[Token], language: str) -> bool:
    """Whether the order has neither a figure nor others to spare, and is known as a phrase."""
    spares = len(_before_sparing(clause, language)) < len(clause)
    figured = any(token.kind == "number" for token in clause)
    return bool(_listed("phrased", language)) and not spares and not figured


def _told(clause: Sequence[Token], language: str) -> list[Token]:
    """The order in plain words with the figure and the unit behind it."""
    told = [Token(folded(t), "word") for t in lexicon.grammar(language)["uneven_talkers"]["told"]]
    figure = next((k for k, token in enumerate(clause) if token.kind == "number"), None)
    return told if figure is None else [*told, *clause[figure : figure + 2]]


def _one_figure(line: Sequence[Token], language: str) -> bool:
    """Whether no figure is said but one of decibels."""
    figures = [at for at, token in enumerate(line) if token.kind in ("number", "ratio")]
    if not figures:
        return True
    unit = line[figures[0] + 1 : figures[0] + 2]
    return len(figures) == 1 and bool(unit) and unit[0].text in _listed("units", language)


def _turns(clause: Sequence[Token], language: str) -> bool:
    """Whether soft parts are to come up here or loud ones down, and nothing else is said."""
    head = _before_sparing(clause, language)
    said = {token.text for token in head}
    if said.isdisjoint(_listed("parts", language)):
        return False
    words = {name: _orders(name, language) | _listed(name, language) for name in _NAMES}
    units = {token.text for token in head if token.kind == "number"} | _listed("units", language)
    beside = _listed("beside", language) | _orders("fillers", language) | units
    if not said <= beside.union(_listed("parts", language), *words.values()):
        return False
    up = (
        said & words["quiet"]
        and said & words["raising"]
        and not said & (words["loud"] - words["raising"])
    )
    down = (
        said & words["loud"]
        and said & words["lowering"]
        and not said & (words["quiet"] - words["lowering"])
    )
    return bool(up or down)


def _before_sparing(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """The clause up to "without raising the loud ones"."""
    for at, token in enumerate(clause):
        if at and token.text in _listed("sparing", language) and _spares(clause[at:], language):
            return clause[:at]
    return clause


def _spares(clause: Sequence[Token], language: str) -> bool:
    """Whether this only says that the others stay as they are."""
    said = {token.text for token in clause}
    if not said & _listed("sparing", language):
        return False
    words = [_orders(name, language) | _listed(name, language) for name in _NAMES]
    known = _listed("sparing", language) | _listed("beside", language) | _listed("parts", language)
    others = said & (words[0] | words[1])
    return bool(others) and said <= known.union(_orders("fillers", language), *words)
