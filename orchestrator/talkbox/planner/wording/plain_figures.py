"""Figures and devices as they are typed: "3 more dB", "bass: -2 mids: +1", "tame it with a comp".

The unit is put beside its number, each knob of a list gets a clause of its own, and a device that
shall do the taming is one that is wanted. The words are data: the `plain_figures` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_STOP, _ADD, _DB = Token(",", "stop"), Token("add", "word"), Token("db", "word")
_COLON = ":"
_MOST_DB = 15.0
""" "Drop it 20" may be a speed."""
_TO_THE_DEVICE = 4
"""Words from "with" to the device, both included: "with a little compression"."""

_listed = lists_of("plain_figures")


def with_plain_figures(line: Sequence[Token], language: str) -> list[Token]:
    """The line with units beside their numbers, knobs apart and devices ordered."""
    if not _listed("between", language):
        return list(line)
    found = _with_decibels(_with_units(line, language), language)
    return _with_devices(_with_fades(_with_knobs(found, language), language), language)


def _with_units(line: Sequence[Token], language: str) -> list[Token]:
    """ "3 more dB" as "3 dB more"."""
    found = list(line)
    for at in range(1, len(found) - 1):
        if found[at].text in _listed("between", language) and _ends_number(found, at, language):
            unit = spelled(found, at + 1, "units", language)
            if unit is not None:
                end = at + 1 + unit[2]
                found[at:end] = [*found[at + 1 : end], found[at]]
    return found


def _ends_number(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number stands right before this place, in figures or in words."""
    return line[at - 1].kind == "number" or in_words_at(line, at - 1, language) is not None


def _with_decibels(line: Sequence[Token], language: str) -> list[Token]:
    """ "Drop it 5" as "drop it 5 dB"."""
    found = list(line)
    for at in range(2, len(line)):
        if not 0 < line[at].value <= _MOST_DB or line[at].kind != "number":
            continue
        turned = line[at - 2].text in _listed("turning", language)
        ends = at + 1 == len(line) or line[at + 1].kind == "stop"
        ends = ends or line[at + 1].text in _listed("after", language)
        if turned and ends and line[at - 1].text in _listed("its", language):
            return [*found[: at + 1], _DB, *found[at + 1 :]]
    return found


def _with_fades(line: Sequence[Token], language: str) -> list[Token]:
    """ "To 2 seconds with a 200 ms fade" as two orders."""
    for at, token in enumerate(line[:-2]):
        if token.text not in _listed("withs", language):
            continue
        start = at + 1 + (line[at + 1].text in _listed("articles", language))
        said = quantity_at(line, start, language) if start < len(line) else None
        end = start + said[1] if said is not None else len(line)
        if end < len(line) and line[end].text in _listed("fades", language):
            return [*line[:at], _STOP, *line[at + 1 :]]
    return list(line)


def _with_knobs(line: Sequence[Token], language: str) -> list[Token]:
    """ "Bass: -2 mids: +1" as "bass -2, mids +1"."""
    found: list[Token] = []
    for at, token in enumerate(line):
        if not _is_knob(line, at):
            found.append(token)
            continue
        name = found.pop()
        if found and found[-1].kind != "stop" and _ends_figure(found):
            found.append(_STOP)
        found.append(_band(name) if name.text in _listed("bands", language) else name)
    return found


def _band(name: Token) -> Token:
    """ "Low: +2" is about the lows."""
    return replace(name, text=f"{name.text}s")


def _is_knob(line: Sequence[Token], at: int) -> bool:
    """Whether a colon stands here between a name and a number with a sign."""
    if line[at].text != _COLON or not at or at + 1 == len(line):
        return False
    named = line[at - 1].kind == "word" and (at < 2 or not _is_place(line[at - 2]))
    return named and line[at + 1].kind == "number" and line[at + 1].signed


def _is_place(token: Token) -> bool:
    """ "250 Hz: -1.5" is a band and no knob."""
    return token.kind == "number" and not token.signed


def _ends_figure(found: Sequence[Token]) -> bool:
    """Whether a number ends here, with its unit or without."""
    return any(token.kind == "number" and token.signed for token in found[-2:])


def _with_devices(line: Sequence[Token], language: str) -> list[Token]:
    """ "Tame those with a compressor" as "tame those, add a compressor"."""
    for at, token in enumerate(line):
        if token.text not in _listed("withs", language):
            continue
        before = [each.text for each in line[:at]]
        after = {each.text for each in line[at + 1 : at + _TO_THE_DEVICE]}
        tamed = not _listed("taming", language).isdisjoint(before)
        if tamed and after & _listed("devices", language):
            return [*line[:at], _STOP, _ADD, *line[at + 1 :]]
    return list(line)
