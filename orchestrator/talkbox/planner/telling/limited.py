"""Words that only say what it shall not be like: "velvet, not like glass", "a robot, not harsh".

Such a word limits a wish and is none, so what stands beside it is not idle for its sake.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts

_DENYING = frozenset({"not", "without", "dont"})
_FINDING = frozenset({"describe", "enough", "lack", "low_already", "high_already", "more", "less"})


def without_limits(found: Sequence[Item]) -> list[Item]:
    """The items without those behind a denial that finds nothing wrong."""
    return [item for part in parts(found) for item in part[: _limited_from(part)]]


def _limited_from(part: Sequence[Item]) -> int:
    """Where a part of the text begins that only limits; its end where none does."""
    denied = next((at for at, item in enumerate(part) if _denies(item)), None)
    if denied is None:
        return len(part)
    told = part[max(denied - 1, 0) :]
    finds = any(item.kind == "mark" and item.name in _FINDING for item in told)
    return len(part) if finds else denied + 1


def _denies(item: Item) -> bool:
    return item.kind == "mark" and item.name in _DENYING
