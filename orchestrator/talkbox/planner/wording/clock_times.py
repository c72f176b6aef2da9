"""Minutes and seconds that are one time: "2 minutes 30", "1 min 10 sec", "one minute twenty".

They come out as a clock shows them, "2:30". The words are data: the `clock_times` of a language's
grammar; a language that lists none has only minutes with plain seconds behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.tokens import Token, as_written
from talkbox.planner.text.units import spelled

_SECONDS, _MINUTE = "s", 60.0
_LEAST_BARE = 10
""" "2 minutes 5" may be five of anything; "2 minutes 05" and "2 minutes 30" are times."""

_listed = lists_of("clock_times")


def with_clock_times(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a time as one token."""
    found: list[Token] = []
    at = 0
    while at < len(line):
        time = _time(line, at, language)
        found.append(line[at] if time is None else time[0])
        at += 1 if time is None else time[1]
    return found


def _time(line: Sequence[Token], at: int, language: str) -> tuple[Token, int] | None:
    """The time that begins here and how many tokens it takes."""
    minutes = _whole(line, at, language)
    place = 0 if minutes is None else _after_minutes(line, minutes[1], language)
    if minutes is None or not place:
        return None
    joined = place < len(line) and line[place].text in _listed("joints", language)
    seconds = _whole(line, place + joined, language)
    if seconds is None or seconds[0] >= _MINUTE:
        return None
    end = _after_seconds(line, seconds[1], language)
    if not end and (joined or not _is_bare(line, place, seconds, language)):
        return None
    end = end or seconds[1]
    text = f"{minutes[0]}:{seconds[0]:02d}"
    written = as_written(line, at, end - at)
    return Token(text, "ratio", float(minutes[0]), float(seconds[0]), written=written), end - at


def _whole(line: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """The whole number at this place, in figures or words, and the place after it."""
    if at >= len(line) or line[at].kind not in ("number", "word") or line[at].signed:
        return None
    token = line[at]
    said = (token.value, at + 1) if token.kind == "number" else in_words_at(line, at, language)
    return (int(said[0]), said[1]) if said is not None and said[0].is_integer() else None


def _after_minutes(line: Sequence[Token], at: int, language: str) -> int:
    """The place behind the unit of minutes; 0 where none stands."""
    unit = spelled(line, at, "units", language)
    if unit is not None and unit[:2] == (_SECONDS, _MINUTE):
        return at + unit[2]
    short = at < len(line) and line[at].text in _listed("minutes", language)
    seconds = _whole(line, at + 1, language) if short else None
    return at + 1 if seconds and _after_seconds(line, seconds[1], language) else 0


def _after_seconds(line: Sequence[Token], at: int, language: str) -> int:
    """The place behind the unit of seconds; 0 where none stands."""
    unit = spelled(line, at, "units", language)
    return at + unit[2] if unit is not None and unit[:2] == (_SECONDS, 1.0) else 0


def _is_bare(line: Sequence[Token], at: int, seconds: tuple[int, int], language: str) -> bool:
    """Whether seconds without their unit stand here, and no number of anything else."""
    value, end = seconds
    two_digits = value >= _LEAST_BARE or line[at].text.startswith("0")
    if not two_digits or spelled(line, end, "units", language) is not None:
        return False
    return end == len(line) or line[end].text not in _listed("counted", language)
