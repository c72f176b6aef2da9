"""Where something lies, told beside a filter: "the bees start at 200, cut everything below that".

The clause is a story; what points back to its figure ("below that") means the figure. The words are
data: the `where_it_lies` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches

_LEAST_HZ = 20.0
_HZ = Token("hz", "word")
_UNITS = frozenset({"", "hz"})

_listed = lists_of("where_it_lies")


def with_where_it_lies(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such story left out and its figure where it is pointed to."""
    for clause in stretches(line, _listed("joints", language)):
        hz = _told_hz(clause.of(line), language)
        if hz:
            return _without(line, clause, hz, language)
    return list(line)


def _told_hz(clause: Sequence[Token], language: str) -> float:
    """The frequency at which the clause says that something begins; 0 where it says none."""
    said = [token.text for token in clause]
    if not _listed("unless", language).isdisjoint(said):
        return 0.0
    verb = next((at for at, text in enumerate(said) if text in _listed("lies", language)), 0)
    place = verb + 1
    while verb and place < len(said) and said[place] in _listed("at", language):
        place += 1
    if place == verb + 1 or place >= len(said) or clause[place].kind != "number":
        return 0.0
    figure = quantity_at(clause, place, language)
    if figure is None:
        return clause[place].value if place + 1 == len(said) else 0.0
    last = place + figure[1] == len(said)
    plain = figure[0].unit in _UNITS and figure[0].value >= _LEAST_HZ
    return figure[0].value if last and plain else 0.0


def _without(line: Sequence[Token], clause: Stretch, hz: float, language: str) -> list[Token]:
    """The line without the clause, where another one is about one side of a frequency."""
    rest = [*line[: clause.start], *line[clause.end :]]
    sides, pointers = _listed("sides", language), _listed("pointers", language)
    for at in range(len(rest) - 1):
        if rest[at].text in sides and rest[at + 1].text in pointers:
            figure = [Token(f"{hz:g}", "number", hz), _HZ]
            return [*rest[: at + 1], *figure, *rest[at + 2 :]]
    filtered = any(
        rest[at].text in sides and rest[at + 1].kind == "number" for at in range(len(rest) - 1)
    )
    said = {token.text for token in clause.of(line)}
    return rest if filtered and said.isdisjoint(_listed("noises", language)) else list(line)
