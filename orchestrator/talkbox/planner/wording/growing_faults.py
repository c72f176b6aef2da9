"""What gets worse and worse, and is to be mended: "it gets quieter and quieter, fix that".

Nobody orders what they want mended, so a level that wanders off is told as one to be evened out.
The words are data: the `growing_faults` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("growing_faults")


def with_growing_faults(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the clause of such a fault, and that of its cure, as the wish for even
    levels.
    """
    if not _listed("gets", language):
        return list(line)
    for at in range(len(line) - 3):
        if _grows(line, at, language) and not _is_ordered(line, at, language):
            cure = _cure_end(line, at, language)
            if cure is not None:
                told = lexicon.grammar(language)["growing_faults"]["told"]
                start = _clause_start(line, at)
                even = [Token(word, "word") for word in told]
                return [*line[:start], *even, *line[cure:]]
    return list(line)


def _grows(line: Sequence[Token], at: int, language: str) -> bool:
    verb, one, joint, two = (token.text for token in line[at : at + 4])
    doubled = one == two and one in _listed("levels", language)
    return doubled and verb in _listed("gets", language) and joint in _listed("and", language)


def _clause_start(line: Sequence[Token], at: int) -> int:
    while at and line[at - 1].kind != "stop":
        at -= 1
    return at


def _is_ordered(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether it should become so: "make it get louder and louder"."""
    before = {token.text for token in line[_clause_start(line, at) : at]}
    return not _listed("orders", language).isdisjoint(before)


def _cure_end(line: Sequence[Token], at: int, language: str) -> int | None:
    """Behind the cure, which is all of the next clause; None where that says anything else."""
    start = next((p for p in range(at + 4, len(line)) if _parts(line[p], language)), len(line))
    while start < len(line) and _parts(line[start], language):
        start += 1
    stops = (p for p in range(start, len(line)) if line[p].kind == "stop")
    end = next(stops, len(line))
    said = {token.text for token in line[start:end]}
    cures = _listed("cures", language)
    return end if said & cures and said <= cures | _listed("pointing", language) else None


def _parts(token: Token, language: str) -> bool:
    return token.kind == "stop" or token.text in _listed("joints", language)
