"""How wide a filter is, in octaves: "1 octave wide", "half-octave bandwidth", "1/24 oct" as a Q.

An octave beside a place in the spectrum is no interval of the pitch. The words are data: the
`bandwidths` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.tokens import Token

_OCTAVE, _WIDEST = 12.0, 6.0
_LOWEST_HZ = 20.0

_listed = lists_of("bandwidths")


def with_bandwidth(line: Sequence[Token], language: str) -> list[Token]:
    """The line with a width in octaves as the Q that it is."""
    octaves, widths = _listed("octaves", language), _listed("widths", language)
    if not octaves or not any(token.text in octaves for token in line):
        return list(line)
    for at, token in enumerate(line):
        if token.text not in octaves:
            continue
        size = _size_before(line, at, language)
        if size is None or not _is_width(line, at, size[0], language):
            continue
        start, value = size
        end = at + 1
        while end < len(line) and line[end].text in widths:
            end += 1
        while start and line[start - 1].text in widths:
            start -= 1
        quality = round(sqrt(2**value) / (2**value - 1), 2)
        said = [Token("q", "word"), Token(f"{quality:g}", "number", quality)]
        alone = end == len(line) or line[end].kind == "stop"
        if alone and start and line[start - 1].text == ",":
            start -= 1  # "bandpass at 1.2k, one octave"
        return [*line[:start], *said, *line[end:]]
    return list(line)


def _size_before(line: Sequence[Token], at: int, language: str) -> tuple[int, float] | None:
    """Where the number of octaves begins, and the number."""
    for start in range(max(0, at - 3), at):
        worded = in_words_at(line, start, language)
        value, end = (worded[0], worded[1]) if worded else (line[start].value, start + 1)
        if end == at and 0 < value <= _WIDEST and (worded or line[start].kind == "number"):
            return start, value
    if at and line[at - 1].text in _listed("ones", language):
        return at - 1, 1.0
    return None


def _is_width(line: Sequence[Token], at: int, start: int, language: str) -> bool:
    """Whether the octaves are a width: it is named one, or a place in the spectrum stands by."""
    texts = {token.text for token in line}
    if not texts.isdisjoint(_listed("pitches", language)):
        return False
    if start and line[start - 1].text in _listed("moved", language):
        return False  # "raise it an octave"
    if not texts.isdisjoint(_listed("widths", language)):
        return True
    if not texts.isdisjoint(_listed("slopes", language)):
        return False
    around = (place for place in range(len(line)) if not start <= place <= at)
    said = (quantity_at(line, place, language) for place in around)
    return any(each is not None and each[0].unit == "hz" for each in said)
