"""Why a number was said: "pitch it down 5 semitones so the monster sounds bigger".

A number that is ordered is used as it was given. What follows behind "so" tells what it is to come
to, and asks for nothing besides, unless it likens. Behind a number that is a fact ("we recorded at
48 kHz so it sounds harsh") it is a finding. The words are data: the `reasons_of_numbers` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_FIGURE = 20
"""A smaller number without a unit may count things."""

_listed, _orders = lists_of("reasons_of_numbers"), lists_of("consequences")


def without_reasons_of_numbers(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such reasons."""
    kept: list[Token] = []
    at, is_set, fact = 0, False, False
    while at < len(line):
        if is_set and line[at].text in _listed("joins", language):
            end = _end(line, at, language)
            at, is_set = (end, False) if _tells(line, at, end, language) else (at, False)
            if at == end:
                continue
        told = line[at].text in _listed("facts", language)
        begins = line[at].kind == "stop"
        fact = not begins and (fact or told)
        is_set = not begins and not fact and (is_set or _counts(line, at, language))
        kept.append(line[at])
        at += 1
    return kept


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Where the reason ends: at a stop, or a joint before another order."""
    end = clause_end(line, at, _listed("ends", language))
    while end + 1 < len(line) and line[end].text in _listed("joints", language):
        if line[end + 1].text in _orders("verbs", language):
            break
        end = clause_end(line, end, _listed("ends", language))
    return end


def _counts(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number that is a setting begins here."""
    found = quantity_at(line, at, language)
    return found is not None and (bool(found[0].unit) or found[0].value >= _FIGURE)


def _tells(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """Whether a clause follows that says how something sounds, with no number of its own."""
    said = {token.text for token in line[at + 1 : end]}
    numbers = any(token.kind in ("number", "ratio") for token in line[at + 1 : end])
    orders = said & _listed("unless", language)
    return bool(said & _listed("links", language)) and not numbers and not orders
