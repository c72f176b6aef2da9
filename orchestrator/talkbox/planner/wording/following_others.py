"""What is to follow something else: "sidechain the pad to my kick", "duck it under my voice".

There is one file, and nothing in it can follow another sound, so the clause is told as the wish for
another track, whatever it is called. A likeness ("as if it was sidechained to a kick") and what
goes with the beat stay what they are. The words are data: the `following_others` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_MOST_BETWEEN = 4
"""Tokens from "to" to what is followed: "to my own punchy kick"."""

_listed = lists_of("following_others")


def with_following_others(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as "to another track"."""
    if _listed("deeds", language).isdisjoint(token.text for token in line):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    return _other_track(language) if _follows(clause, language) else clause


def _other_track(language: str) -> Sequence[Token]:
    texts = lexicon.grammar(language)["following_others"]["told"]
    return [Token(folded(text), "word") for text in texts]


def _follows(clause: Sequence[Token], language: str) -> bool:
    """Whether this clause wants the deed led by something that is named behind its "to"."""
    texts = [token.text for token in clause]
    deeds = _listed("deeds", language)
    deed = next((at for at, text in enumerate(texts) if text in deeds), None)
    if deed is None or not _listed("likening", language).isdisjoint(texts):
        return False
    first = 0 if _listed("verb_last", language) else deed + 1
    return any(
        texts[at] in _listed("to", language) and _leads(texts, at + 1, deed, language)
        for at in range(first, len(texts))
    )


def _leads(texts: Sequence[str], start: int, deed: int, language: str) -> bool:
    """Whether something that can lead stands behind the "to"; "it" can, beside another object."""
    others, between = _listed("others", language), _listed("between", language)
    for at in range(start, min(start + 1 + _MOST_BETWEEN, len(texts))):
        if texts[at] in others:
            return True
        if texts[at] not in between:
            return at == start and at > deed + 2 and texts[at] in _listed("it", language)
    return False
