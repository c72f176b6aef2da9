"""A speed however it is told, as plain figures: in times, by tape, tempo, share or fraction."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.speed_fractions import with_speed_fractions
from talkbox.planner.wording.speed_shares import with_speed_shares
from talkbox.planner.wording.speeds_in_times import with_speeds_in_times
from talkbox.planner.wording.tape_errors import with_tape_errors
from talkbox.planner.wording.tempo_changes import with_tempo_changes

_RULES = (
    with_speeds_in_times,
    with_tape_errors,
    with_tempo_changes,
    with_speed_fractions,
    with_speed_shares,
)


def with_speeds_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every speed as a figure."""
    return applied(_RULES, line, language)
