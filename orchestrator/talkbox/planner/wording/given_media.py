"""What the clip is or was recorded with: "limpiar un cassette viejo", "enregistré au téléphone".

A medium that somebody cleans, copies or recorded with, and one that is theirs or this one, is what
there is and no sound to be made; so is what was recorded ("grabé un podcast"). It goes where the
rest speaks of a sound. What it shall sound like ("como un cassette viejo") stays. The words are
data: the `given_media` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_listed = lists_of("given_media")


def with_given_media(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first medium that is only told of."""
    if not _listed("media", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        span = _span([token.text for token in clause.of(line)], language)
        if span is None:
            continue
        rest = [*line[: clause.start + span.start], *line[clause.start + span.end :]]
        if speaks_of_sound(rest, language):
            return rest
    return list(line)


def _span(said: Sequence[str], language: str) -> Stretch | None:
    """The medium with what leads to it and says which; None where it is likened or wished."""
    if not _listed("likening", language).isdisjoint(said):
        return None
    handled = not _listed("handled", language).isdisjoint(said)
    recorded = not _listed("recorded", language).isdisjoint(said)
    given = not _listed("given", language).isdisjoint(said)
    found = first_in(said, _listed("media", language)) if handled or recorded or given else None
    if found is None and recorded:
        found = first_in(said, _listed("works", language))
    return None if found is None else _widened(said, *found, language)


def _widened(said: Sequence[str], start: int, end: int, language: str) -> Stretch:
    while start and said[start - 1] in _listed("leads", language):
        start -= 1
    while end < len(said) and said[end] in _listed("which", language):
        end += 1
    return Stretch(start, end)
