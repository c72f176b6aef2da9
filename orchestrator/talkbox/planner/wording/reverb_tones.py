"""How dark or bright a room is to sound: "a dark hall" is a hall with much damping.

The adjective is of the room and not of the clip; it is told as the setting that does it, and left
out where no setting does ("a slow, lush plate"); an effect without one is told as dark itself
("delay, on the dark side"). The dry sound that is to stay beside a room is the sound itself, and a
room "behind it" moves nothing. The words are data: the `reverb_tones` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token

_PERCENT = {"dark": 88, "bright": 5}
"""Damping of the room, against some 35 to 45 without such a word."""
_MOST_BETWEEN = 3
_A_SIDE = 4
"""Tokens of "on the dark side"."""

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
        side = _side(line, at, language)
        if side:
            told = _sided(told, line[at + 2], side, language)
            at += _A_SIDE
            continue
        told += [*line[at + 1 : end], *_setting(tone, language)] if end else [line[at]]
        at = end or at + 1
    return told


def _setting(tone: str, language: str) -> list[Token]:
    percent = _PERCENT[tone]
    value = Token(str(percent), "number", float(percent))
    words = [Token(each, "word") for each in _listed("damping", language)]
    return [*words, value, Token("%", "word")]


def _sided(told: list[Token], tone: Token, side: str, language: str) -> list[Token]:
    """ "Delay, on the dark side" as "dark delay"; a room has a setting for it."""
    if not _listed("rooms", language).isdisjoint(each.text for each in told):
        return [*told, *_setting(side, language)]
    named = told[:-1] if told[-1].kind == "stop" else told
    return [*named[:-1], tone, *named[-1:]]


def _side(line: Sequence[Token], at: int, language: str) -> str:
    """Which tone "on the dark side" behind a room or an effect is; "" where none is told."""
    said = [token.text for token in line[at : at + _A_SIDE]]
    rooms, effects = _listed("rooms", language), _listed("effects", language)
    before = [token for token in line[max(at - 2, 0) : at] if token.kind != "stop"][-1:]
    named = bool(before) and before[0].text in rooms | effects
    stopped = at and line[at - 1].kind == "stop"
    behind = stopped and not rooms.isdisjoint(token.text for token in line[:at])
    if len(said) < _A_SIDE or not (named or behind):
        return ""
    on, side = " ".join(said[:2]), said[3]
    if on not in _listed("on_the", language) or side not in _listed("side", language):
        return ""
    return next((name for name in _PERCENT if said[2] in _listed(name, language)), "")


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
