"""What a wish is limited to behind it: "make it mono, but only the bass" is "make the bass mono".

What stands behind "but only" takes the place of the "it" of the wish, or stands before a wish that
has none; a place ("but only in the last chorus") follows the wish. How much ("but only a bit") is
no such limit. The words are data: the `only_part` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_ONLY = Token("only", "word")
_LONGEST = 6
"""Tokens of what a wish is limited to: "the last 10 seconds of the song"."""

_listed = lists_of("only_part")


def with_only_part(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such limit in its wish."""
    for at in range(1, len(line)):
        limit = _limit(line, at, language)
        if limit:
            start, wish = _wish(line, at, language)
            if wish:
                end = clause_end(line, limit, _listed("joints", language))
                part = list(line[limit:end])
                return [*line[:start], *_limited(wish, part, language), *line[end:]]
    return list(line)


def _limit(line: Sequence[Token], at: int, language: str) -> int:
    """Where the limit begins whose "but only" stands at `at`; 0 where none does."""
    opens = line[at].text in _listed("but", language)
    if not opens or at + 2 >= len(line) or line[at + 1].text not in _listed("only", language):
        return 0
    first = line[at + 2].text
    if first in _listed("places", language):
        named = line[at + 3].text if at + 3 < len(line) else ""
        return at + 2 if named in _listed("pointers", language) else 0
    limit = at + 2 if first in _listed("pointers", language) | _listed("bands", language) else 0
    end = clause_end(line, limit, _listed("joints", language)) if limit else 0
    verbs = {token.text for token in line[limit:end]} & _listed("told", language)
    return limit if limit + 1 < end <= limit + _LONGEST and not verbs else 0


def _wish(line: Sequence[Token], at: int, language: str) -> tuple[int, list[Token]]:
    """Where the wish before the "but" begins, and its tokens; none where it is a denial."""
    end = at - 1 if line[at - 1].kind == "stop" else at
    joints = _listed("joints", language)
    starts = [k + 1 for k in range(end) if line[k].kind == "stop" or line[k].text in joints]
    start = starts[-1] if starts else 0
    wish = list(line[start:end])
    said = {token.text for token in wish}
    return start, [] if said & _listed("denials", language) else wish


def _limited(wish: list[Token], part: list[Token], language: str) -> list[Token]:
    """ "Make the bass mono", "the bass mono", "mono below 120 Hz", "louder in the chorus"."""
    if part[0].text in _listed("bands", language):
        return [*wish, *part]
    if part[0].text in _listed("places", language):
        return [*wish, _ONLY, *part]
    objects = _listed("objects", language)
    place = next((k for k, token in enumerate(wish) if token.text in objects), None)
    if place is None:
        return [*part, *wish]
    return [*wish[:place], *part, *wish[place + 1 :]]
