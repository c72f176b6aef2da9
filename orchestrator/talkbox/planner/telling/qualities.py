"""What is a quality of the sound that one may find too much of: "cold", "far away"."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon


def is_bare_quality(part: Sequence[Item]) -> bool:
    """Whether nothing but a quality stands there, said as it is."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    return len(said) == 1 and is_quality(said[0])


def is_quality(item: Item) -> bool:
    """Whether it is a quality that pleases nobody, neither compared nor ordered."""
    if item.kind != "word" or item.role != "says" or item.compared or item.orders:
        return False
    words = lexicon.reading()
    quality = lexicon.names()[item.name] in words["qualities"] or item.name in words["complaints"]
    return quality and item.name not in words["pleasing"]
