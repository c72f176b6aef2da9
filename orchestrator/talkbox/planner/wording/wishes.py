"""Whether tokens speak of a sound at all; what only tells a story beside them may then go."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_DIRECTIONS = frozenset({"more", "less", "remove", "tame", "up", "down"})
"""Marks that ask for something of a player: "aumenta a voz"."""


def speaks_of_sound(line: Sequence[Token], language: str) -> bool:
    """Whether a word of sound or of an edit stands in the line, or a figure with its unit."""
    book = phrasebook(language)
    found = (book.at(line, at) for at in range(len(line)))
    kinds = [
        match.best.name if match.best.kind == "mark" else match.best.kind
        for match in found
        if match
    ]
    if "word" in kinds or ("instrument" in kinds and not _DIRECTIONS.isdisjoint(kinds)):
        return True
    figures = (quantity_at(line, at, language) for at in range(len(line)))
    return any(figure is not None and figure[0].unit for figure in figures)
