"""Numbers in words: "two hundred and fifty", "three point five", "one twenty"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkbox.planner.text.tokens import Token

_CLOSING = "k"
"""The scale that ends a number: "five k two dB" is a place and a gain."""


def in_words(
    line: Sequence[Token], at: int, names: Mapping[str, float], scales: Mapping[str, float]
) -> tuple[float, int] | None:
    """The number that is said in words from `at` on and the place after it; None where none is.

    `names` are words of numbers under 100, `scales` those that multiply ("hundred", "k"). "One
    twenty" is 120, as frequencies are said.
    """

    def name(place: int) -> float:
        return names.get(line[place].text, -1.0) if place < len(line) else -1.0

    if name(at) < 0 and line[at].text not in scales:
        return None
    value, at = (name(at), at + 1) if name(at) >= 0 else (1.0, at)
    if at < len(line) and line[at].text == "point" and 0 <= name(at + 1) < 10:
        value, at = value + name(at + 1) / 10, at + 2
    if 1 <= value < 10 and name(at) >= 10:
        value, at = 100 * value + name(at), at + 1
    while at < len(line) and line[at].text in scales:
        value, at = value * scales[line[at].text], at + 1
    if line[at - 1].text == _CLOSING:
        return value, at
    return _with_the_rest(value, at, line, names, scales)


def _with_the_rest(
    value: float,
    at: int,
    line: Sequence[Token],
    names: Mapping[str, float],
    scales: Mapping[str, float],
) -> tuple[float, int]:
    """The number with what is added after its scale: "two hundred and fifty", "one thousand two
    hundred", "eighty five".
    """

    def name(place: int) -> float:
        return names.get(line[place].text, -1.0) if place < len(line) else -1.0

    if value >= 100 and at < len(line) and line[at].text == "and" and name(at + 1) >= 1:
        its_own = 100 if value < 1000 else 1000
        if at + 2 < len(line) and scales.get(line[at + 2].text, 0.0) >= its_own:
            return value, at  # "between two hundred and three hundred"
        at += 1
    if value >= 1000 and at + 1 < len(line) and scales.get(line[at + 1].text) == 100:
        value, at = (value + 100 * name(at), at + 2) if 1 <= name(at) < 10 else (value, at)
    if value >= 100 and value % 100 == 0 and name(at) >= 1:
        value, at = value + name(at), at + 1
    if value >= 20 and value % 10 == 0 and 1 <= name(at) < 10:
        value, at = value + name(at), at + 1
    return value, at
