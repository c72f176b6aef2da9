"""A likeness that only a fault can have: "my koto rings like a guest who won't leave" complains.

"Like" may wish ("like an old phone"). Said of a thing that was named, or of a picture that nobody
wishes for, it tells how it is now; where the clause wishes in so many words ("it should be like a
bag of nails"), the fault is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISHES = frozenset({"make", "more", "less", "as", "lack", "remove"})
_BLANKETS = "brighter"
"""The word that the complaints of cloth and closed doors ask for; such a sound may be wished."""


def with_likened_flaws(found: Sequence[Item]) -> list[Item]:
    """The items with the "like" of a complaint as a mark that describes."""
    return [item for part in parts(found) for item in _told(part)]


def _told(part: list[Item]) -> list[Item]:
    at = next((at for at, item in enumerate(part) if _likens(item)), len(part))
    if at + 1 >= len(part) or not _is_flaw(part, at):
        return part
    if any(item.kind == "mark" and item.name in _WISHES for item in part[:at]):
        return part
    return [*part[:at], replace(part[at], name="describe"), *part[at + 1 :]]


def _likens(item: Item) -> bool:
    return item.kind == "mark" and item.name == "make" and item.text in lexicon.reading()["similes"]


def _is_flaw(part: Sequence[Item], at: int) -> bool:
    """Whether what is likened is a fault, and of a thing or one that nobody wishes for."""
    words = [item for item in part[at + 1 :] if item.kind == "word"]
    if not words or words[0].role not in ("faults", "lacks"):
        return False
    if any(item.kind in ("instrument", "unknown", "beyond", "word") for item in part[:at]):
        return True
    return words[0].role == "lacks" and words[0].name != _BLANKETS
