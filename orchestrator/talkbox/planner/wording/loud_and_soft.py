"""How far loud and soft lie apart: "demasiada diferencia entre lo fuerte y lo flojo".

Too much or less of it asks for even levels, more of it for dynamics; that something is loud or soft
is no wish of its own there, nor is the size of the difference one of the sound. The words are data:
the `loud_and_soft` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_REACH = 9
"""Words from the difference to what lies apart: "écart entre les passages forts et les doux"."""
_WAYS = ("less", "too", "more")

_listed = lists_of("loud_and_soft")


def with_loud_and_soft(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such difference as what is to be done about it."""
    if _listed("differences", language).isdisjoint(token.text for token in line):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    at = next((k for k, text in enumerate(said) if text in _listed("differences", language)), None)
    end = 0 if at is None else _apart(said, at, language)
    if at is None or not end:
        return clause
    start = at
    measures = frozenset[str]().union(*(_listed(name, language) for name in (*_WAYS, "sizes")))
    while start and said[start - 1] in measures:
        start -= 1
    behind = [k for k in range(end, len(said)) if said[k] in measures]
    end = behind[-1] + 1 if behind else end
    way = next((name for name in _WAYS if not _listed(name, language).isdisjoint(said)), None)
    if way is None:
        return clause
    told = lexicon.grammar(language)["loud_and_soft"][f"told_{way}"]
    return [
        *clause[:start],
        *(Token(folded(word), "word") for phrase in told for word in phrase.split()),
        *clause[end:],
    ]


def _apart(said: Sequence[str], at: int, language: str) -> int:
    """The place behind "loud and soft", which follow on the difference; 0 where they do not."""
    window = range(at + 1, min(at + 1 + _REACH, len(said)))
    loud = [k for k in window if said[k] in _listed("loud", language)]
    soft = [k for k in window if said[k] in _listed("soft", language)]
    return max(loud[0], soft[0]) + 1 if loud and soft else 0
