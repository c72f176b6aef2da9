"""A loudness without its unit: "make it loud, -14" means -14 LUFS.

The number stands alone behind a word of loudness, or right beside it; or what is handed over is
brought there ("portala a -16"). The words are data: the `bare_loudness` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_LUFS = Token("lufs", "word")
_SOFTEST_LUFS, _LOUDEST_LUFS = -30.0, -6.0
"""Softer than any broadcast and louder than any club; other numbers are something else."""

_listed = lists_of("bare_loudness")


def with_bare_loudness(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the unit behind every such number."""
    told: list[Token] = []
    for at, token in enumerate(line):
        told.append(token)
        if _is_loudness(token) and _ends(line, at) and _is_beside(line, at, language):
            told.append(_LUFS)
    return told


def _is_loudness(token: Token) -> bool:
    between = _SOFTEST_LUFS <= token.value <= _LOUDEST_LUFS
    return token.kind == "number" and token.signed and between


def _ends(line: Sequence[Token], at: int) -> bool:
    return at + 1 == len(line) or line[at + 1].kind == "stop"


def _is_beside(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the words before the number, or before the stop in front of it, are of loudness."""
    before = at - 2 if at and line[at - 1].kind == "stop" else at - 1
    return before >= 0 and (
        line[before].text in _listed("words", language) or _is_brought(line[:at], language)
    )


def _is_brought(before: Sequence[Token], language: str) -> bool:
    """Whether these words end in a verb of bringing, its "it" and the way there."""
    leads, objects = _listed("leads", language), _listed("objects", language)
    place = len(before) - 1
    if before[place].text not in leads:
        return False
    while place and before[place].text in leads | objects:
        place -= 1
    return before[place].text in _listed("verbs", language)
