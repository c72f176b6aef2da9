"""What somebody is to be kept from: "keep the guests from sounding tinny" wants it less tinny.

Alone it is the wish, told as one to prevent it; behind another order ("add reverb but keep it from
getting boomy") it stays the guard that it is. The words are data: the `kept_from` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_FAULT = 7
"""Words of "the voice of my guest from"."""

_listed = lists_of("kept_from")


def with_kept_from(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a wish as "prevent"."""
    at = next(
        (at for at, token in enumerate(line) if token.text in _listed("keep", language)), None
    )
    if at is None or not _is_first(line[:at], language) or not _is_kept_from(line, at, language):
        return list(line)
    told = lexicon.grammar(language)["kept_from"]["told"]
    return [*line[:at], *(Token(folded(text), "word") for text in told), *line[at + 1 :]]


def _is_first(before: Sequence[Token], language: str) -> bool:
    return all(token.text in _listed("openings", language) for token in before)


def _is_kept_from(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether "from" and what it would become follow in the same clause."""
    for place in range(at + 1, min(len(line) - 1, at + 1 + _TO_THE_FAULT)):
        if line[place].kind != "word":
            return False
        if line[place].text in _listed("from", language):
            return line[place + 1].text in _listed("becoming", language)
    return False
