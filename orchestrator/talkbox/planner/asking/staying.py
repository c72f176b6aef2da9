""" "Everything else stays": what that is beside the things that were asked for.

Only what those leave alone by themselves can be promised: more bass and the old highs go together,
more bass and the old loudness of the bass do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking.lengths import with_pitch_kept
from talkbox.planner.requests import Request
from talkbox_prompts import lexicon

_BROAD = ("filters", "character", "dirt", "level", "space", "targets", "reference")
_AXES: dict[str, frozenset[str]] = {
    "louder": frozenset({"level", "dynamics", "targets", "clip", "dirt", "reference"}),
    "wider": frozenset({"stereo", "space", "movement", "character", "reference"}),
    "more_bass": frozenset({"lows", "tone", *_BROAD}),
    "more_treble": frozenset({"highs", "tone", "clean", *_BROAD}),
}
"""What can stay, as the word whose measure is kept, and the themes that move it."""
_CLEAR, _ROOMS, _UNDER_WORDS = "clearer", "space", 1.0
"""How strong a room is at most under words that are to be understood."""
_OPENED = frozenset({"wider", "more_side", "brighter_sides"})
_CENTRED = frozenset({"narrower", "centre", "more_mid"})
_HELD = _CENTRED | {"fatter", "fuller"}
"""What is said of a middle that is to stay: it is there, and it is solid."""


def left_over(requests: Sequence[Request]) -> tuple[str, ...]:
    """The words whose measures none of the requests means to move."""
    themes = {lexicon.names()[request.word] for request in requests}
    return tuple(word for word, movers in _AXES.items() if requests and not themes & movers)


def with_what_stays(
    requests: Sequence[Request], keeps: Sequence[str]
) -> tuple[tuple[Request, ...], list[str]]:
    """The requests as far as what is to stay allows them, and what is still to be watched."""
    kept = with_pitch_kept(_with_words_kept(requests, keeps), keeps)
    return _with_centre_kept(kept, keeps)


def _with_words_kept(requests: Sequence[Request], keeps: Sequence[str]) -> list[Request]:
    """ "A big church, but every word must stay intelligible": rooms leave the voice in front."""
    if _CLEAR not in keeps:
        return list(requests)
    return [
        replace(each, strength=min(each.strength, _UNDER_WORDS)) if _is_room(each) else each
        for each in requests
    ]


def _is_room(request: Request) -> bool:
    return lexicon.names()[request.word] == _ROOMS and not request.quantities


def _with_centre_kept(
    requests: Sequence[Request], keeps: Sequence[str]
) -> tuple[tuple[Request, ...], list[str]]:
    """ "Widen it, keep a solid centre": what widens the sides leaves the middle as it is, so that
    the wish asks for nothing and stands in no way.
    """
    if not any(request.word in _OPENED for request in requests):
        return tuple(requests), list(keeps)
    kept = {request.word for request in requests if "keep" in request.marks} | set(keeps)
    if not kept & _CENTRED:
        return tuple(requests), list(keeps)
    left = [each for each in requests if not ("keep" in each.marks and each.word in _HELD)]
    return tuple(left), [word for word in keeps if word not in _HELD]
