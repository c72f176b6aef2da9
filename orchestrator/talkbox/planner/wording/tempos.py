"""Tempos told without their unit: "beat is at 140, get it to 150", "we play at 120".

What plays at a bare number plays at so many beats a minute.
The words are data: the `tempos` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled

_BPM = Token("bpm", "word")
_SLOWEST, _FASTEST = 40.0, 240.0
_TO_THE_NUMBER = 5
"""Words from what plays to its number: "the song is now at 140"."""

_listed = lists_of("tempos")


def with_tempos(line: Sequence[Token], language: str) -> list[Token]:
    """The line with the unit behind the first such number; one that follows it is read alike."""
    for at in range(len(line)):
        if _is_told(line, at, language):
            return [*line[: at + 1], _BPM, *line[at + 1 :]]
    return list(line)


def _is_told(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the number here is how fast something plays."""
    if not at or line[at - 1].text not in _listed("at", language):
        return False
    before = line[max(0, at - _TO_THE_NUMBER) : at - 1]
    playing = any(token.text in _listed("playing", language) for token in before)
    return playing and _is_tempo(line, at, language)


def _is_tempo(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a bare number that may count beats a minute stands here."""
    bare = line[at].kind == "number" and spelled(line, at + 1, "units", language) is None
    return bare and not line[at].signed and _SLOWEST <= line[at].value <= _FASTEST
