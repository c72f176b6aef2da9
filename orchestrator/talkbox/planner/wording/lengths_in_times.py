"""How many times as long it shall last: "stretch to twice the length", "make it 150% of its
length", "1.5 times as long".

It is told as the length to stretch to, in percent, where nothing else that can be long is named.
The words are data: the `lengths_in_times` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WHOLE = 100.0
_LEAST, _MOST = 25.0, 400.0
"""Lengths in percent that stretching reaches; past them the words stay, and are declined."""

_listed = lists_of("lengths_in_times")


def with_lengths_in_times(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such length as "stretch to 200 %"."""
    others = {token.text for token in line} & _listed("others", language)
    if not _listed("lengths", language) or others:
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        found = _length(line, at, language)
        if found is None:
            told.append(line[at])
            at += 1
            continue
        while told and told[-1].text in _listed("making", language):
            told.pop()
        percent, at = found
        told += _stretched(percent, language)
    return told


def _stretched(percent: float, language: str) -> list[Token]:
    words = lexicon.grammar(language)["lengths_in_times"]
    told = [Token(word, "word") for word in words["told"]]
    return [*told, Token(f"{percent:g}", "number", percent), Token(words["percent"][0], "word")]


def _length(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The length in percent that is said from here on, and where it ends."""
    match = phrasebook(language).at(line, at)
    said = _factor(line, at, language)
    if said is None or (match is not None and match.exact and match.length > 1):
        return None  # "twice as long" has a phrase of its own
    factor, place = said
    start = place
    while place < len(line) and line[place].text in _listed("of", language):
        place += 1
    named = place < len(line) and line[place].text in _listed("lengths", language)
    long = " ".join(token.text for token in line[start : start + 2])
    if not named and long not in _listed("long", language):
        return None
    percent = round(_WHOLE * factor, 1)
    end = place + 1 if named else start + 2
    return (percent, end) if _LEAST <= percent <= _MOST and percent != _WHOLE else None


def _factor(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """ "Twice", "1.5 times", "150 %"."""
    entries = (each.split() for each in lexicon.grammar(language)["lengths_in_times"]["factors"])
    words = {name: float(value) for name, value in entries}
    if line[at].text in words:
        return words[line[at].text], at + 1
    said = quantity_at(line, at, language)
    if said is not None and said[0].unit in ("times", "percent") and not said[0].signed:
        scale = _WHOLE if said[0].unit == "percent" else 1.0
        return said[0].value / scale, at + said[1]
    number = line[at].kind == "number" and at + 1 < len(line)
    if number and line[at + 1].text in _listed("percents", language):
        return line[at].value / _WHOLE, at + 2
    return None
