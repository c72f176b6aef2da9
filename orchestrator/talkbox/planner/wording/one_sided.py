"""Sound that is on one side alone: "it's all in my left ear, put it in the middle".

Told with all, only or nothing but that side, it finds the sound lopsided and pans nothing; with a
wish it is one ("I want it only on the left"). An order behind it that merely asks for a cure ("fix
that", "I want it in both ears") asks for nothing more. The words are data: the `one_sided` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("one_sided")


def with_one_sided(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every side that has all of the sound as "lopsided", and without its cure."""
    if not _listed("lopsided", language):
        return list(line)
    said: list[Token] = []
    found = False
    for clause in _clauses(line, language):
        if found and _is_cure(clause, language):
            said += [token for token in clause if token.kind == "stop"]
            continue
        told = _told(clause, language)
        found = any(token.text in _listed("lopsided", language) for token in told)
        said += told
    return said


def _clauses(line: Sequence[Token], language: str) -> list[Sequence[Token]]:
    """The clauses, each with the stop or the joint that ends it."""
    parted: list[Sequence[Token]] = []
    at = 0
    while at < len(line):
        end = min(clause_end(line, at, _listed("joints", language)) + 1, len(line))
        parted.append(line[at:end])
        at = end
    return parted


def _told(clause: Sequence[Token], language: str) -> list[Token]:
    """The clause with the side that it finds to have everything as "lopsided"."""
    texts = [token.text for token in clause]
    if not _listed("wishing", language).isdisjoint(texts):
        return list(clause)
    for at in range(len(texts)):
        start, end = _span(texts, at, language)
        if end:
            lopsided = [Token(text, "word") for text in _listed("lopsided", language)]
            return [*clause[:start], *lopsided, *clause[end:]]
    return list(clause)


def _span(texts: Sequence[str], at: int, language: str) -> tuple[int, int]:
    """From where to where the finding goes whose side begins at `at`; an end of 0 without one."""
    end = _side(texts, at, language)
    if not end:
        return at, 0
    start = at
    while start and texts[start - 1] in _listed("between", language):
        start -= 1
    alone = end < len(texts) and texts[end] in _listed("alone", language)
    before = texts[max(0, start - 1) : at]
    leads = start < at and any(text in _listed("leading", language) for text in texts[start:at])
    told = any(text in _listed("telling", language) for text in texts[:at])
    whole = alone or any(text in _listed("alone", language) for text in before)
    return start, (end + alone if leads and told and whole else 0)


def _side(texts: Sequence[str], at: int, language: str) -> int:
    """Where the side ends that begins at `at`: "left", "one channel"; 0 without one."""
    named = texts[at + 1] in _listed("named", language) if at + 1 < len(texts) else False
    if texts[at] in _listed("sides", language):
        return at + 1 + named
    return at + 2 if named and texts[at] in _listed("some", language) else 0


def _is_cure(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause only asks that it be even again."""
    said = [token.text for token in clause if token.kind != "stop"]
    curing = _listed("curing", language)
    known = curing | _listed("beside", language)
    return not curing.isdisjoint(said) and known.issuperset(said)
