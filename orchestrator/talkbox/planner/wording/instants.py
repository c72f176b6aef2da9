"""When something is heard: "at 0:22", "second 31 to 33", "around minute four", "the last 2 s".

The words are data: the `moment_levels` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.times import to_seconds
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO, _SECONDS = Token("to", "word"), Token("seconds", "word")
_BEFORE_SECONDS, _AFTER_SECONDS = 0.3, 0.6
""" "At 3.4 s": a knock begins a little before that and is over soon after."""
_MINUTE_SECONDS = 60
_TO_THE_OTHER = 3
"""Words from the one end of a range to the other: "second 12 on until 20"."""


_listed = lists_of("moment_levels")


@dataclass(frozen=True, slots=True)
class Instant:
    """A time in the clip, and what says it as a span where it has two ends."""

    seconds: float
    said: tuple[Token, ...] = ()

    @property
    def is_span(self) -> bool:
        """Whether it is known where it begins and where it ends."""
        return bool(self.said)

    def around(self) -> Instant:
        """The little while around it."""
        start = max(self.seconds - _BEFORE_SECONDS, 0.0)
        return _span(start, self.seconds + _AFTER_SECONDS)


@dataclass(frozen=True, slots=True)
class _Time:
    seconds: float
    start: int
    end: int
    bare: bool = False
    """Said without a unit, so that it is a time only beside one."""


def instant_in(clause: Sequence[Token], language: str) -> Instant | None:
    """The time that the clause speaks of; None where it names none."""
    line = [token for token in clause if not _is_ordinal(token, clause)]
    found = _times(line, language)
    spans = list(_spans(line, found, language))
    if spans:  # several parts are read one by one
        return spans[0] if len(spans) == 1 else None
    brief = any(token.text in _listed("brief", language) for token in line)
    return _single(line, [time for time in found if brief or not time.bare], language)


def _spans(line: Sequence[Token], found: Sequence[_Time], language: str) -> Iterator[Instant]:
    for one, two in pairwise(found):
        between = {token.text for token in line[one.end : two.start]}
        ranged = between & _listed("till", language) and two.start - one.end <= _TO_THE_OTHER
        if ranged and not (one.bare and two.bare) and one.seconds < two.seconds:
            yield _span(one.seconds, two.seconds)


def _single(line: Sequence[Token], found: Sequence[_Time], language: str) -> Instant | None:
    for time in found:
        before = [token.text for token in line[max(time.start - 2, 0) : time.start]]
        if _listed("edges", language) & set(before[-1:]):
            return Instant(time.seconds, tuple(line[time.start - 1 : time.end]))
        if _listed("at", language) & set(before) or _is_counted(line, time, language):
            return Instant(time.seconds)
    return None


def _is_counted(line: Sequence[Token], time: _Time, language: str) -> bool:
    """ "Second 9", "12 seconds in"."""
    after = {token.text for token in line[time.end : time.end + 1]}
    return line[time.start].text in _listed("clock", language) or bool(
        after & _listed("inside", language)
    )


def _times(line: Sequence[Token], language: str) -> list[_Time]:
    found: list[_Time] = []
    at = 0
    while at < len(line):
        time = _time_at(line, at, language)
        if time is not None:
            found.append(time)
        at = at + 1 if time is None else time.end
    return found


def _time_at(line: Sequence[Token], at: int, language: str) -> _Time | None:
    text = line[at].text
    if text in _listed("clock", language) and at + 1 < len(line):
        number = _number(line, at + 1, language)
        if number is not None:
            factor = _MINUTE_SECONDS if text in _listed("minutes", language) else 1
            return _Time(number[0] * factor, at, number[1])
    said = quantity_at(line, at, language)
    if said is None or said[0].signed or said[0].until is not None:
        return None
    quantity, length = said
    if quantity.unit in ("s", "ms") and (line[at].kind != "word" or length > 1 or at == 0):
        return _Time(quantity.value * to_seconds(quantity), at, at + length)
    if quantity.unit == "s":  # "the first second"
        return _Time(quantity.value, at, at + length)
    minus = lexicon.grammar(language)["numbers"]["minus"]
    if at and line[at - 1].text in minus:
        return None
    counted = at > 0 and line[at - 1].text in _listed("counted", language)  # "bar 4"
    if not quantity.unit and line[at].kind == "number" and not counted:
        return _Time(quantity.value, at, at + length, bare=True)
    return None


def _number(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    if line[at].kind == "number":
        return line[at].value, at + 1
    said = in_words_at(line, at, language)
    return said if said is not None and said[0] >= 1 else None  # "second half" is no time


def _is_ordinal(token: Token, clause: Sequence[Token]) -> bool:
    """The ending of "8th" beside seconds."""
    ending = token.text in ("th", "nd", "rd")
    return ending and any(each.text in ("second", "seconds") for each in clause)


def _span(start: float, end: float) -> Instant:
    said = (_figure(start), _TO, _figure(end), _SECONDS)
    return replace(Instant(start), said=said)


def _figure(seconds: float) -> Token:
    return Token(f"{seconds:g}", "number", round(seconds, 2))
