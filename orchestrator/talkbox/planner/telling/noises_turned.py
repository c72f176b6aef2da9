"""A noise that is to be quieter: "make the dog barking quieter" turns no clip down.

Only the whole could be turned; the noise itself cannot be reached in one file, and is all that is
told. Where anything else is named in the same part, the level may be of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.items import Item, parts

_NOISE = "restore"
_NAMES = frozenset({"word", "instrument", "quantity"})


def without_noises_turned(found: Sequence[Item]) -> list[Item]:
    """The items without the levels that such noises are to have."""
    return list(chain.from_iterable(_told(part) for part in parts(found)))


def _told(part: Sequence[Item]) -> Sequence[Item]:
    noise = next((at for at, item in enumerate(part) if _is_noise(item)), len(part))
    named = [item for item in part if item.kind in _NAMES]
    if noise == len(part) or not named or not all(_quietens(item) for item in named):
        return part
    lower = [at for at, item in enumerate(part) if item.kind == "word"]
    return part if min(lower) < noise else [item for item in part if item.kind != "word"]


def _is_noise(item: Item) -> bool:
    return item.kind == "beyond" and item.name == _NOISE


def _quietens(item: Item) -> bool:
    """Whether it asks for less level, or finds too much of it."""
    found = item.role == "faults"
    return item.kind == "word" and item.name == ("louder" if found else "quieter")
