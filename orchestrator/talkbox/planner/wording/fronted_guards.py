"""What shall not come of it, said first: "without making it harsh, brighten it".

The guard belongs to the order behind it, and takes nothing of that back. It is read where it stands
most often, at the end: "brighten it without making it harsh". The words are data: the
`fronted_guards` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import found_in

_COMMA, _ENDS = ",", frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("fronted_guards")


def with_fronted_guards(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such guard behind the sentence that it begins."""
    if not _listed("without", language):
        return list(line)
    told: list[Token] = []
    start = 0
    for at, token in enumerate(line):
        if token.kind == "stop" and token.text in _ENDS:
            told += [*_turned(line[start:at], language), token]
            start = at + 1
    return [*told, *_turned(line[start:], language)]


def _turned(sentence: Sequence[Token], language: str) -> list[Token]:
    behind = _listed("behind", language)
    ends = (at for at, token in enumerate(sentence) if token.text == _COMMA or token.text in behind)
    end = next(ends, 0)
    if not end or end == len(sentence) - 1 or not _is_guard(sentence, language):
        return list(sentence)
    return [*sentence[end + 1 :], *sentence[:end]]


def _is_guard(sentence: Sequence[Token], language: str) -> bool:
    """Whether it begins with "without", perhaps behind a word like "but" or "please"."""
    start = int(sentence[0].text in _listed("before", language))
    said = [token.text for token in sentence]
    found = found_in(said, _listed("without", language))
    return any(place[0] == start for place in found)
