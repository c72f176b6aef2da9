"""What is to be less and not gone: "turn the breaths down, don't remove them completely".

Such a clause only says how the order beside it is meant. It is a denial, a verb of removing, and
no more than "it" and "completely"; read as words, the "completely" would make the most of the order
and the thing itself would be kept from it. The words are data: the `not_removed` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("not_removed")


def with_not_removed(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such clauses, where anything else is said."""
    if not _listed("denials", language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _end(line, at, language)
        kept += [] if end else [line[at]]
        at = end or at + 1
    words = [token for token in kept if token.kind != "stop"]
    return kept if len(words) > 1 else list(line)


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Where the clause ends that only says so from `at` on; 0 where none does."""
    if not _begins(line, at, language):
        return 0
    end = clause_end(line, at, _listed("joints", language))
    said = [token.text for token in line[at:end]]
    denials, removing = _listed("denials", language), _listed("removing", language)
    if denials.isdisjoint(said) or removing.isdisjoint(said):
        return 0
    known = denials | removing | _listed("beside", language)
    return end if known.issuperset(said) else 0


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a clause begins here, or the denial itself stands here."""
    first = (
        not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("joints", language)
    )
    return first or line[at].text in _listed("denials", language)
