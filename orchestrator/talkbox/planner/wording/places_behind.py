"""A frequency behind a comma: "more snap on the snare, around 5k", "boost it a little, at 4 kHz".

It says where the order before it acts, and is part of that; so is one that a finding begins with
("around 400 Hz it sounds like a box"). The words are data: the `places_behind`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches

_HERTZ = "hz"
_LOWEST_BARE_HZ = 100.0
_LED = 3
"""Words from the comma to the frequency: "maybe somewhere around 5k"."""

_listed = lists_of("places_behind")


def with_places_behind(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the comma before such a frequency, which "at" leads to."""
    at_word = [Token(word, "word") for word in sorted(_listed("at", language))]
    if not at_word:
        return list(line)
    line = _with_leading(line, language)
    told: list[Token] = []
    skipped = 0
    for at, token in enumerate(line):
        if at < skipped:
            continue
        place = _place(line, at, language)
        if place and not _has_place(told, language):
            told += at_word
            skipped = place
        else:
            told.append(token)
    return told


def _with_leading(line: Sequence[Token], language: str) -> list[Token]:
    """ "At 400 Hz it sounds like a box" as "it sounds like a box at 400 Hz", "near 500" as "at"."""
    told = list(line)
    for stretch in reversed(list(stretches(line, ()))):
        clause = list(stretch.of(line))
        lead = _lead(clause, language)
        verbs = (token.text in _listed("finding", language) for token in clause[lead:])
        if lead and any(verbs):
            told[stretch.start : stretch.end] = [*clause[lead:], *clause[:lead]]
        elif lead:
            leads = [token.text in _listed("leads", language) for token in clause]
            at_word = [Token(word, "word") for word in sorted(_listed("at", language))]
            told[stretch.start : stretch.start + leads.index(False)] = at_word
    return told


def _lead(clause: Sequence[Token], language: str) -> int:
    """Where the clause goes on behind a frequency that it begins with; 0 where none does."""
    for start in range(min(_LED, len(clause))):
        said = quantity_at(clause, start, language)
        if said is not None and _is_frequency(said[0]) and start:
            end = start + said[1]
            follows = end < len(clause) and clause[end].text in _listed("subjects", language)
            return end if follows else 0
        if clause[start].text not in _listed("leads", language):
            return 0
    return 0


def _is_frequency(said: Quantity) -> bool:
    bare = not said.unit and not said.signed and said.value >= _LOWEST_BARE_HZ
    return said.unit == _HERTZ or bare


def _place(line: Sequence[Token], at: int, language: str) -> int:
    """Where the frequency begins that the comma here leads to, at the end of its clause."""
    if line[at].text != "," or not at:
        return 0
    for start in range(at + 1, min(at + 2 + _LED, len(line))):
        said = quantity_at(line, start, language)
        if said is not None and said[0].unit == _HERTZ and start > at + 1:
            end = start + said[1]
            closes = end >= len(line) or line[end].kind == "stop"
            return start if closes else 0
        if line[start].text not in _listed("leads", language):
            return 0
    return 0


def _has_place(told: Sequence[Token], language: str) -> bool:
    start = next((k + 1 for k in range(len(told) - 1, -1, -1) if told[k].kind == "stop"), 0)
    found = (quantity_at(told, k, language) for k in range(start, len(told)))
    return any(said is not None and said[0].unit == _HERTZ for said in found)
