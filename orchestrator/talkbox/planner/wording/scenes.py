"""Figures of place and manner as the plain words that they stand for, before phrases are read."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.announcements import with_announcements
from talkbox.planner.wording.littles import with_littles
from talkbox.planner.wording.manners import with_manners
from talkbox.planner.wording.outsiders import with_outsiders
from talkbox.planner.wording.recorders import with_recorders
from talkbox.planner.wording.storeys import with_storeys

_RULES = (
    with_littles,
    with_storeys,
    with_manners,
    with_outsiders,
    with_announcements,
    with_recorders,
)


def in_plain_words(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with storeys, manners, stories and devices as what is meant by them."""
    for rule in _RULES:
        line = rule(line, language)
    return list(line)
