"""What is granted before the complaint: "it's not that it's quiet, it stays behind the curtain".

What a sound is not exactly, or is well enough, asks for nothing beside what it is: "it isn't dull
exactly, it's thick", "it's clear, I'll give it that". The words are data: the `concessions` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_HEDGE = 6
"""Words from the denial to "exactly", both included."""


_listed = lists_of("concessions")


def without_concessions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses that only grant something; all of them where no other is."""
    if not _listed("granted", language):
        return list(line)
    said = _clauses(line, language)
    granted = [
        _grants(clause, said[place + 1] if place + 1 < len(said) else (), language)
        for place, clause in enumerate(said)
    ]
    kept = [clause for clause, grants in zip(said, granted, strict=True) if not grants]
    words = any(token.kind == "word" for token in chain.from_iterable(kept))
    return list(chain.from_iterable(kept)) if words else list(line)


def _clauses(line: Sequence[Token], language: str) -> list[list[Token]]:
    parted: list[list[Token]] = [[]]
    for token in line:
        if token.text in _listed("turns", language) and parted[-1]:
            parted.append([])
        parted[-1].append(token)
        if token.kind == "stop":
            parted.append([])
    return [clause for clause in parted if clause]


def _grants(clause: Sequence[Token], following: Sequence[Token], language: str) -> bool:
    said = " ".join(token.text for token in clause if token.kind != "stop")
    after = " ".join(token.text for token in following if token.kind != "stop")
    if any(said.startswith(f"{head} ") for head in _listed("denied", language)):
        return True
    texts = said.split()
    if _hedged(texts, language):
        return True
    granting = any(after.startswith(phrase) for phrase in _listed("granted", language))
    return bool(texts) and granting and len(texts) <= _TO_THE_HEDGE


def _hedged(texts: Sequence[str], language: str) -> bool:
    """ "It isn't dull exactly": denied with a hedge."""
    at = next((k for k, text in enumerate(texts) if text in _listed("hedges", language)), None)
    if at is None or at + 1 < len(texts):
        return False
    return not _listed("negations", language).isdisjoint(texts[max(0, at - _TO_THE_HEDGE) : at])
