"""Another concert pitch: "can you make it 432 hz" tunes all of it, and boosts nothing there.

What is recorded is taken to stand at 440 Hz. A filter, a level or a frequency to cut beside the
number says that it is no tuning; "bring it up to 440" behind a mistuning only repeats it. The words
are data: the `concert_pitches` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_STANDARD = 440.0
_KNOWN = frozenset({"415", "430", "432", "435", "438", "439", "440", "441", "442", "443", "444"})
_SEMITONES = 12

_listed = lists_of("concert_pitches")


def with_concert_pitch(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a tuning as its semitones."""
    at = next((at for at, token in enumerate(line) if token.text in _KNOWN), 0)
    said = {token.text for token in line}
    if not at or _listed("otherwise", language) & said:
        return list(line)
    if sum(token.kind == "number" for token in line) > 1 and line[at].value != _STANDARD:
        return list(line)
    end = at + 1
    while end < len(line) and line[end].text in _listed("units", language):
        end += 1
    start = at
    while start and line[start - 1].text in _listed("leads", language):
        start -= 1
    ordered = _listed("orders", language) & {token.text for token in line[max(0, start - 1) : at]}
    if not ordered:
        return list(line)
    return [*line[:start], *_told(line[at].value, said, language), *line[end:]]


def _told(pitch: float, said: set[str], language: str) -> list[Token]:
    """ "Pitch down 0.32 semitones"; nothing where a mistuning already says how far."""
    if pitch == _STANDARD:
        return [] if _listed("mistuned", language) & said else [Token("440", "number", pitch)]
    words = lexicon.grammar(language)["concert_pitches"]["up" if pitch > _STANDARD else "down"]
    steps = round(abs(_SEMITONES * log2(pitch / _STANDARD)), 2)
    number = Token(f"{steps:g}", "number", steps)
    return [number if word == "N" else Token(word, "word") for word in words]
