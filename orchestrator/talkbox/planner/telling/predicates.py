"""An adjective that is a whole sentence, in languages where it needs no verb: 暗い, "it is dark".

Said alone it tells how the sound is, and complains; with a noun behind it (暗い音) or as an adverb
(暗く) it says how the sound shall be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item
from talkbox.planner.telling.reason_adjectives import with_adjective_reasons
from talkbox.planner.text.scripts import traits
from talkbox_prompts import lexicon

_ENDING = "い"
_POLITE = ("です", "ですね", "ね", "な", "よ")
_WISHING = 2.0
"""From this strength on an adverb compares: もっと暗い."""


def with_predicate(found: Sequence[Item], text: str, language: str) -> list[Item]:
    """The items, with an adjective that is the whole sentence as a complaint."""
    line = with_adjective_reasons(found, text, language)
    if "final" not in traits(language):
        return line
    said = [item for item in line if item.kind != "break"]
    words = [item for item in said if item.kind == "word"]
    adverbs = [item for item in said if item.kind == "strength"]
    if len(words) != 1 or len(words) + len(adverbs) != len(said):
        return line
    if any(float(item.name) >= _WISHING for item in adverbs) or not _ends(words[0], text):
        return line
    return [replace(item, role="faults") if item is words[0] else item for item in line]


def _ends(item: Item, text: str) -> bool:
    """Whether the text ends with the item, and the item is an adjective of how it sounds."""
    quality = lexicon.names()[item.name] in lexicon.reading()["qualities"] and item.role == "says"
    sentence = text.strip().rstrip("。.!！、 ")
    endings = (item.text, *(f"{item.text}{polite}" for polite in _POLITE))
    return quality and item.text.endswith(_ENDING) and sentence.endswith(endings)
