"""Room to breathe: "less compression, let it breathe", "let the beat breathe".

Beside what squeezes the sound, and of what beats, it asks for livelier dynamics; of anything else
it asks for air.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

_DYNAMIC = "more_dynamic"


def with_breath(found: Sequence[Item]) -> list[Item]:
    """The items, with room to breathe as dynamics where these are spoken of."""
    if not any(map(_breathes, found)):
        return list(found)
    words = lexicon.reading()
    squeezed = any(item.kind == "word" and item.name in words["squeezing"] for item in found)
    beats = words["beating"]
    beaten = any(not beats.isdisjoint(item.text.split()) for item in found)
    if not squeezed and not beaten:
        return list(found)
    return [replace(item, name=_DYNAMIC) if _breathes(item) else item for item in found]


def _breathes(item: Item) -> bool:
    if item.kind != "word" or item.role != "says":
        return False
    return not lexicon.reading()["breathing"].isdisjoint(item.text.split())
