"""Set phrases that say nothing of the sound: "a small favour", "great so far", "as discussed on the
phone", "take your time".

Some of their words would mean a sound alone, so they are left out before phrases are read. Others
("everywhere", "right now") only do so behind an order, for elsewhere they belong to what is found,
or as a whole clause ("it's mono"), or as the heading of an order ("rough mix: cut the lows"). A
line that holds nothing else stays. The words are data: the `idle_phrases` of a language's grammar;
a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.small_talk import without_small_talk
from talkbox.planner.wording.stretches import stretches

_COLON = ":"

_listed = lists_of("idle_phrases")

_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""The phrases as words by the first of them, longest first."""


def with_idle_phrases_left_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what is said for nothing."""
    kept = _without(line, _phrases("always", language))
    kept = _without_facts(_behind_orders(kept, language), language)
    kept = without_small_talk(kept[_heading(kept, language) :], language)
    said = any(token.kind != "stop" for token in kept)
    return kept if said else list(line)


def _heading(line: Sequence[Token], language: str) -> int:
    """How many tokens head an order: "rough mix:" before a verb, its colon included; or 0."""
    colon = next((at for at, token in enumerate(line) if token.text == _COLON), 0)
    if not colon or colon + 1 >= len(line):
        return 0
    said = " ".join(token.text for token in line[:colon] if token.kind == "word")
    ordered = line[colon + 1].text in _listed("orders", language)
    return colon + 1 if ordered and said in _listed("headings", language) else 0


def _without_facts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what is exclaimed first, and the clauses behind that only tell a fact."""
    facts, exclaimed = _listed("facts", language), _listed("exclaimed", language)
    kept: list[Token] = []
    for clause in stretches(line, frozenset()):
        told = " ".join(token.text for token in clause.of(line))
        if told not in (facts if clause.start else exclaimed):
            kept += line[clause.start : clause.end + 1]
    return kept


def _behind_orders(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what is idle in a clause that begins with an order."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = max(clause_end(line, at, frozenset()), at + 1)
        clause = line[at:end]
        ordered = clause[0].text in _listed("orders", language)
        idle = _phrases("behind_orders", language) if ordered else {}
        kept += _without(clause, idle) if idle else clause
        at = end
    return kept


def _without(line: Sequence[Token], phrases: _Phrases) -> list[Token]:
    texts = [token.text for token in line]
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _length(texts, at, phrases)
        if not length:
            kept.append(line[at])
        at += length or 1
    return kept


def _length(texts: Sequence[str], at: int, phrases: _Phrases) -> int:
    """How many tokens the longest phrase takes that begins here; 0 where none does."""
    for phrase in phrases.get(texts[at], ()):
        if tuple(texts[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def _phrases(name: str, language: str) -> _Phrases:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _listed(name, language):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}
