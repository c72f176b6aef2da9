"""Parts of the clip that are cut or kept from one second to another: "coupe de 1 à 3 secondes".

Both numbers are one part, where the language's own word between them is no mark of a range; without
a unit they are seconds if the clause says nothing else. The words are data: the `cut_ranges` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.middle_cuts import with_middle_cuts
from talkbox.planner.wording.stretches import clauses_retold

_LONGEST_BARE = 60.0
"""Two bare numbers up to here are seconds: "cut out from 4.5 to 6"."""
_SECONDS = frozenset({"", "s"})
_TO = Token("to", "word")

_listed = lists_of("cut_ranges")


def with_cut_ranges(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such part as "1 to 3 seconds"."""
    if not _listed("verbs", language):
        return list(line)
    line = with_middle_cuts(line, language)
    return clauses_retold(
        line, _listed("joints", language), lambda clause: _with_range(list(clause), language)
    )


def _with_range(clause: list[Token], language: str) -> list[Token]:
    """The clause with its two times as one part."""
    found = _times(clause, language)
    if found is None:
        return clause
    start, end, values = found
    while start and clause[start - 1].text in _listed("from", language):
        start -= 1
    while end < len(clause) and clause[end].text in _listed("till", language):
        end += 1
    units = (Token(unit, "word") for unit in _listed("unit", language))
    first, last = map(_figure, values)
    return [*clause[:start], first, _TO, last, *units, *clause[end:]]


def _times(clause: Sequence[Token], language: str) -> tuple[int, int, tuple[float, float]] | None:
    """Where the two times of a part begin and end, and what they are; None where there are none."""
    found = [at for at, token in enumerate(clause) if token.kind == "number"]
    cuts = not _listed("verbs", language).isdisjoint(token.text for token in clause)
    if len(found) != 2 or not cuts:
        return None
    first, last = (quantity_at(clause, at, language) for at in found)
    if first is None or last is None or not {first[0].unit, last[0].unit} <= _SECONDS:
        return None
    span = found[0], found[1] + last[1]
    between = {token.text for token in clause[span[0] + first[1] : found[1]]}
    joined = bool(between) and between <= _listed("to", language)
    timed = {first[0].unit, last[0].unit} != {""} or _is_bare_part(clause, span, language)
    rises = first[0].value < last[0].value
    return (*span, (first[0].value, last[0].value)) if joined and timed and rises else None


def _is_bare_part(clause: Sequence[Token], span: tuple[int, int], language: str) -> bool:
    """Whether nothing beside two small bare numbers could be what they count."""
    others = {token.text for token in (*clause[: span[0]], *clause[span[1] :])}
    idle = _listed("verbs", language) | _listed("idle", language) | _listed("from", language)
    small = all(token.value <= _LONGEST_BARE for token in clause if token.kind == "number")
    return small and others <= idle | _listed("till", language)


def _figure(value: float) -> Token:
    return Token(f"{value:g}", "number", value)
