"""How many play: "so it sounds like 2 guitars" names no amount of anything."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item

_MOST_PLAYERS = 12


def without_counts(found: Sequence[Item]) -> list[Item]:
    """The items without bare whole numbers that stand right before an instrument.

    Behind a word that could take it a number is an amount: "bass 3, guitar 2".
    """
    return [item for at, item in enumerate(found) if not _counts(found, at)]


def _counts(found: Sequence[Item], at: int) -> bool:
    """Whether the number here says of how many instruments is spoken."""
    following = found[at + 1].kind if at + 1 < len(found) else ""
    amount = at > 0 and found[at - 1].kind in ("word", "instrument")
    said = found[at].quantity
    if following != "instrument" or amount:
        return False
    if said is None or said.unit or said.signed or said.until is not None:
        return False
    return said.value.is_integer() and 0 < said.value <= _MOST_PLAYERS
