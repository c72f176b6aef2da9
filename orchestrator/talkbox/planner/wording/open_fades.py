"""A fade that is said by where it begins: "fade out from 2:10 to the end" fades from there on.

That it lasts to the end goes without saying; read as a place, it would make the time a length. The
words are data: the `open_fades` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_FROM = Token("from", "word")
_TIMES = frozenset({"s", "ms"})

_listed = lists_of("open_fades")


def with_open_fades(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without "to the end" behind "from" where a fade begins."""
    if not any(token.text in _listed("fades", language) for token in line):
        return list(line)
    for at in range(len(line) - 1):
        end = _time(line, at, language)
        past = _to_the_end(line, end, language) if end else end
        if past > end:
            return [*line[:at], _FROM, *line[at + 1 : end], *line[past:]]
    return list(line)


def _time(line: Sequence[Token], at: int, language: str) -> int:
    """Where "from 2:10" ends that begins at `at`; 0 where none does."""
    if line[at].text not in _listed("from", language):
        return 0
    said = quantity_at(line, at + 1, language)
    timed = said is not None and said[0].unit in _TIMES and said[0].until is None
    return at + 1 + said[1] if said is not None and timed else 0


def _to_the_end(line: Sequence[Token], at: int, language: str) -> int:
    """Where "until the very end" ends that begins at `at`; `at` where none does."""
    place = at
    while place < len(line) and line[place].text in _listed("till", language):
        place += 1
    ends = at < place < len(line) and line[place].text in _listed("end", language)
    return place + 1 if ends else at
