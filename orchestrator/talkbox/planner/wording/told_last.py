"""What a sound is or is for, told by how the clause ends: "教会で流すのでもっと大きく".

A language that puts the reason before the wish and its marker behind the reason has no openers to
know it by. Such a clause goes where the rest of the line speaks of a sound. The words are data: the
`told_last` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_listed = lists_of("told_last")


def with_told_last(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses that end so."""
    ends = tuple(_listed("ends", language))
    if not ends:
        return list(line)
    kept: list[Token] = []
    for clause in stretches(line, ()):
        said = clause.of(line)
        told = _told(said, ends)
        rest = [*kept, *said[told:], *line[clause.end :]]
        kept += said[told:] if speaks_of_sound(rest, language) else said
        kept += line[clause.end : clause.end + 1]
    return kept


def _told(said: Sequence[Token], ends: tuple[str, ...]) -> int:
    """How many of the clause's tokens only tell."""
    text, length = "", 0
    for at, token in enumerate(said):
        text += token.text
        length = at + 1 if text.endswith(ends) else length
    return length
