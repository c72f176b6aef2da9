"""Storeys, manners, names, rooms and pictures, as the sounds that are meant by them."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.announcements import with_announcements
from talkbox.planner.wording.impulse_files import with_impulse_files
from talkbox.planner.wording.manners import with_manners
from talkbox.planner.wording.named_things import with_named_things
from talkbox.planner.wording.outsiders import with_outsiders
from talkbox.planner.wording.picture import with_picture
from talkbox.planner.wording.recorders import with_recorders
from talkbox.planner.wording.rooms_heard import with_rooms_heard
from talkbox.planner.wording.storeys import with_storeys

_RULES = (
    with_storeys,
    with_manners,
    with_outsiders,
    with_announcements,
    with_impulse_files,
    with_named_things,
    with_rooms_heard,
    with_recorders,
    with_picture,
)


def with_likenesses_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with everything that only likens as plain words."""
    return applied(_RULES, line, language)
