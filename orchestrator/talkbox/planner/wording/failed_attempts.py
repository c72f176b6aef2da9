"""What somebody cannot do themselves: "não consigo tirar o eco", "ich krieg den Hall nicht weg".

Who does not manage to change something wants it changed; the negation is of their skill and says
nothing against it. Only before a verb that changes or makes: what one cannot hear is a complaint.
The words are data: the `failed_attempts` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_CHANGES = frozenset({"more", "less", "remove"})

_listed = lists_of("failed_attempts")


def with_failed_attempts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such failure as a wish."""
    said = [token.text for token in line]
    parted = first_in(said, _listed("parted", language))
    if parted is not None:
        denied = _listed("denying", language)
        inside = [token for token in line[slice(*parted)] if token.text not in denied]
        return [*line[: parted[0]], *inside, *line[parted[1] :]]
    span = first_in(said, _listed("failing", language))
    if span is None or span[1] == len(line):
        return list(line)
    start, end = span
    told = [Token(folded(text), "word") for text in _told(line[end], language)]
    makes = line[end].text in _listed("making", language)
    if not makes and not _changes(line[end], language):
        return list(line)
    return [*line[:start], *told, *line[end:]]


def _told(verb: Token, language: str) -> Sequence[str]:
    """What wishes instead; a verb that changes orders by itself."""
    if _changes(verb, language):
        return ()
    return lexicon.grammar(language)["failed_attempts"]["told"]


def _changes(verb: Token, language: str) -> bool:
    match = phrasebook(language).at([verb], 0)
    entries = match.entries if match is not None and match.exact else ()
    return any(entry.kind == "mark" and entry.name in _CHANGES for entry in entries)
