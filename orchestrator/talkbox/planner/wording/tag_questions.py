"""A "right?" at the end of a sentence, which asks for a nod and names no side.

Behind what leads to a side ("the left or the right?") or moves to one it stays. The words are
data: the `tag_questions` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_LEAST_BEFORE = 2
_ASKS = "?"

_listed = lists_of("tag_questions")


def with_tags_left_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such tags."""
    return [token for at, token in enumerate(line) if not _is_tag(line, at, language)]


def _is_tag(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("tags", language) or at < _LEAST_BEFORE:
        return False
    if at + 1 == len(line) or line[at + 1].text != _ASKS:
        return False
    placed = not _listed("placing", language).isdisjoint(token.text for token in line[:at])
    return not placed and line[at - 1].text not in _listed("leading", language)
