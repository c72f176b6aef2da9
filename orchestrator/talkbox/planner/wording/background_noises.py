"""A trouble by where it lies: "ein Zischen im Hintergrund", "it clips in the loud parts".

A hiss in the background is no lisp of the voice and no whistle of an instrument; and the place
orders no distance, no softness and no level, nor does what the noise is like ("ein leises
Zischen"). The words are data: the `background_noises` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST = 4
"""Words of the longest place: "à l'arrière-plan"."""

_listed = lists_of("background_noises")


def with_background_noises(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such noise as plain noise, and without its place."""
    if not _listed("places", language):
        return list(line)
    said: list[Token] = []
    at = 0
    while at < len(line):
        end = clause_end(line, at, _listed("joints", language))
        said += _told(line[at:end], language)
        at = end
        if at < len(line):
            said.append(line[at])
            at += 1
    return said


def _told(clause: Sequence[Token], language: str) -> list[Token]:
    hisses, noises = _listed("hisses", language), _listed("noises", language)
    texts = {token.text for token in clause}
    bare = _without_place(clause, language)
    if len(bare) == len(clause) or texts.isdisjoint(hisses | noises):
        return list(clause)
    told = [Token(folded(text), "word") for text in _plain(language)]
    kept: list[Token] = []
    for token in bare:
        if token.text in hisses:
            kept += told
        elif token.text not in _listed("qualities", language):
            kept.append(token)
    return kept


def _plain(language: str) -> Sequence[str]:
    """What such a hiss is called; nothing in a language that has no word for a lisp too."""
    return lexicon.grammar(language)["background_noises"].get("told", ())


def _without_place(clause: Sequence[Token], language: str) -> list[Token]:
    """The clause without where the noise lies."""
    kept: list[Token] = []
    at = 0
    while at < len(clause):
        length = _place(clause, at, language)
        kept += [] if length else [clause[at]]
        at += length or 1
    return kept


def _place(clause: Sequence[Token], at: int, language: str) -> int:
    """The tokens of a place that begins at `at`; 0 where none does."""
    places = _listed("places", language)
    for length in range(min(_LONGEST, len(clause) - at), 0, -1):
        if " ".join(token.text for token in clause[at : at + length]) in places:
            return length
    return 0
