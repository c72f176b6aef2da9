"""Whether tokens speak of a sound at all; what only tells a story beside them may then go."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token


def speaks_of_sound(line: Sequence[Token], language: str) -> bool:
    """Whether a word of sound or of an edit stands in the line, or a figure with its unit."""
    book = phrasebook(language)
    found = (book.at(line, at) for at in range(len(line)))
    if any(match is not None and match.best.kind == "word" for match in found):
        return True
    figures = (quantity_at(line, at, language) for at in range(len(line)))
    return any(figure is not None and figure[0].unit for figure in figures)
