"""Another concert pitch: "can you make it 432 hz" tunes all of it, and boosts nothing there.

What is recorded is taken to stand at 440 Hz. A filter, a level or a frequency to cut beside the
number says that it is no tuning; "bring it up to 440" behind a mistuning only repeats it, and "it
was tuned to 432" tells where it stands and goes back to 440. The words are data: the
`concert_pitches` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_STANDARD = 440.0
_KNOWN = frozenset({"415", "430", "432", "435", "438", "439", "440", "441", "442", "443", "444"})
_SEMITONES = 12

_listed = lists_of("concert_pitches")


def with_concert_pitch(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a tuning as its semitones."""
    known = [at for at, token in enumerate(line) if token.text in _KNOWN]
    at = known[0] if known else 0
    said = {token.text for token in line}
    if not at or _listed("otherwise", language) & said:
        return list(line)
    if len(known) > 1:
        return _retuned(line, (at, known[1]), said, language)
    if sum(token.kind == "number" for token in line) > 1 and line[at].value != _STANDARD:
        return list(line)
    return _tuned(line, at, said, language)


def _tuned(line: Sequence[Token], at: int, said: set[str], language: str) -> list[Token]:
    """ "Make it 432 hz", where an order stands beside the number, as its semitones."""
    end = at + 1
    while end < len(line) and line[end].text in _listed("units", language):
        end += 1
    start = _led(line, at, language)
    ordering = (*line[max(0, start - 1) : at], *line[end : end + 1])
    if _listed("orders", language).isdisjoint(token.text for token in ordering):
        return list(line)
    found = line[at].value != _STANDARD and _is_found(line, start, language)
    back = _steps(_STANDARD / line[at].value, language) if found else []
    return [*line[:start], *(back or _told(line[at].value, said, language)), *line[end:]]


def _is_found(line: Sequence[Token], start: int, language: str) -> bool:
    """Whether what leads to the number tells how it is tuned: "it was tuned to"."""
    tuned = any(token.text in _listed("tunings", language) for token in line[start : start + 1])
    return tuned and start > 0 and line[start - 1].text in _listed("finding", language)


def _led(line: Sequence[Token], at: int, language: str) -> int:
    """Where the words begin that lead to the number: "tune it to"."""
    while at and line[at - 1].text in _listed("leads", language):
        at -= 1
    return at


def _retuned(
    line: Sequence[Token], places: tuple[int, int], said: set[str], language: str
) -> list[Token]:
    """ "It was tuned to 442, bring it to 440": from the one to the other."""
    now, then = (line[at].value for at in places)
    if _listed("tunings", language).isdisjoint(said) or now == then:
        return list(line)
    start, end = _led(line, places[0], language), places[1] + 1
    last = _led(line, places[1], language)
    late = not _listed("later", language).isdisjoint(token.text for token in line[:start])
    if late or _is_found(line, last, language):
        now, then = then, now
    return [*line[:start], *_steps(then / now, language), *line[end:]]


def _told(pitch: float, said: set[str], language: str) -> list[Token]:
    """ "Pitch down 0.32 semitones"; nothing where a mistuning already says how far."""
    if pitch == _STANDARD:
        return [] if _listed("mistuned", language) & said else [Token("440", "number", pitch)]
    return _steps(pitch / _STANDARD, language)


def _steps(ratio: float, language: str) -> list[Token]:
    words = lexicon.grammar(language)["concert_pitches"]["up" if ratio > 1 else "down"]
    steps = round(abs(_SEMITONES * log2(ratio)), 2)
    number = Token(f"{steps:g}", "number", steps)
    return [number if word == "N" else Token(folded(word), "word", written=word) for word in words]
