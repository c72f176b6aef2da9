"""What was wished for in words that nobody here knows: "brighter and more florbish"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.parsing.items import Item

_WISHES = frozenset({"more", "less", "too"})


def unmet(found: Sequence[Item]) -> tuple[str, ...]:
    """The unknown words that a mark makes a wish or a complaint of, in order."""
    return tuple(
        after.text
        for before, after in pairwise(found)
        if before.kind == "mark" and before.name in _WISHES and after.kind == "unknown"
    )
