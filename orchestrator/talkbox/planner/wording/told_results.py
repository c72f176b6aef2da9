"""What came of it: "the mic was under his jacket so he sounds muffled, open it up".

Behind what is told to have been, "so he sounds" tells on and wishes nothing; behind an order it
says what shall come of that. The words are data: the `told_results` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches

_STOP = Token(",", "stop")

_listed = lists_of("told_results")


def with_told_results(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a "so" as a stop."""
    if not _listed("so", language):
        return list(line)
    told = list(line)
    for clause in stretches(line, ()):
        if (place := _result(line, clause, language)) is not None:
            told[place] = _STOP
    return told


def _result(line: Sequence[Token], clause: Stretch, language: str) -> int | None:
    """Where "so" stands behind what is told; None where it does not."""
    said = [token.text for token in clause.of(line)]
    so = next((at for at, text in enumerate(said) if text in _listed("so", language)), None)
    if so is None or said[so + 1 : so + 2] == [] or said[so + 1] not in _listed("who", language):
        return None
    before = said[:so]
    tells = before[:1] != [] and before[0] in _listed("tellers", language)
    tells = tells and not _listed("was", language).isdisjoint(before)
    asks = not _listed("asking", language).isdisjoint(said)
    return clause.start + so if tells and not asks else None
