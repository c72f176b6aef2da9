"""What the clip is, told by its age and with no verb: "old recording of grandma, clean it up",
"alte Aufnahme, entrausche sie", "grabación vieja de mi abuelo, quita el ruido".

At the head of a text such a name only presents what there is, and orders nothing old; of whom or
where it is may follow behind a word that links it. It goes where the rest speaks of a sound; what
is wrong with it ("old recording with hiss") is left. How old what it was made with is ("my phone is
old, so it's dull") orders nothing either. The words are data: the `old_recordings` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_FAULTY = frozenset({"faults", "lacks"})

_listed = lists_of("old_recordings")


def with_old_recordings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such a name at their head."""
    if not _listed("ages", language):
        return list(line)
    head = next(iter(stretches(line, _listed("joints", language)))).of(line)
    if _is_old_gear(head, language):
        rest = line[len(head) + 1 :]
        return list(rest if speaks_of_sound(rest, language) else line)
    end = _name(head, language)
    if not _presents(head, end, language):
        return list(line)
    rest = line[end + 1 :] if _complains(head[end:], language) else line[len(head) :]
    return list(rest if speaks_of_sound(rest, language) else line)


def _is_old_gear(head: Sequence[Token], language: str) -> bool:
    """ "My phone is quite old", and nothing else."""
    said = {token.text for token in head}
    needed = ("gear", "ages", "copulas")
    known = frozenset[str]().union(*(_listed(name, language) for name in (*needed, "beside")))
    return said <= known and not any(said.isdisjoint(_listed(name, language)) for name in needed)


def _presents(head: Sequence[Token], end: int, language: str) -> bool:
    """Whether a recording is named up to `end` by its age, and what follows belongs to it."""
    named = [token.text for token in head[:end]]
    aged = not _listed("ages", language).isdisjoint(named)
    told = aged and not _listed("recordings", language).isdisjoint(named)
    return told and (end == len(head) or head[end].text in _listed("links", language))


def _name(head: Sequence[Token], language: str) -> int:
    """How many words of the head are its name: articles, ages, owners and what it is."""
    names = ("ages", "recordings", "beside")
    idle = (any(token.text in _listed(name, language) for name in names) for token in head)
    return next((at for at, known in enumerate(idle) if not known), len(head))


def _complains(rest: Sequence[Token], language: str) -> bool:
    book = phrasebook(language)
    found = (book.at(rest, at) for at in range(len(rest)))
    return any(match is not None and match.best.role in _FAULTY for match in found)
