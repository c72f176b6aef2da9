"""What a list is about, before its colon: "low end: tighter. Top end: smoother."

The part or instrument belongs to what is said behind the colon, and asks for nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item

_COLON = ":"


def without_headings(found: Sequence[Item]) -> list[Item]:
    """The items, with every heading in one clause with what follows it."""
    return [
        item
        for place, item in enumerate(found)
        if not (item.kind == "break" and item.text == _COLON and _is_heading(found[:place]))
    ]


def _is_heading(before: Sequence[Item]) -> bool:
    """Whether nothing but a thing stands in the clause that ends here."""
    start = next(
        (place + 1 for place in range(len(before) - 1, -1, -1) if before[place].kind == "break"), 0
    )
    said = before[start:]
    return len(said) == 1 and (said[0].kind == "instrument" or said[0].role == "nouns")
