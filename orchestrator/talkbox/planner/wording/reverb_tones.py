"""How dark or bright a room is to sound: "a dark hall" is a hall with much damping.

The adjective is of the room and not of the clip; it is told as the setting that does it, and left
out where no setting does ("a slow, lush plate"). The dry sound that is to stay beside a room is
the sound itself, and a room "behind it" moves nothing. The words are data: the `reverb_tones` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_PERCENT = {"dark": 88, "bright": 5}
"""Damping of the room, against some 35 to 45 without such a word."""
_MOST_BETWEEN = 3

_listed = lists_of("reverb_tones")


def with_reverb_tones(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the damping behind every room that is called dark or bright."""
    if not _listed("rooms", language):
        return list(line)
    line = _plainly(line, language)
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


def _plainly(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without mere praise of a room, and without "dry" before what is kept beside it."""
    if _listed("rooms", language).isdisjoint(token.text for token in line):
        return list(line)
    return [token for at, token in enumerate(line) if not _is_idle(line, at, language)]


def _is_idle(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text in _listed("praise", language):
        return _praises_room(line, at, language)
    if line[at].text in _listed("behind", language):
        return at > 0 and line[at - 1].text in _listed("rooms", language)
    before = {token.text for token in line[max(at - _MOST_BETWEEN, 0) : at]}
    kept = line[at].text in _listed("dry", language) and _listed("keeping", language) & before
    return bool(kept) and at + 1 < len(line) and line[at + 1].kind == "word"


def _praises_room(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the word leads to a room, over others like it: "a slow, lush, big plate"."""
    match = phrasebook(language).at(line, at)
    if match is not None and match.exact and match.length > 1:
        return False  # "a lush reverb" has a meaning of its own
    others = _listed("praise", language) | _listed("between", language)
    for token in line[at + 1 : at + 2 + _MOST_BETWEEN]:
        if token.text in _listed("rooms", language):
            return True
        if token.kind != "stop" and token.text not in others:
            return False
    return False
