"""What a sound is too much for, or not enough: "too bright for a bedtime podcast".

The occasion says by what measure, and asks for nothing of its own: neither for the loudness of a
podcast nor for its sound. Beside a level it is left in: "too quiet for a podcast" wants that level.
What "for the radio" stands beside another wish only says where it will be heard.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_BACK_TO_THE_EXCESS = 7
"""Words from "for" back to "too": "too much low end in the guitars for a podcast"."""
_MOST_MODIFIERS = 3


_listed = lists_of("occasions")


def occasion(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of an occasion that begins here beside a complaint; None where none does."""
    if line[at].text in _listed("uses", language) and _begins(line, at, language):
        return _clause_end(line, at, language)
    if line[at].text not in _listed("for", language) or at + 1 == len(line):
        return None
    if _begins(line, at, language):
        return _leading(line, at, language)
    before = _clause_before(line, at, language)
    excess = _listed("excess", language)
    last = next((k for k in range(len(before) - 1, -1, -1) if before[k] in excess), None)
    if last is None:
        return None
    end = _clause_end(line, at, language)
    named = {token.text for token in line[at:end]}
    measured = not _listed("levels", language).isdisjoint(before)
    # "Too loud for a waiting room" names no loudness, "too quiet for a podcast" does.
    return None if measured and not named & _listed("rooms", language) else end


def medium(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a medium named after "for": "darker for the radio"; None where none is."""
    if line[at].text not in _listed("for", language):
        return None
    place, end = at + 1, min(len(line), at + 2 + _MOST_MODIFIERS)
    scenes = _listed("scenes", language)
    scene = next((k for k in range(place, end) if line[k].text in scenes), None)
    if scene is not None and all(token.kind == "word" for token in line[place:scene]):
        return scene + 1  # whichever scene it is: "backwards for the ghost scene"
    while place < end and line[place].text in _listed("modifiers", language):
        place += 1
    named = place < len(line) and line[place].text in _listed("media", language)
    ends = place + 1 >= len(line) or line[place + 1].kind == "stop"
    return place + 1 if named and ends else None


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a clause begins here, and says "it is for" where its first word alone does not."""
    starts = not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("ends", language)
    if not starts or line[at].text in _listed("for", language):
        return starts
    following = [token.text for token in line[at + 1 : at + 3]]
    return any(text in _listed("for", language) for text in following[:2])


def _leading(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of "for a lullaby" before "this is too bright"."""
    end = _clause_end(line, at, language)
    subjects = _listed("subjects", language)
    first = next((k for k in range(at + 2, end) if line[k].text in subjects), end)
    found = {token.text for token in line[first : first + _BACK_TO_THE_EXCESS + 1]}
    excessive = bool(found & _listed("excess", language))
    return first if excessive and not found & _listed("levels", language) else None


def _clause_before(line: Sequence[Token], at: int, language: str) -> list[str]:
    """The words of the clause that stand right before."""
    start = at
    while start > max(0, at - _BACK_TO_THE_EXCESS) and line[start - 1].kind != "stop":
        start -= 1
    return [token.text for token in line[start:at]]


def _clause_end(line: Sequence[Token], at: int, language: str) -> int:
    return clause_end(line, at, _listed("ends", language))
