"""What makes somebody sound how: "this mic makes me sound like a kid" complains.

An order begins with "make"; where something makes it already, the likeness is how it is now, told
as "I sound". An effect that is wished for ("something that makes me sound ...") stays a wish, and
an order right behind it ("deepen it") tells the cure alone. The words are data: the
`made_to_sound` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST_OBJECT = 2
""" "My voice", "the singer"."""

_listed = lists_of("made_to_sound")


def with_made_to_sound(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as who sounds how."""
    told: list[Token] = []
    start = at = 0
    wishes = False
    while at < len(line):
        if line[at].kind == "stop":
            start, wishes = len(told) + 1, False
        length = 0 if wishes or start >= len(told) else _finding(line, at, language)
        if length:
            told[start:] = _told(language)
        else:
            told.append(line[at])
            wishes = wishes or line[at].text in _listed("wishing", language)
        at += length or 1
    return told


def _told(language: str) -> list[Token]:
    words = lexicon.grammar(language)["made_to_sound"]["told"]
    return [Token(folded(text), "word") for text in words]


def _finding(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens "makes me sound" takes that begins here; 0 where it likens nothing.

    What stands before it in the clause is what makes it so, and no wish.
    """
    if line[at].text not in _listed("makes", language):
        return 0
    end = clause_end(line, at, ())
    cure = {token.text for token in line[end + 1 : end + 2]}
    if not _listed("cures", language).isdisjoint(cure):
        return 0
    places = range(at + 2, min(end, at + 2 + _LONGEST_OBJECT))
    return next((place + 1 - at for place in places if _likens(line, place, language)), 0)


def _likens(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "sound like" stands here."""
    likened = [token.text for token in line[at + 1 : at + 3]]
    sounds = line[at].text in _listed("sounds", language)
    return sounds and not _listed("likening", language).isdisjoint(likened)
