"""What the whole text says of its requests: which ends a silence is at, whose voice a pitch
keeps, what eats the headroom, and whether anything may be cut.

"Up 3 semitones, no chipmunk" and "keep the formants" ask for nothing of their own beside a pitch
that moves: the voice keeps its colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking.lengths import with_nothing_cut
from talkbox.planner.asking.silent_ends import with_silent_ends
from talkbox.planner.requests import Request
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

FORMANTS = "formants"
"""The mark of a pitch under which the voice's own colour stays."""
_PITCHES = frozenset({"pitch_up", "pitch_down", "octave_up", "octave_down"})
_CARTOON = "chipmunk"
_GUARDED = {"cartoon_voices": "cartoon_denials", "natural_voices": "natural_keeping"}
"""What a voice is not to be or to stay, and what says so shortly before it."""
_REACH = 4
_HEADROOM = "headroom"
_CUT_AT = {"below": "high_pass", "above": "low_pass"}


def as_the_text_says(requests: Sequence[Request], line: Sequence[Token]) -> tuple[Request, ...]:
    """The requests with such marks."""
    told = _with_headroom_freed(_with_formants(requests, line), line)
    return with_silent_ends(with_nothing_cut(told, line), line)


def _with_headroom_freed(requests: Sequence[Request], line: Sequence[Token]) -> list[Request]:
    """ "My headroom gets eaten up by stuff below 30 Hz": what lies there is to go."""
    if lexicon.reading()["eating"].isdisjoint(token.text for token in line):
        return list(requests)
    return [_freed(each) if each.word == _HEADROOM else each for each in requests]


def _freed(request: Request) -> Request:
    if request.quantity("hz") is None or request.quantity("db") is not None:
        return request
    word = next((_CUT_AT[mark] for mark in _CUT_AT if mark in request.marks), request.word)
    return replace(request, word=word)


def _with_formants(requests: Sequence[Request], line: Sequence[Token]) -> list[Request]:
    moved = [each for each in requests if each.against != _CARTOON]
    cartoon = any(each.word == _CARTOON for each in moved)
    if cartoon or not any(each.word in _PITCHES for each in moved) or not _keeps_colour(line):
        return list(requests)
    return [
        replace(each, marks=each.marks | {FORMANTS}) if each.word in _PITCHES else each
        for each in moved
    ]


def _keeps_colour(line: Sequence[Token]) -> bool:
    """Whether it speaks of formants, denies a cartoon voice or keeps the voice natural."""
    words, said = lexicon.reading(), [token.text for token in line]
    if not words["formants"].isdisjoint(said):
        return True
    return any(
        not words[before].isdisjoint(said[max(at - _REACH, 0) : at])
        for kind, before in _GUARDED.items()
        for at, text in enumerate(said)
        if text in words[kind]
    )
