"""An effect that is hardly to be noticed: "a delay you can barely hear", "you should miss it".

Said behind an effect that is asked for, the words tell how little of it; where it is told of what
is there ("there's an echo I can barely hear") they complain. "So short it's hardly there" says the
same, and its "short" and "there" are no wishes of their own. The words are data: the `subtleties`
of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

STRENGTH = "0.7"
"""How strong an effect is that one hardly hears."""
_TO_THE_VERB = 4
_BACK = 8


_listed = lists_of("subtleties")


def hardly_noticed(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens from `at` on say that it is hardly heard; 0 where none do."""
    if line[at].text not in _listed("hearers", language) or not at:
        return 0
    following = [token.text for token in line[at + 1 : at + 2 + _TO_THE_VERB]]
    hardly, passing = _listed("hardly", language), _listed("modals", language)
    scarce = False
    for place, text in enumerate(following):
        if scarce and text in _listed("notice", language):
            told = _is_told(line, at, language) or _has_object(line, at + place + 2, language)
            return 0 if told else place + 2
        if text not in hardly and text not in passing:
            return 0
        scarce = scarce or text in hardly
    return 0


def _has_object(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether something else is not heard: "on the bus I can't hear the bass"."""
    return at < len(line) and line[at].text in _listed("determiners", language)


def _is_told(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the clause before only says what there is: "it's so quiet, I can hardly hear it"."""
    end = at - 1 if line[at - 1].kind == "stop" else at
    start = max((k + 1 for k in range(end) if line[k].kind == "stop"), default=0)
    before = [token.text for token in line[max(start, at - _BACK) : at]]
    return not _listed("telling", language).isdisjoint(before)


def with_so_slight(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every "so short it's hardly there" as what one hardly notices."""
    told: list[Token] = []
    end = 0
    for at, token in enumerate(line):
        if at >= end and (end := _so_slight(line, at, language)):
            words = lexicon.grammar(language)["subtleties"]["told"]
            told += [Token(word, "word") for word in words]
        elif at >= end:
            told.append(token)
    return told


def _so_slight(line: Sequence[Token], at: int, language: str) -> int:
    """Where such a clause ends that begins here; 0 where none does."""
    told = 0 < at < len(line) - 1 and line[at - 1].kind == "word"
    if not told or line[at].text not in _listed("so", language):
        return 0
    if line[at + 1].text not in _listed("slight", language) or _is_told(line, at, language):
        return 0
    end = clause_end(line, at, _listed("joints", language))
    unheard = _listed("hardly", language) | _listed("nobody", language)
    return 0 if unheard.isdisjoint(token.text for token in line[at + 2 : end]) else end
