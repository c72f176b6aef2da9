"""Decibels that go without saying: "whole thing -3", "master down 2", "take two out at 3k".

A small number turns the whole sound where the whole is named, and a place in the spectrum where a
place and a verb stand beside it. The words are data: the `notation` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.tokens import Token

_DB, _WHOLE = Token("db", "word"), Token("overall", "word")
_STOPS = frozenset({",", ".", ";", ":", "!", "?", "\n"})
_LOWEST_HZ = 20.0
_MOST_WHOLE_DB = 12.0
""" "Everything -14" is a loudness and no step."""
_LEAST_DB, _MOST_IN_WORDS_DB = 0.25, 15.0


_listed = lists_of("notation")


def sizes_the_whole(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word says here that decibels turn the whole sound: "2 dB up overall"."""
    if line[at].text not in _listed("wholes", language):
        return False
    start = 0
    for part in parts_of(line, language):
        if start <= at < start + len(part):
            units = [unit for unit, _ in _numbers(part, language)]
            return "db" in units and "hz" not in units and "" not in units
        start += len(part)
    return False


def parts_of(line: Sequence[Token], language: str) -> list[list[Token]]:
    """The line from stop to stop and from joint to joint; each begins with what parts it off."""
    joints = _listed("joints", language)
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(line):
        half = [each.text for each in line[at + 1 : at + 2]] == ["a"]
        if token.kind == "stop" or (token.text in joints and not half):
            parts.append([])
        parts[-1].append(token)
    return parts


def with_whole(part: list[Token], language: str) -> list[Token]:
    """ "Master -2", "full mix down 2": what names the whole sound before a number is no wish."""
    faders, fills = _listed("faders", language), _listed("beside_faders", language)
    head = 1 if part and part[0].text in _listed("joints", language) | _STOPS else 0
    rest = part[head:]
    numbers = [token for token in rest if token.kind == "number"]
    others = {token.text for token in rest if token.kind == "word"}
    if len(numbers) != 1 or not others & faders or others - faders - fills:
        return part
    turned = numbers[0].signed or not others.isdisjoint(_listed("turning", language))
    if not turned or abs(numbers[0].value) > _MOST_WHOLE_DB:
        return part
    return [*part[:head], _WHOLE, *(token for token in rest if token.text not in faders)]


def _numbers(part: Sequence[Token], language: str) -> list[tuple[str, float]]:
    """The units and values of the numbers in the part; a bare one that may be a place has Hz."""
    found: list[tuple[str, float]] = []
    at = 0
    while at < len(part):
        said = quantity_at(part, at, language)
        if said is not None:
            place = not (said[0].unit or said[0].signed) and said[0].value >= _LOWEST_HZ
            found.append(("hz" if place else said[0].unit, said[0].value))
        at += 1 if said is None else said[1]
    return found


def with_decibels(part: list[Token], language: str) -> list[Token]:
    """The part with "dB" behind the number that can be nothing else."""
    units = [unit for unit, _ in _numbers(part, language)]
    if "hz" in units and "db" not in units:
        end = _end_of_step(part, language)
    elif not any(units):
        end = _end_of_level(part, language)
    else:
        return part
    return part if end is None else [*part[:end], _DB, *part[end:]]


def _end_of_step(part: Sequence[Token], language: str) -> int | None:
    """Where a small number in words ends beside a place and a verb: "take two out at 3k"."""
    if not any(token.text in _listed("turning", language) for token in part):
        return None
    for at, token in enumerate(part):
        said = in_words_at(part, at, language)
        if said is None or (at and part[at - 1].text in _listed("counting", language)):
            continue
        value, end = said
        after = end == len(part) or part[end].text in _listed("after", language)
        if after and _LEAST_DB <= value <= _MOST_IN_WORDS_DB and token.kind == "word":
            return end
    return None


def _end_of_level(part: Sequence[Token], language: str) -> int | None:
    """Where the number ends that turns the whole sound: "whole thing -3"."""
    if not any(token.text in _listed("wholes", language) for token in part):
        return None
    turned = any(token.text in _listed("turning", language) for token in part)
    for at in range(len(part)):
        said = quantity_at(part, at, language)
        if said is None:
            continue
        quantity, length = said
        small = 0 < abs(quantity.value) <= _MOST_WHOLE_DB and not quantity.unit
        fits = small and quantity.until is None and (quantity.signed or turned)
        return at + length if fits else None
    return None
