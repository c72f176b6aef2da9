"""Tempos told without their unit: "beat is at 140, get it to 150", "we play at 120", "loop's 92".

What plays at a bare number plays at so many beats a minute; so does music that is such a number.
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
    if at and _is_of_music(line[max(0, at - 2) : at], language):
        return _is_tempo(line, at, language)
    if not at or line[at - 1].text not in _listed("at", language):
        return False
    before = line[max(0, at - _TO_THE_NUMBER) : at - 1]
    playing = any(token.text in _listed("playing", language) for token in before)
    return playing and _is_tempo(line, at, language)


def _is_of_music(before: Sequence[Token], language: str) -> bool:
    """ "Beat is", "loop's"."""
    if before[-1].text in _listed("music_is", language):
        return True
    said = [token.text for token in before]
    return (
        len(said) > 1
        and said[0] in _listed("music", language)
        and said[1] in _listed("is", language)
    )


def _is_tempo(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a bare number that may count beats a minute stands here."""
    bare = line[at].kind == "number" and spelled(line, at + 1, "units", language) is None
    return bare and not line[at].signed and _SLOWEST <= line[at].value <= _FASTEST
