"""Why it is wished: "3 dB down, our speakers buzz otherwise", "peak at -3, the player distorts".

A clause in which what it is played on does something wrong tells why, beside a wish; the fault is
not in the sound, and nobody asks for it. The words are data: the `players_faults` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_TO_THE_PLAYER = 3
_TO_THE_FAULT = 5
"""Words from the player to what it does: "the player in the lift distorts"."""

_listed = lists_of("players_faults")


def with_players_faults(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause, where the rest speaks of a sound."""
    if not _listed("players", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        if _is_told(clause.of(line), language):
            rest = [*line[: clause.start], *line[clause.end :]]
            return rest if _wishes(line, clause, language) else list(line)
    return list(line)


def _wishes(line: Sequence[Token], clause: Stretch, language: str) -> bool:
    """Whether something is asked for beside it, and not only to mend it."""
    rest = [*line[: clause.start], *line[clause.end :]]
    mends = _listed("mending", language).intersection(token.text for token in rest)
    return not mends and speaks_of_sound(rest, language)


def _is_told(clause: Sequence[Token], language: str) -> bool:
    said = [token.text for token in clause]
    if not said or said[0] not in _listed("owners", language):
        return False
    near = enumerate(said[1 : 2 + _TO_THE_PLAYER], 1)
    player = next((at for at, text in near if text in _listed("players", language)), 0)
    if not player:
        return False
    faults, reach = _listed("faults", language), said[player + 1 : player + 2 + _TO_THE_FAULT]
    return not faults.isdisjoint(reach) and _listed("unless", language).isdisjoint(said)
