"""How dark or bright a room is to sound: "a dark hall" is a hall with much damping.

The adjective is of the room and not of the clip; it is told as the setting that does it. The words
are data: the `reverb_tones` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_PERCENT = {"dark": 88, "bright": 5}
"""Damping of the room, against some 35 to 45 without such a word."""
_MOST_BETWEEN = 3

_listed = lists_of("reverb_tones")


def with_reverb_tones(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the damping behind every room that is called dark or bright."""
    if not _listed("rooms", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        tone = next((name for name in _PERCENT if line[at].text in _listed(name, language)), "")
        end = _room_end(line, at, language) if tone else 0
        if not end:
            told.append(line[at])
            at += 1
            continue
        percent = _PERCENT[tone]
        value = Token(str(percent), "number", float(percent))
        setting = [Token(each, "word") for each in _listed("damping", language)]
        told += [*line[at + 1 : end], *setting, value, Token("%", "word")]
        at = end
    return told


def _room_end(line: Sequence[Token], at: int, language: str) -> int:
    """Behind the room of which the adjective at `at` is said; 0 where it is said of none."""
    rooms = _listed("rooms", language)
    for place in range(at + 1, min(at + 2 + _MOST_BETWEEN, len(line))):
        if line[place].text in rooms:
            while place + 1 < len(line) and line[place + 1].text in rooms:
                place += 1
            return place + 1
        if line[place].text not in _listed("between", language):
            return 0
    return 0
