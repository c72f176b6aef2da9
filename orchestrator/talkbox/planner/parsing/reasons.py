"""What a sentence adds that asks for nothing new: "2 dB off at 300, it's getting cloudy".

Beside an order that says where and how much, a sentence that only says what is wrong is its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts

_ORDERS = frozenset({"more", "less", "remove", "tame", "keep", "without", "dont", "up", "down"})
_FAULTY = frozenset({"faults", "lacks"})


def without_reasons(found: Sequence[Item]) -> list[Item]:
    """The items without the complaints that an exact filter answers."""
    said = parts(found)
    if not any(map(_is_exact, said)):
        return list(found)
    return [item for part in said if not _is_reason(part) for item in part]


def with_sketches(found: Sequence[Item]) -> list[Item]:
    """ "A pillow over the speaker, that sort of thing": what was sketched is wished for."""
    sketch = next((at for at, item in enumerate(found) if item.name == "sketch"), None)
    if sketch is None:
        return list(found)
    wish = replace(found[sketch], name="make")
    return [wish, *(item for item in found if item.name != "sketch")]


def _is_exact(part: Sequence[Item]) -> bool:
    """Whether the part has a gain and a place for it."""
    said = [item.quantity for item in part if item.quantity is not None]
    words = any(item.kind == "word" for item in part)
    return len(said) > 1 and any(each.unit == "db" for each in said) and not words


def _is_reason(part: Sequence[Item]) -> bool:
    """Whether the part only says what is wrong."""
    words = [item for item in part if item.kind == "word"]
    marks = {item.name for item in part if item.kind == "mark"}
    if not words or marks & _ORDERS or any(item.quantity is not None for item in part):
        return False
    return all(item.role in _FAULTY for item in words) and "describe" in marks
