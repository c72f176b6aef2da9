"""Bars and beats of a told tempo as seconds: "cut the first bar, it's at 90 bpm".

The tempo says how long a bar is, and is no wish of its own then; four beats make a bar, three where
"3/4" is told. "Bars 3 to 4" begin where two bars are over. What repeats ("every 2 bars") and echoes
keep their notes. The words are data: the `counted_bars` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.tokens import Token

_BEATS_OF_A_BAR, _OF_A_WALTZ = 4, 3
_MOST_BARS = 64
_BPM = (30.0, 300.0)
_SECONDS, _TO = Token("seconds", "word"), Token("to", "word")

_listed = lists_of("counted_bars")


def with_counted_bars(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with bars as seconds, where a tempo and a cut are told; what repeats needs the
    tempo too, and keeps it."""
    tempo = next((t for at in range(len(line)) if (t := _tempo(line, at, language))), None)
    said = {token.text for token in line}
    if tempo is None or not said & _listed("cuts", language):
        return list(line)
    beat_seconds, told_out = 60.0 / tempo[2], said.isdisjoint(_listed("notes", language))
    told: list[Token] = []
    at = 0
    while at < len(line):
        if at == tempo[0] and told_out:
            at = tempo[1]
            continue
        if line[at].text in _listed("metres", language):
            at += 1
            continue
        span = _bars(line, at, beat_seconds, language)
        told += [line[at]] if span is None else span[0]
        at = at + 1 if span is None else span[1]
    counted = told.count(_SECONDS) > list(line).count(_SECONDS)
    return told if counted else list(line)


def _tempo(line: Sequence[Token], at: int, language: str) -> tuple[int, int, float] | None:
    """Where a tempo that is told begins and ends, and its bpm; None where it is none, or wished."""
    token = line[at]
    if token.kind != "number" or not _BPM[0] <= token.value <= _BPM[1]:
        return None
    named = at + 1 < len(line) and line[at + 1].text in _listed("bpm", language)
    start = at
    while start and line[start - 1].text in _listed("telling", language):
        start -= 1
    leads = {each.text for each in line[start:at]}
    if not named and not leads & _listed("tempo", language) and not _ends_at(line, at, language):
        return None
    if start and line[start - 1].text in _listed("wishing", language):
        return None
    return start, at + 1 + named, token.value


def _ends_at(line: Sequence[Token], at: int, language: str) -> bool:
    """ "8 bars at 120": a bare number that ends its clause, behind "at"."""
    led = at > 0 and line[at - 1].text in _listed("at", language)
    return led and (at + 1 == len(line) or line[at + 1].kind == "stop")


def _bars(
    line: Sequence[Token], at: int, beat_seconds: float, language: str
) -> tuple[list[Token], int] | None:
    """ "2 bars", "first bar" or "bars 3 to 4" in seconds, and where it ends."""
    if at and line[at - 1].text in _listed("every", language):
        return None
    count, place = in_words_at(line, at, language) or (1.0, at)
    if line[at].kind == "number":
        count, place = line[at].value, at + 1
    lone = place == at and at and line[at - 1].text in _listed("ends", language)
    beats = _beats(line, place, language)
    if not beats or not 0 < count <= _MOST_BARS:
        return None
    length = beats * beat_seconds
    numbered = _numbered(line, place + 1, length, language) if place == at else None
    if numbered is not None:
        return _edge(line, at, numbered, language)
    return ([_number(count * length), _SECONDS], place + 1) if place > at or lone else None


def _numbered(
    line: Sequence[Token], at: int, length: float, language: str
) -> tuple[list[Token], int] | None:
    """The stretch of "3", "3 to 4", "3-4" or "three and four" behind "bars"."""
    opening = _ordinal(line, at, language)
    if opening is None or opening[0] < 1:
        return None
    (first, end), last = opening, opening[0]
    joined = end < len(line) and line[end].text in _listed("to", language)
    closing = _ordinal(line, end + joined, language)
    if closing is not None and closing[0] > first and (joined or line[end].signed):
        last, end = closing
    start, stop = (first - 1) * length, last * length
    return [_number(start), _SECONDS, _TO, _number(stop), _SECONDS], end


def _ordinal(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The number of a bar at `at`, in figures or words, and the place after it."""
    if at < len(line) and line[at].kind == "number":
        return abs(line[at].value), at + 1
    return in_words_at(line, at, language) if at < len(line) else None


def _edge(
    line: Sequence[Token], at: int, span: tuple[list[Token], int], language: str
) -> tuple[list[Token], int]:
    """Of "after bar 8" only its end, of "from bar 8 on" only its start."""
    said, end = span
    before = line[at - 1].text if at else ""
    if before in _listed("after", language):
        return said[-2:], end
    return (said[:2], end) if before in _listed("before", language) else span


def _beats(line: Sequence[Token], at: int, language: str) -> int:
    """How many beats the word at `at` stands for; 0 where it is none of them."""
    if at >= len(line):
        return 0
    waltz = any(token.text in _listed("waltz", language) for token in line)
    if line[at].text in _listed("bars", language):
        return _OF_A_WALTZ if waltz else _BEATS_OF_A_BAR
    return int(line[at].text in _listed("beats", language))


def _number(value: float) -> Token:
    return Token(f"{value:.4g}", "number", round(value, 3))
