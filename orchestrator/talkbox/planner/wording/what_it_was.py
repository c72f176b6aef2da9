"""What the clip is and had on it before: "an old recording", "since the limiter", "side A"."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.effects_had import with_effects_had
from talkbox.planner.wording.old_recordings import with_old_recordings
from talkbox.planner.wording.sides_of_a_call import with_sides_of_a_call
from talkbox.planner.wording.weighted_things import with_weighted_things

_RULES = (with_old_recordings, with_effects_had, with_weighted_things, with_sides_of_a_call)


def with_what_it_was(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what only tells of the clip, and with its sides and weights as parts."""
    return applied(_RULES, line, language)
