"""Crackle that is wished for: "add some crackle", "i'd like it to crackle like an old 78".

Alone such a noise is a fault to be taken out; right behind the verb of a wish, without an article
that points at it, it is an effect to be put on. The words are data: the `wished_crackle` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST_LEAD = 4

_listed = lists_of("wished_crackle")


def with_wished_crackle(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such wish as the effect, and how much of it."""
    if not _listed("noises", language):
        return list(line)
    told = lexicon.grammar(language)["wished_crackle"]["told"]
    kept: list[Token] = []
    at = 0
    while at < len(line):
        amounts, end = _wish(line, at, language)
        kept += [*amounts, *(Token(text, "word") for text in told)] if end else [line[at]]
        at = max(end, at + 1)
    return kept


def _wish(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int]:
    """How much of it is wished here, and where the wish ends; an end of 0 where none stands."""
    place = at + _lead(line, at, language)
    if place == at or (at and line[at - 1].text in _listed("denying", language)):
        return [], 0
    start = place
    while place < len(line) and line[place].text in _listed("between", language):
        place += 1
    end = _behind_noises(line, place, language)
    rest = {token.text for token in line[end : clause_end(line, max(end - 1, 0), ())]}
    if end == place or _listed("gone", language).intersection(rest):
        return [], 0
    idle = _listed("idle", language)
    return [token for token in line[start:place] if token.text not in idle], end


def _behind_noises(line: Sequence[Token], at: int, language: str) -> int:
    """Behind "crackle" or "pops and crackles"; `at` where no such noise stands there."""
    noises, joints = _listed("noises", language), _listed("joints", language)
    end = at
    while end < len(line) and line[end].text in noises:
        end += 1
        joined = line[end : end + 1] and line[end].text in joints
        if joined and line[end + 1 : end + 2] and line[end + 1].text in noises:
            end += 1
    said = {token.text for token in line[at:end]}
    return at if said <= _listed("beside", language) else end  # "make it pop" wishes for none


def _lead(line: Sequence[Token], at: int, language: str) -> int:
    for length in range(min(_LONGEST_LEAD, len(line) - at), 0, -1):
        if " ".join(token.text for token in line[at : at + length]) in _listed("leads", language):
            return length
    return 0
