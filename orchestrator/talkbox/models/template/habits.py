"""What one chat template takes, as data; `probe` finds it out by trying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True)
class Habits:
    """How a conversation must look for a template to render all of it."""

    tools: bool = True
    """It shows tools, calls and results itself, and its calls can be read back; else they are
    spelled out in the text."""
    system: bool = True
    """It has a place for standing instructions; else they stand in front of the first request."""
    arguments_as_text: bool = False
    """It wants a call's arguments as JSON text, in the place of a mapping."""
    parts: bool = False
    """It wants content as a list of parts, in the place of text."""
    moves_tools: bool = False
    """It shows the tools in front of the newest request, wherever that is."""
    raw: bool = False
    """An answer can be given in the very tokens that the model said, right behind the markup with
    which the answer began."""


def possible() -> Iterator[Habits]:
    """All but `raw`, the most natural first."""
    either = (False, True)
    for system, as_text, parts in product((True, False), either, either):
        for moves in either:
            yield Habits(True, system, as_text, parts, moves)
    for system, parts in product((True, False), either):
        yield Habits(False, system, parts=parts)
