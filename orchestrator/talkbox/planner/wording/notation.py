"""Engineers' shorthand in full: "60: +1.5, 250: -1.5", "one sec out", "take out two at 3k".

A line of tokens goes in, the same line with the units and words that go without saying comes out.
The words that give the shorthand away are data: the `notation` of a language's grammar; a language
that lists none has only the lists of bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.bands import with_bands
from talkbox.planner.wording.ceilings import with_ceilings
from talkbox.planner.wording.driving import is_about_limiters, with_drive
from talkbox.planner.wording.fades import with_fades
from talkbox.planner.wording.outliers import with_outlier
from talkbox.planner.wording.proportions import with_proportions
from talkbox.planner.wording.rolloffs import with_corner, with_edge
from talkbox.planner.wording.shapers import with_shaper
from talkbox.planner.wording.shorthand import with_shorthand
from talkbox.planner.wording.wholes import parts_of, with_decibels, with_whole
from talkbox.planner.wording.zero_lines import with_offset

_NOTE = Token("note", "word")
_SEMITONES = Token("semitones", "word")
_KEEP, _PER = Token("keep", "word"), Token("per", "word")
_DECIBELS, _OCTAVE = Token("db", "word"), Token("octave", "word")
_SLOPE, _UNITS = "slope", frozenset({"db", "per", "/", "oct", "octave", "db/oct", "percent", "%"})
_LOW_PASS = "lpf"
_LOWEST_PASS_HZ = 100.0
""" "LP 33" is a record."""
_STEEP = (6.0, 12.0, 18.0, 24.0, 36.0, 48.0)
"""What beside "oct" is a slope and no pitch."""
_TO_THE_CHANGE = 4
"""Words from "no" to the "change" that it denies: "no change", "no key or pitch change"."""


_listed = lists_of("notation")


def in_full(line: Sequence[Token], language: str) -> list[Token]:
    """The line with what its shorthand leaves out."""
    line = with_shorthand(line, language)
    found = _with_sums(_with_notes(_without_idle(line, language)), language)
    found = _with_low_passes(_with_slopes(found, language), language)
    found = with_fades(with_bands(found, language), language)
    found = with_shaper(_without_changes(found, language), language)
    parts = [
        with_corner(with_edge(with_whole(part, language), language), language)
        for part in parts_of(found, language)
    ]
    parts = with_proportions(parts, language)
    parts = [with_outlier(with_offset(part, language), language) for part in parts]
    parts = with_ceilings([with_decibels(part, language) for part in parts], language)
    if is_about_limiters(found, language):
        parts = with_drive(parts, language)
    return [token for part in parts for token in part]


def _without_idle(line: Sequence[Token], language: str) -> list[Token]:
    """ "Attack: slow, ratio: 4": a colon behind a setting's name parts nothing; the 2 of a "2-bus"
    counts nothing.
    """
    names, buses = _listed("settings", language), _listed("buses", language)
    found: list[Token] = []
    for at, token in enumerate(line):
        if token.text == ":" and at and line[at - 1].text in names:
            continue
        if token.text in buses and found and found[-1].text == "2":
            found.pop()
        found.append(token)
    return found


def _with_slopes(line: Sequence[Token], language: str) -> list[Token]:
    """ "24/oct" and "slope 24" are slopes of 24 dB per octave."""
    octaves = _listed("octaves", language)
    found: list[Token] = []
    for at, token in enumerate(line):
        if token.text == _SLOPE and [each.value in _STEEP for each in line[at + 1 : at + 2]] == [
            True
        ]:
            continue
        steep = bool(found) and found[-1].kind == "number" and found[-1].value in _STEEP
        if steep and token.text in octaves:
            found.append(_PER)
        found.append(token)
        after = line[at + 1].text if at + 1 < len(line) else ""
        if at and line[at - 1].text == _SLOPE and token.value in _STEEP and after not in _UNITS:
            found += [_DECIBELS, _PER, _OCTAVE]
    return found


def _with_notes(line: Sequence[Token]) -> list[Token]:
    """ "1/8 at 100 bpm": beside a tempo a fraction is a note value."""
    if not any(token.text == "bpm" for token in line):
        return list(line)
    found: list[Token] = []
    for at, token in enumerate(line):
        found.append(token)
        after = [each.text for each in line[at + 1 : at + 2]]
        if token.kind == "number" and "/" in token.text and after != [_NOTE.text]:
            found.append(_NOTE)
    return found


def _with_sums(line: Sequence[Token], language: str) -> list[Token]:
    """ "An octave and a fifth" is one interval."""
    for at in range(len(line)):
        first = quantity_at(line, at, language)
        if first is None or first[0].unit != "st":
            continue
        end = at + first[1]
        second = quantity_at(line, end + 1, language) if end + 1 < len(line) else None
        joined = line[end].text in _listed("joints", language) if end < len(line) else False
        if second is not None and joined and second[0].unit == "st" and not second[0].signed:
            value = first[0].value + second[0].value
            total = Token(f"{value:g}", "number", value, signed=first[0].signed)
            return [*line[:at], total, _SEMITONES, *line[end + 1 + second[1] :]]
    return list(line)


def _with_low_passes(line: Sequence[Token], language: str) -> list[Token]:
    """ "LP 8k" is a filter; an LP without a frequency plays music."""
    found = list(line)
    for at, token in enumerate(line):
        if token.text not in _listed("records", language):
            continue
        place = at + 1
        while place < len(line) and line[place].text in _listed("after", language):
            place += 1
        said = quantity_at(line, place, language) if place < len(line) else None
        if said is not None and (said[0].unit == "hz" or said[0].value >= _LOWEST_PASS_HZ):
            found[at] = replace(token, text=_LOW_PASS, written=token.text)
    return found


def _without_changes(line: Sequence[Token], language: str) -> list[Token]:
    """ "No pitch change" keeps the pitch."""
    denying, changes = _listed("denying", language), _listed("changes", language)
    found = list(line)
    for at in range(len(found)):
        if found[at].text not in denying:
            continue
        for end in range(at + 2, min(at + 1 + _TO_THE_CHANGE, len(found))):
            if found[end - 1].kind == "stop":
                break
            if found[end].text in changes and (
                end + 1 == len(found) or found[end + 1].kind == "stop"
            ):
                return [
                    *found[:at],
                    _KEEP,
                    *found[at + 1 : end],
                    *_without_changes(found[end + 1 :], language),
                ]
    return found
