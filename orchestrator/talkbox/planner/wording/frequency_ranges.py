"""Ranges of frequencies as each language writes them: "de 4 a 6 kHz", "tutto tranne 3-6 kHz".

Two numbers of which the second is a frequency, or a gain, are one range, where the language's own
word between them is also the one for a place. Where all but a range goes, the range alone stays;
"only cut everything below 100 Hz" keeps nothing else, and is told without its "only". The words are
data: the `frequency_ranges` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token

_TO, _HERTZ = Token("to", "word"), Token("hz", "word")
_MOST_DB = 20.0
_LEAST_TOP_HZ = 1000.0
"""No other range of bare numbers reaches so far: "300 to 3000"."""
_BAND_PASS = (Token("band", "word"), Token("pass", "word"))

_listed = lists_of("frequency_ranges")


@dataclass(frozen=True, slots=True)
class _Span:
    """A range by the places of its tokens, and as it is told."""

    start: int
    end: int
    told: tuple[Token, ...]


def with_frequency_ranges(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every range told with "to", and what all else leaves as a band pass."""
    if not _listed("to", language):
        return list(line)
    line = _without_only(line, language)
    told: list[Token] = []
    at = 0
    while at < len(line):
        span = _span(line, at, language)
        if span is None:
            told.append(line[at])
            at += 1
            continue
        alone = _all_but(line, span, language)
        start, end = (span.start, span.end) if alone is None else alone
        del told[len(told) - (at - start) :]
        told += span.told if alone is None else (*_BAND_PASS, *span.told)
        at = end
    return told


def _without_only(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without an "only" that stands beside the verb of what is all to go."""
    return [
        token
        for at, token in enumerate(line)
        if token.text not in _listed("only", language) or not _only_drops(line, at, language)
    ]


def _only_drops(line: Sequence[Token], at: int, language: str) -> bool:
    beside = {token.text for token in (*line[max(0, at - 1) : at], *line[at + 1 : at + 2])}
    clause = line[at + 1 : clause_end(line, at, ())]
    said = {token.text for token in clause}
    counted = any(token.kind == "number" for token in clause)
    drops = not beside.isdisjoint(_listed("dropping", language))
    whole = not said.isdisjoint(_listed("whole", language) | _listed("what", language))
    return drops and whole and counted and said.isdisjoint(_listed("except", language))


def _span(line: Sequence[Token], at: int, language: str) -> _Span | None:
    """The range whose first number stands at `at`."""
    first = quantity_at(line, at, language) if line[at].kind == "number" else None
    if first is None or first[0].signed or first[0].until or first[0].unit not in ("", "hz"):
        return None
    joint = at + first[1]
    place = _past(line, joint, _listed("to", language))
    last = quantity_at(line, place, language) if joint < place < len(line) else None
    if last is None or last[0].signed or last[0].value <= first[0].value:
        return None
    if not _belong(first[0], last[0]):
        return None
    if line[joint].text in _listed("and", language) and not _opens(line, at, language):
        return None
    start = at
    while start and line[start - 1].text in _listed("from", language):
        start -= 1
    end = place + last[1]
    unit = () if last[0].unit else (_HERTZ,)
    return _Span(start, end, (*line[at:joint], _TO, *line[place:end], *unit))


def _belong(first: Quantity, last: Quantity) -> bool:
    """Whether both are frequencies, or both decibels: "baja de 3 a 6 dB"."""
    if last.unit == "db":
        return not first.unit and first.value < _MOST_DB
    return last.unit == "hz" or (not last.unit and last.value >= _LEAST_TOP_HZ)


def _opens(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word before the number says that a range begins."""
    return bool(at) and line[at - 1].text in _listed("from", language)


def _past(line: Sequence[Token], at: int, known: frozenset[str]) -> int:
    while at < len(line) and line[at].text in known:
        at += 1
    return at


def _all_but(line: Sequence[Token], span: _Span, language: str) -> tuple[int, int] | None:
    """Where the clause begins and ends that takes away all but the range; None where none does."""
    stops = [at for at, token in enumerate(line) if token.kind == "stop"]
    start = max((at + 1 for at in stops if at < span.start), default=0)
    end = min((at for at in stops if at >= span.end), default=len(line))
    before, after = line[start : span.start], line[span.end : end]
    texts = {token.text for token in (*before, *after)}
    excepted = _ends_with(before, "except", language) or (
        bool(after) and after[0].text in _listed("except_behind", language)
    )
    if not excepted or not texts & _listed("dropping", language):
        return None
    known = ("except", "except_behind", "dropping", "whole", "idle")
    rest = texts.difference(*(_listed(name, language) for name in known))
    return None if rest else (start, end)


def _ends_with(line: Sequence[Token], name: str, language: str) -> bool:
    """Whether the line's end is one of the list, whatever idle words follow it."""
    at = len(line)
    while at and line[at - 1].text in _listed("idle", language):
        at -= 1
    return bool(at) and line[at - 1].text in _listed(name, language)
