"""How much is too much, behind a verb: "the snare hits 3 dB too hot" finds it 3 dB too hot.

Beside such a finding the verb says no more than that it is so, and asks for no sound of its own
("hits harder"). The words are data: the `found_amounts` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_listed = lists_of("found_amounts")


def with_found_amounts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb as "is"."""
    told: list[Token] = []
    for at, token in enumerate(line):
        plain = sorted(_listed("is", language)) if _finds(line, at, language) else ()
        told += [Token(word, "word") for word in plain] or [token]
    return told


def _finds(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb stands here, an amount behind it, and behind that a "too"."""
    if line[at].text not in _listed("verbs", language):
        return False
    place = at + 1
    while place < len(line) and line[place].text in _listed("hedges", language):
        place += 1
    said = quantity_at(line, place, language) if place < len(line) else None
    end = place + said[1] if said is not None else len(line)
    return end < len(line) and line[end].text in _listed("too", language)
