"""A finding that is hedged: "se oye como lejos", "fica tipo abafado", "ça sonne comme étouffé".

A quality is nothing that a sound could be like, so the word of likening before it only hedges.
Before a thing ("suena como una radio") it likens. The words are data: the `hedged_findings` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_HEDGE = 3
"""Words from the verb to the hedge: "sonne un peu comme"."""

_listed = lists_of("hedged_findings")


def with_hedged_findings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without every such hedge."""
    if not _listed("hedges", language):
        return list(line)
    return [token for at, token in enumerate(line) if not _hedges(line, at, language)]


def _hedges(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("hedges", language):
        return False
    before = {token.text for token in line[max(0, at - _TO_THE_HEDGE) : at]}
    if before.isdisjoint(_listed("sounds", language)):
        return False
    behind = at + 1
    while behind < len(line) and line[behind].text in _listed("amounts", language):
        behind += 1
    match = phrasebook(language).at(line, behind)
    if match is None or match.best.kind != "word":
        return False
    words, name = lexicon.reading(), match.best.name
    quality = lexicon.names()[name] in words["qualities"] or name in words["complaints"]
    return quality and match.length == 1
