"""A room that is told of by what it is made of: "our hall is all stone and it rings like mad".

Nobody wishes for the room that they stand in: such a clause finds too much of it. The words are
data: the `premises` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

CURE = "drier"
_TO_THE_ROOM = 4
_TO_THE_STONE = 7
"""Words from whose room it is to the room, and from there to its stone: "is all bare tiles"."""


_listed = lists_of("premises")


def hard_room(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens from `at` on tell of a room with hard walls; 0 where none do."""
    end = _stop(line, at)
    said = [token.text for token in line[at:end]]
    if not (_stands(said, language) or _was_recorded(said, language)):
        return 0
    if not _listed("wishes", language).isdisjoint(said):
        return 0
    while end < len(line) and line[end].text == ",":  # ", tons of echo"
        later = _stop(line, end + 1)
        more = {token.text for token in line[end + 1 : later]}
        if more.isdisjoint(_listed("ringing", language)) or more & _listed("wishes", language):
            break
        end = later
    return end - at


def _stands(said: Sequence[str], language: str) -> bool:
    """ "Our hall is all stone"."""
    if not said or said[0] not in _listed("owners", language):
        return False
    rooms, walls = _listed("rooms", language), _listed("walls", language)
    room = next((k for k, text in enumerate(said[:_TO_THE_ROOM]) if text in rooms), 0)
    if not room or said[room + 1 : room + 2] == []:
        return False
    told = said[room + 1] in _listed("verbs", language)
    return told and not walls.isdisjoint(said[room + 2 : room + 2 + _TO_THE_STONE])


def _was_recorded(said: Sequence[str], language: str) -> bool:
    """ "Recorded in a tiled bathroom", "we filmed it in a gym with bare walls"."""
    lead = next((k for k, text in enumerate(said) if text not in _listed("tellers", language)), 0)
    said = said[lead:]
    if len(said) < _TO_THE_ROOM or said[0] not in _listed("recorded", language):
        return False
    inside = next((k for k in (1, 2) if said[k] in _listed("within", language)), 0)
    near = said[inside + 1 : inside + 1 + _TO_THE_ROOM]
    hard = not _listed("walls", language).isdisjoint(near)
    placed = inside > 0
    return placed and hard and not _listed("rooms", language).isdisjoint(near)


def _stop(line: Sequence[Token], at: int) -> int:
    return next((k for k in range(at, len(line)) if line[k].kind == "stop"), len(line))
