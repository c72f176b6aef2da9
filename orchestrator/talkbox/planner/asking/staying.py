""" "Everything else stays": what that is beside the things that were asked for.

Only what those leave alone by themselves can be promised: more bass and the old highs go together,
more bass and the old loudness of the bass do not.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def left_over(requests: Sequence[Request]) -> tuple[str, ...]:
    """The words whose measures none of the requests means to move."""
    themes = {lexicon.names()[request.word] for request in requests}
    return tuple(word for word, movers in _AXES.items() if requests and not themes & movers)
