"""What is to be left: "comprime, pero deja los transitorios", "aber lass die höhen".

The verb that elsewhere makes something so ("deja la voz más cálida") keeps a part of the sound
where that part is all that it is said of, and a quality that it has: "lass die Stimme warm". The
words are data: the `left_alone` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("left_alone")


def with_left_alone(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb as one that keeps."""
    if not _listed("verbs", language):
        return list(line)
    told = lexicon.grammar(language)["left_alone"]["told"]
    kept: list[Token] = []
    for at, token in enumerate(line):
        if token.text in _listed("verbs", language) and _is_all(line, at + 1, language):
            kept += [Token(text, "word") for text in told]
        else:
            kept.append(token)
    return kept


def _is_all(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether nothing but a part of the sound follows in this clause."""
    between = _listed("between", language)
    while at < len(line) and line[at].text in between:
        at += 1
    if _is_quality(line, at, language):
        return True
    match = phrasebook(language).at(line, at) if at < len(line) else None
    if match is None or match.best.kind != "word" or match.best.role != "nouns":
        return False
    return _ends(line, at + match.length, language)


def _is_quality(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a plain quality ends the clause, of a thing or of all: "die Stimme warm"."""
    qualities = _listed("qualities", language)
    if not qualities:
        return False
    named = at < len(line) and line[at].text in lexicon.grammar(language)["fillers"]["instruments"]
    place = at + 1 if named else at
    said = place < len(line) and line[place].text in qualities
    return said and _ends(line, place + 1, language)


def _ends(line: Sequence[Token], end: int, language: str) -> bool:
    return end == len(line) or line[end].kind == "stop" or line[end].text in _joints(language)


def _joints(language: str) -> frozenset[str]:
    return _listed("joints", language)
