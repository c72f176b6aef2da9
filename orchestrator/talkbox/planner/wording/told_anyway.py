"""What is only said beside an order: "high-pass at 1k, the calls are above 2k anyway", "a low cut
like when I pull the bass out on my mixer".

A clause that ends in "anyway" tells why something does no harm; "like when I" tells where one knows
it from. Both go where an order stands before them. The words are data: the `told_anyway` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches

_listed = lists_of("told_anyway")


def with_told_anyway(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such clauses."""
    if not _listed("anyway", language):
        return list(line)
    return _without_likened(_without_facts(line, language), language)


def _without_facts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses that tell what is so anyway."""
    gone: set[int] = set()
    ordered = False
    for stretch in stretches(line, _listed("joints", language)):
        if ordered and _is_fact(stretch.of(line), language):
            gone |= set(range(stretch.start, stretch.end))
        ordered = ordered or _orders(stretch, line, language)
    return [token for at, token in enumerate(line) if at not in gone]


def _is_fact(clause: Sequence[Token], language: str) -> bool:
    said = [token.text for token in clause]
    ends = bool(said) and said[-1] in _listed("anyway", language)
    return ends and not _listed("copulas", language).isdisjoint(said[1:-1])


def _orders(stretch: Stretch, line: Sequence[Token], language: str) -> bool:
    """Whether there is a clause at all that may be the order."""
    return bool(stretch.of(line)) and not _is_fact(stretch.of(line), language)


def _without_likened(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first "like when I ..." behind an order."""
    for at in range(1, len(line)):
        said = " ".join(token.text for token in line[at : at + 3])
        if said in _listed("likened", language):
            end = clause_end(line, at + 3, _listed("joints", language))
            return [*line[:at], *line[end:]]
    return list(line)
