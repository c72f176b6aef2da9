"""Views, likings, choices and sources around a wish, as what they say of it."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.lessened_lists import with_lessened_lists
from talkbox.planner.wording.lesser_evils import with_lesser_evils
from talkbox.planner.wording.liked_things import with_liked_things
from talkbox.planner.wording.nearly_too_much import with_nearly_too_much
from talkbox.planner.wording.others_views import with_others_views
from talkbox.planner.wording.parted_sources import with_parted_sources
from talkbox.planner.wording.taken_off import with_taken_off

_RULES = (
    with_others_views,
    with_parted_sources,
    with_nearly_too_much,
    with_lesser_evils,
    with_lessened_lists,
    with_liked_things,
    with_taken_off,
)


def with_stances_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such stance as the wish that it makes, or without it."""
    return applied(_RULES, line, language)
