"""A figure that is taken back with a no, or made another: "down 2 no 3 semitones", "make it 4".

Between two figures a "no" takes the first one back, and forbids nothing; so does "make it" behind
one that was ordered, and not found. Both are told as a slip of the tongue. The words are data: the
`corrected_figures` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_FIGURES = frozenset({"number", "ratio"})
_MADE = 2
"""Tokens of "make it"."""
_UNIT_TOKENS = 3
"""Tokens that a unit has at most: "dB per octave"."""

_listed = lists_of("corrected_figures")


def with_corrected_figures(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such "no" as a slip."""
    told: list[Token] = []
    at, states = 0, _first_state(line, language)
    while at < len(line):
        length = _taking_back(line, at, language, ordered=at <= states)
        slip = sorted(_listed("slip", language)) if length else ()
        told += [Token(word, "word") for phrase in slip for word in phrase.split()]
        told += [] if slip else [line[at]]
        at += length if slip else 1
    return told


def _first_state(line: Sequence[Token], language: str) -> int:
    """Where something is first said to be so; the end where nothing is."""
    states = _listed("is", language)
    return next((at for at, token in enumerate(line) if token.text in states), len(line))


def _taking_back(line: Sequence[Token], at: int, language: str, *, ordered: bool) -> int:
    """The tokens of what takes a figure back here; 0 where nothing does. "Make it" only does so
    where nothing before is said to be so.
    """
    said = " ".join(token.text for token in line[at : at + _MADE])
    length = _MADE if ordered and said in _listed("again", language) else 1
    if length == 1 and line[at].text not in _listed("no", language):
        return 0
    after = at + length
    if after + 1 < len(line) and line[after].kind == "stop":
        after += 1
    before = at - 1 if at and line[at - 1].kind == "stop" else at
    figured = after < len(line) and line[after].kind in _FIGURES
    return length if figured and _is_figure_before(line, before, language) else 0


def _is_figure_before(line: Sequence[Token], end: int, language: str) -> bool:
    """Whether a number ends here, with its unit or alone."""
    if end and line[end - 1].kind in _FIGURES:
        return True
    for length in range(1, min(_UNIT_TOKENS, end - 1) + 1):
        unit = spelled(line, end - length, "units", language)
        if unit is not None and unit[2] == length and line[end - length - 1].kind == "number":
            return True
    return False
