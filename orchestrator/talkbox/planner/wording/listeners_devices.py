"""What the audience listens with: "my listeners use car speakers, less bass" wants no such sound.

A clause of people and a device, with a verb that only says that they have it, tells where it will
be heard, and goes where the rest speaks of a sound. The words are data: the `listeners_devices` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_MOST_BEFORE = 4
"""Words up to who listens: "because most of my listeners"."""

_listed = lists_of("listeners_devices")


def with_listeners_devices(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause."""
    if not _listed("people", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        if _tells([token.text for token in clause.of(line)], language):
            rest = [*line[: clause.start], *line[clause.end :]]
            return rest if speaks_of_sound(rest, language) else list(line)
    return list(line)


def _tells(said: Sequence[str], language: str) -> bool:
    """Whether people, what they do with it and a device are all that is said."""
    people, having = _listed("people", language), _listed("having", language)
    who = next((at for at, text in enumerate(said[:_MOST_BEFORE]) if text in people), None)
    if who is None or not _listed("beside", language).issuperset(said[:who]):
        return False
    rest = said[who + 1 :]
    known = people | having | _listed("beside", language) | _listed("devices", language)
    named = not _listed("devices", language).isdisjoint(rest) and not having.isdisjoint(rest)
    return named and known.issuperset(rest)
