"""Rooms that are complained of: "our church hall ruins the sermon", "you can hear every wall".

What a room does to the sound, and what of it can be heard, is too much of it and no wish to be
there; so is where somebody was recorded, beside a cure. The words are data: the `rooms_heard` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Words = Mapping[str, tuple[str, ...]]
_KINDS = 4
"""Words that may say which room: "in a big glass meeting room"."""
_ROOM = 3
_BACK = 5


def with_rooms_heard(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every complaint of a room as the complaint of its echo."""
    words = lexicon.grammar(language).get("rooms_heard", {})
    if not words:
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _complaint(line, at, words)
        if end > at:
            kept += [Token(text, "word") for text in words["complaint"]]
        else:
            kept.append(line[at])
        at = max(end, at + 1)
    return kept


def _complaint(line: Sequence[Token], at: int, words: Words) -> int:
    """Where the complaint that begins here ends; `at` where none begins."""
    if _is_wished(line, at, words):
        return at
    return _does(line, at, words) or _heard(line, at, words) or _was_in(line, at, words) or at


def _does(line: Sequence[Token], at: int, words: Words) -> int:
    """ "The gymnasium is louder than the coach": up to the stop, 0 for nothing of the sort."""
    if line[at].text not in words["whose"]:
        return 0
    room = _room(line, at + 1, words)
    for length in (4, 3, 2, 1):
        if room and _text(line, room, length) in words["does"]:
            return _stop(line, room, words)
    return 0


def _heard(line: Sequence[Token], at: int, words: Words) -> int:
    """ "You can hear every wall": up to what is heard."""
    if line[at].text not in words["hear"]:
        return 0
    place = at + 1
    while place < len(line) and line[place].text in words["which"]:
        place += 1
    if place < len(line) and line[place].text in words["surfaces"]:
        return place + 1
    return _room(line, place, words) if place > at + 1 else 0


def _was_in(line: Sequence[Token], at: int, words: Words) -> int:
    """ "I was in the kitchen", beside a cure or another complaint."""
    for length in (3, 2):
        if _text(line, at, length) in words["was_in"]:
            room = _room(line, at + length, words)
            beside = [*line[:at], *line[room:]]
            cured = any(token.text in words["cures"] for token in beside)
            return room if cured else 0
    return 0


def _is_wished(line: Sequence[Token], at: int, words: Words) -> bool:
    """Whether what stands before makes it a wish: "make it as if I was in a church"."""
    before = [token.text for token in line[max(0, at - _BACK) : at]]
    ends = frozenset({",", ".", ";", "!", "?"}).union(words["joints"])
    stops = [place for place, text in enumerate(before) if text in ends]
    said = before[stops[-1] + 1 :] if stops else before
    return any(text in words["wishing"] for text in said)


def _room(line: Sequence[Token], at: int, words: Words) -> int:
    """Where a room ends that is named from `at` on; 0 where none is."""
    place = at
    while place < min(len(line), at + _KINDS) and line[place].text in words["kinds"]:
        place += 1
    for length in range(_ROOM, 0, -1):
        if _text(line, place, length) in words["rooms"]:
            return place + length
    return 0


def _stop(line: Sequence[Token], at: int, words: Words) -> int:
    for place in range(at, len(line)):
        following = line[place + 1 : place + 3]
        joined = line[place].text in words["joints"] and following
        ordered = joined and any(token.text in words["orders"] for token in following)
        if line[place].kind == "stop" or ordered:
            return place
    return len(line)


def _text(line: Sequence[Token], at: int, length: int) -> str:
    piece = line[at : at + length]
    return " ".join(token.text for token in piece) if len(piece) == length else ""
