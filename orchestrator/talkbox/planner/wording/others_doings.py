"""What others get to do meanwhile: "a second of silence first so the projector can warm up".

Behind an order, "so" with somebody or something of the show and what they can do or have time to do
tells what the edit is for, and asks nothing of the sound; what they can hear is a wish and stays.
The words are data: the `others_doings` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_MOST_OF_SUBJECT = 4
"""Words of the subject: "the people at the door"."""
_LONGEST_JOIN = 3

_listed = lists_of("others_doings")


def with_others_doings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without every such clause."""
    if not _listed("able", language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _doing(line, at, language) if at else 0
        kept += [] if end else [line[at]]
        at = end or at + 1
    return kept


def _doing(line: Sequence[Token], at: int, language: str) -> int:
    """Where such a clause ends that begins here; 0 where none does."""
    subject = at + _join(line, at, language)
    if subject == at:
        return 0
    end = clause_end(line, subject, _listed("ends", language))
    said = [token.text for token in line[subject:end]]
    able = next((k for k in range(1, len(said)) if _is_able(said, k, language)), 0)
    if not 0 < able <= _MOST_OF_SUBJECT or _listed("heard", language).intersection(said):
        return 0
    timed = not _listed("time", language).isdisjoint(said[able:])
    named = not _listed("subjects", language).isdisjoint(said[:able])
    itself = not _listed("itself", language).isdisjoint(said[:able])
    return end if (named or timed) and not itself else 0


def _join(line: Sequence[Token], at: int, language: str) -> int:
    for length in range(min(_LONGEST_JOIN, len(line) - at - 1), 0, -1):
        said = " ".join(token.text for token in line[at : at + length])
        if said in _listed("joins", language):
            return length
    return 0


def _is_able(said: Sequence[str], at: int, language: str) -> bool:
    return said[at] in _listed("able", language)
