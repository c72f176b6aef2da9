"""How long the clip shall last, with a fade: "it should last 15 seconds with a fade at the end".

The time is the clip's and not the fade's, which is asked for apart. The words are data: the
`lasting` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_COMMA = Token(",", "stop")
_TIMES = frozenset({"s", "ms"})
_TO_THE_TIME, _TO_THE_FADE = 4, 4
"""Words from "last" to the time, and from "with" to the fade: "with a nice slow fade"."""

_listed = lists_of("lasting")


def with_lasting(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a comma for the "with" between such a time and its fade."""
    joints = {_joint(line, at, language) for at in range(len(line))}
    return [_COMMA if at in joints else token for at, token in enumerate(line)]


def _joint(line: Sequence[Token], at: int, language: str) -> int | None:
    """The place of the "with" behind the verb of lasting at `at`; None where none is."""
    if line[at].text not in _listed("verbs", language):
        return None
    for place in range(at + 1, min(at + _TO_THE_TIME, len(line))):
        said = quantity_at(line, place, language)
        if said is not None:
            end = place + said[1]
            return end if said[0].unit in _TIMES and _fades(line, end, language) else None
    return None


def _fades(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "with" and a fade stand here."""
    if at >= len(line) or line[at].text not in _listed("with", language):
        return False
    behind = {token.text for token in line[at + 1 : at + 1 + _TO_THE_FADE]}
    return not behind.isdisjoint(_listed("fades", language))
