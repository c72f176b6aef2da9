"""What is found not to be wrong: "it's not too loud", "it doesn't need more bass".

Said of what is there, the denial finds no fault, and asks for nothing; without its verb ("not too
loud, please") it is a wish and stays. How much of it there is or has to be is a fault of its own
("it doesn't need to be this loud") and stays too. The words are data: the `found_fine` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches

_STOP = Token(",", "stop")
_LONGEST_DENIAL = 6
_LONGEST_SUBJECT = 4

_listed = lists_of("found_fine")


def with_found_fine(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without every such clause."""
    if not _listed("denials", language):
        return list(line)
    told: list[Token] = []
    end = 0
    for stretch in stretches(line, _listed("joints", language)):
        clause = stretch.of(line)
        fine = _finds_fine([token.text for token in clause], language)
        told += [*line[end : stretch.start], *([_STOP] if fine else clause)]
        end = stretch.end
    return [*told, *line[end:]]


def _finds_fine(said: Sequence[str], language: str) -> bool:
    """Whether the clause denies a fault or a need: who it is said of, the denial, the rest."""
    if not _listed("unless", language).isdisjoint(said):
        return False
    for at in range(min(_LONGEST_SUBJECT, len(said))):
        length = _denial(said[at:], language)
        if length:
            rest = said[at + length :]
            return bool(rest) and _listed("turns", language).isdisjoint(rest)
        if said[at] not in _listed("subjects", language):
            return False
    return False


def _denial(said: Sequence[str], language: str) -> int:
    """How many words of a denial stand first; 0 where none does."""
    denials = _listed("denials", language)
    lengths = range(min(_LONGEST_DENIAL, len(said)), 0, -1)
    return next((length for length in lengths if " ".join(said[:length]) in denials), 0)
