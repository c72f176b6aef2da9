"""Widths, clock faces and ways to the sides, as the places that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.clock_faces import with_clock_faces
from talkbox.planner.wording.pan_ways import with_pan_ways
from talkbox.planner.wording.widths import with_widths

_RULES = (
    with_widths,
    with_clock_faces,
    with_pan_ways,
)


def with_sides_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with everything that is told of the sides as plain places."""
    return applied(_RULES, line, language)
