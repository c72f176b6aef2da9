"""How somebody sounds now: "the guest sounds like he's on the phone" complains, and wishes for
no phone.

Alone, "sounds like a phone" may be a wish; said of a person it is a finding, unless the clause
wishes in so many words, and so is "the piano sounds like it's in the next room" or "it has a
robotic sound". Told as "he sounds", which is one. The words are data: the `likened_people` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_VERB = 3
"""Words of the longest such likening: "as though it's"."""

_listed = lists_of("likened_people")


def with_likened_people(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding as "he sounds"."""
    if not _listed("people", language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        finds = _finds(line, at, language)
        kept += _told(language) if finds else [line[at]]
        at += 2 if finds else 1
    return kept


def _told(language: str) -> list[Token]:
    words = lexicon.grammar(language)["likened_people"]["told"]
    return [Token(folded(text), "word") for text in words]


def _finds(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a person and how they sound begin here, in a clause that wishes for nothing."""
    if at + 1 >= len(line):
        return False
    end = clause_end(line, at, _listed("reasons", language))
    told, sounds = _listed("people", language), _listed("sounds", language)
    own = at + 2 < end and line[at + 2].text not in _listed("owing", language)
    has = own and any(each.text in _listed("qualities", language) for each in line[at + 2 : end])
    state = " ".join(token.text for token in line[at + 2 : end]) in _listed("states", language)
    if has or state or _likens(line, at + 2, language):
        told |= _listed("things", language)
    if has:
        sounds |= _listed("having", language)
    if line[at].text not in told or line[at + 1].text not in sounds:
        return False
    start = max((k + 1 for k in range(at) if line[k].kind == "stop"), default=0)
    return {token.text for token in line[start:end]}.isdisjoint(_listed("wishing", language))


def _likens(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Like it's": with a verb of its own it can only tell how things are."""
    said = " ".join(token.text for token in line[at : at + _TO_THE_VERB])
    return any(f"{said} ".startswith(f"{each} ") for each in _listed("likening", language))
