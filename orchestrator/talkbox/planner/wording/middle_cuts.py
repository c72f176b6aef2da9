"""Parts of a clip that go, said by how long they are: "cut out 2 seconds in the middle", "remove
half a second at 2.5 s", "take out a second from 0:04 on".

In the middle they are "the middle 2 seconds"; behind a time they last from there on. Two times that
a word for both joins ("between 2.1 and 2.6") are a part as "2.1 to 2.6" is. The words are data: the
`middle_cuts` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.times import to_seconds
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold

_TO = Token("to", "word")
_REACH = 5
"""Words from how long it is to where it is: "2 seconds right out of the middle"."""
_SECONDS = frozenset({"s", "ms"})

_listed = lists_of("middle_cuts")

_Said = tuple[int, int, float]
"""Where a time begins and ends in the clause, and its seconds."""


def with_middle_cuts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such part by its two times, or as the middle seconds."""
    verbs = _listed("verbs", language)
    if not verbs & {token.text for token in line}:
        return list(line)
    return clauses_retold(
        _spanned(line, language),
        _listed("joints", language),
        lambda clause: _placed(list(clause), language),
    )


def _spanned(line: Sequence[Token], language: str) -> list[Token]:
    """ "Between 2.1 and 2.6" as "2.1 to 2.6"."""
    kept = list(line)
    for at in range(1, len(line) - 2):
        opens = line[at - 1].text in _listed("between", language)
        joint = at + (quantity_at(line, at, language) or (None, 1))[1]
        if opens and line[at].kind == "number" and joint + 1 < len(line):
            both = line[joint].text in _listed("both", language)
            kept[joint] = _TO if both and line[joint + 1].kind == "number" else line[joint]
    return kept


def _placed(clause: list[Token], language: str) -> list[Token]:
    cuts = any(token.text in _listed("verbs", language) for token in clause)
    if not cuts:
        return clause
    said = _times(clause, language)
    if len(said) == 1:
        return _in_the_middle(clause, said[0], language)
    return _from_there(clause, said, language) if len(said) == 2 else clause


def _in_the_middle(clause: list[Token], said: _Said, language: str) -> list[Token]:
    """ "A second out of the middle" and "the middle second" as "the middle 1 seconds"."""
    start, end, seconds = said
    middle, around = _listed("middle", language), _listed("around", language)
    behind = next((at for at in range(end, len(clause)) if clause[at].text not in around), end)
    ahead = start - 1 if start and clause[start - 1].text in middle else None
    if ahead is None and (behind - end > _REACH or behind == len(clause)):
        return clause
    if ahead is None and clause[behind].text not in middle:
        return clause
    last = end if ahead is not None else behind + 1
    first = start if ahead is None else ahead
    name = Token(next(iter(_listed("named", language))), "word")
    return [*clause[:first], name, *_seconds(seconds, language), *clause[last:]]


def _from_there(clause: list[Token], said: Sequence[_Said], language: str) -> list[Token]:
    """ "Half a second at 2 s" as "2 to 2.5 seconds"."""
    (start, first_end, long), (second, end, place) = said
    between = {token.text for token in clause[first_end:second]}
    if not between & _listed("at", language) or not between <= _listed("around", language):
        return clause
    while end < len(clause) and clause[end].text in _listed("on", language):
        end += 1
    span = [_figure(place), _TO, *_seconds(place + long, language)]
    return [*clause[:start], *span, *clause[end:]]


def _times(clause: Sequence[Token], language: str) -> list[_Said]:
    found: list[_Said] = []
    at = 0
    while at < len(clause):
        said = quantity_at(clause, at, language)
        if said is not None and _is_time(said[0]):
            found.append((at, at + said[1], said[0].value * to_seconds(said[0])))
        elif clause[at].text in _listed("one", language) and _is_middle(clause[:at], language):
            found.append((at, at + 1, 1.0))
        at += said[1] if said is not None else 1
    return found


def _is_middle(before: Sequence[Token], language: str) -> bool:
    return bool(before) and before[-1].text in _listed("middle", language)


def _is_time(said: Quantity) -> bool:
    return said.unit in _SECONDS and said.until is None and not said.signed


def _seconds(value: float, language: str) -> list[Token]:
    return [_figure(value), *(Token(unit, "word") for unit in _listed("unit", language))]


def _figure(value: float) -> Token:
    return Token(f"{value:g}", "number", value)
