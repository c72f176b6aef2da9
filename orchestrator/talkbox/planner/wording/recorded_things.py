"""Who recorded or plays what: "i recorded the frogs at night, take out the rumble" orders no frogs,
"my son plays the drums" no playing.

Beside a wish such a clause asks for nothing, whatever is likened to its nouns elsewhere; what it
tells of how it came out ("recorded it too close") is left. The words are data: the
`recorded_things` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches

_MOST_BEFORE = 4
"""Words of who recorded it: "hi my old teacher"."""

_listed = lists_of("recorded_things")


def with_recorded_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause, where there is another one."""
    if not _listed("deeds", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        rest = [*line[: clause.start], *line[clause.end :]]
        if _tells(clause.of(line), language) and any(token.kind != "stop" for token in rest):
            return rest
    return list(line)


def _tells(clause: Sequence[Token], language: str) -> bool:
    """Whether somebody recorded something here, and nothing is said of how it came out."""
    said = [token.text for token in clause]
    deeds, who = _listed("deeds", language), _listed("who", language)
    performing = _listed("performing", language)
    deed = next((at for at, text in enumerate(said) if text in deeds | performing), 0)
    if not 0 < deed <= _MOST_BEFORE or who.isdisjoint(said[:deed]):
        return False
    named = not _listed("determiners", language).isdisjoint(said[deed + 1 : deed + 2])
    if not named and said[deed] not in performing:
        return False
    return _listed("told", language).isdisjoint(said)
