"""Notes by their names as an interval: "from E to Eb", "C4 → C3", "C2 should be C3".

The words are data: the `named_notes` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_STEPS = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
_FLATS = {f"{name}b" for name in "abdeg"}
_OCTAVE, _HALF = 12, 6
_HIGHEST = 9
_LOWEST_A, _CONCERT_A, _HIGHEST_A = 400.0, 440.0, 470.0
_CENTS = 1200.0
_STOP = Token(",", "stop")

_listed = lists_of("named_notes")
_Note = tuple[int, int | None, int]
"""Semitones over C, the octave if one was said, and the place after it."""


def with_interval(line: Sequence[Token], language: str) -> list[Token]:
    """The line with the way from note to note as so many semitones."""
    if len(line) == 1 and line[0].signed and abs(line[0].value) == _OCTAVE:
        return [*line, Token("semitones", "word")]  # "+12" alone
    if (tuned := _tuned(line, language)) is not None:
        return tuned
    joints, opening = _listed("joints", language), _listed("opening", language)
    for at in range(len(line)):
        first = _note(line, at, language)
        if first is None:
            continue
        place = first[2]
        while place < len(line) and line[place].text in joints:
            place += 1
        last = _note(line, place, language) if place > first[2] and place < len(line) else None
        opened = at > 0 and line[at - 1].text in opening
        sure = opened or (first[1] is not None and last is not None and last[1] is not None)
        letters = {line[at].text, line[place].text} if last is not None else set()
        if letters == {"a"}:  # "from a 5 to a 7"
            continue
        if last is None or not (sure or (at == 0 and _is_alone(line, last[2]))):
            continue
        if not opened and line[at].text == "a" and first[1] is None:
            continue
        start = at - 1 if opened else at
        step = _step(first, last)
        way = Token("up" if step > 0 else "down", "word")
        figure = Token(str(abs(step)), "number", float(abs(step)))
        said = [Token("pitch", "word"), way, figure, Token("semitones", "word")]
        return [*line[:start], *said, *line[last[2] :]] if step else list(line)
    return list(line)


def _tuned(line: Sequence[Token], language: str) -> list[Token] | None:
    """ "A=432", "baroque pitch, 415": a concert pitch other than 440."""
    for at, token in enumerate(line):
        before = [each.text for each in line[max(0, at - 3) : at] if each.kind == "word"]
        named = (at == 1 and before == ["a"]) or bool(_listed("tunings", language) & set(before))
        concert = token.kind == "number" and _LOWEST_A <= token.value <= _HIGHEST_A
        counted = _counts_steps(line, at, language)
        if not (named and concert) or counted or token.value == _CONCERT_A:
            continue
        cents = round(_CENTS * log2(token.value / _CONCERT_A), 1)
        way = Token("up" if cents > 0 else "down", "word")
        figure = Token(f"{abs(cents):g}", "number", abs(cents))
        end = at + 1 + (line[at + 1 : at + 2] != [] and line[at + 1].text in ("hz", "hertz"))
        rest = list(line[end:])
        led = max(
            (p for p in range(at) if line[p].text in _listed("tunings", language)), default=at
        )
        head = [
            each for each in line[: min(led, at)] if each.text not in _listed("tunings", language)
        ]
        rest = [*rest, _STOP, *head] if len(head) > 1 else rest
        return [Token("pitch", "word"), way, figure, Token("cents", "word"), *rest]
    return None


def _counts_steps(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Pitch it up 400 semitones": an interval, however far, and no concert pitch."""
    said = quantity_at(line, at, language)
    return said is not None and said[0].unit not in ("", "hz")


def _note(line: Sequence[Token], at: int, language: str) -> _Note | None:
    name = line[at].text
    if name in _FLATS:
        semitones = _STEPS[name[0]] - 1
    elif name in _STEPS:
        semitones = _STEPS[name]
    else:
        return None
    place = at + 1
    if place < len(line) and line[place].text in _listed("accidentals", language):
        semitones += 1 if line[place].text == "sharp" else -1
        place += 1
    octave = None
    if place < len(line) and line[place].kind == "number" and not line[place].signed:
        if line[place].value > _HIGHEST or "." in line[place].text:
            return None
        octave, place = int(line[place].value), place + 1
    while place < len(line) and line[place].text in _listed("modes", language):
        place += 1
    return semitones, octave, place


def _step(first: _Note, last: _Note) -> int:
    """The semitones between two notes; without octaves the nearer way."""
    if first[1] is not None and last[1] is not None:
        return last[0] - first[0] + _OCTAVE * (last[1] - first[1])
    step = (last[0] - first[0]) % _OCTAVE
    return step - _OCTAVE if step > _HALF else step


def _is_alone(line: Sequence[Token], end: int) -> bool:
    return end == len(line) or line[end].kind == "stop"
