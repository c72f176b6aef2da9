"""How far it shall move, between the verb and its particle: "push it three metres back".

The verb and its particle are one order, and the distance is told behind both. The words are data:
the `steps_away` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_METRES = "metres"
_MOST_BETWEEN = 3
"""Words from the verb to the distance: "push the whole thing"."""

_listed = lists_of("steps_away")


def with_steps_away(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such distance behind the particle."""
    if not any(token.text in _listed("particles", language) for token in line):
        return list(line)
    kept = list(line)
    for at in range(1, len(line) - 1):
        led = {token.text for token in line[max(0, at - _MOST_BETWEEN) : at]}
        measured = quantity_at(line, at, language)
        if (
            measured is None
            or measured[0].unit != _METRES
            or led.isdisjoint(_listed("verbs", language))
        ):
            continue
        end = at + measured[1]
        if end < len(line) and line[end].text in _listed("particles", language):
            kept[at : end + 1] = [line[end], *line[at:end]]
            return kept
    return kept
