"""So much off either end: "take 2 seconds off the front and 1 off the back".

Told as "cut first 2 seconds. cut last 1 seconds"; the unit that is said once holds for both. The
words are data: the `both_ends_cut` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_CUT, _STOP = Token("cut", "word"), Token(".", "stop")
_ENDS = {"front": Token("first", "word"), "back": Token("last", "word")}
_UNITS = {"s": Token("seconds", "word"), "ms": Token("ms", "word")}
_BOTH = 2

_listed = lists_of("both_ends_cut")


@dataclass(frozen=True, slots=True)
class _Time:
    value: float
    unit: str


def with_both_ends_cut(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such sentence as two cuts."""
    for start, end in _sentences(line, language):
        told = _told(line[start:end], language)
        if told:
            return [*line[:start], *told, *line[end:]]
    return list(line)


def _sentences(line: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """What begins with a verb of cutting, up to the next stop or other verb."""
    verbs = _listed("cutting", language)
    starts = [at for at, token in enumerate(line) if token.text in verbs]
    return [(at, _sentence_end(line, at, language)) for at in starts]


def _sentence_end(line: Sequence[Token], start: int, language: str) -> int:
    for place in range(start + 1, len(line)):
        token = line[place]
        ahead = line[place + 1].text if place + 1 < len(line) else ""
        ends = token.kind == "stop" and ahead not in _listed("going_on", language)
        if ends or token.text in _listed("beyond", language):
            return place
    return len(line)


def _told(sentence: Sequence[Token], language: str) -> list[Token]:
    """Two cuts in the order of their ends; empty where the sentence asks for anything else."""
    times, ends, at = [], [], 1
    while at < len(sentence):
        said, end = quantity_at(sentence, at, language), _end_at(sentence[at], language)
        if said is not None and said[0].until is None and said[0].unit in {*_UNITS, ""}:
            times.append(_Time(said[0].value, said[0].unit))
        elif end:
            ends.append(end)
        elif not _joins(sentence[at], language):
            return []
        at += said[1] if said is not None and not end else 1
    unit = next((time.unit for time in reversed(times) if time.unit), "")
    if len(times) != _BOTH or sorted(ends) != sorted(_ENDS) or not unit:
        return []
    first, second = (
        [_CUT, _ENDS[end], *_figure(time, unit)] for time, end in zip(times, ends, strict=True)
    )
    return [*first, _STOP, *second]


def _joins(token: Token, language: str) -> bool:
    lists = ("between", "going_on", "cutting")
    return token.kind == "stop" or any(token.text in _listed(name, language) for name in lists)


def _end_at(token: Token, language: str) -> str:
    return next((end for end in _ENDS if token.text in _listed(end, language)), "")


def _figure(time: _Time, unit: str) -> list[Token]:
    """The time in the unit's own words."""
    said = Token(f"{time.value:g}", "number", time.value)
    return [said, _UNITS[time.unit or unit]]
