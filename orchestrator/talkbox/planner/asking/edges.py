"""A sound that is ordered for one end of the clip: "more reverb at the end", "softer at the start".

Only levels, fades and cuts can be of a part, so such an order is not for the whole. A complaint
("it clicks at the end") is mended wherever it is found, and finds no part.
"""

from __future__ import annotations

from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

EDGE_LEVELS = {"louder": 1, "loud": 1, "quieter": -1, "softer": -1}
"""Words that turn a part up or down there."""
_ENDS = frozenset({"first", "last"})
_AT = "at"
_TOLD = frozenset({"describe", "too", "lack", "remove", "less", "not", "dont", "keep", "without"})
_WHOLE = frozenset({"clip", "clean", "filters", "targets", "reference"})
"""Themes whose words are about ends, or about the whole."""
_CHAINED = frozenset(
    {"limiter", "maximize", "loudness", "normalize", "headroom", "compress", "glue", "saturate"}
)
"""Effects that may be at the end of a chain: "a limiter at the end"."""


def ordered_at_an_edge(clause: Clause) -> Item | None:
    """The word that is ordered for an end, which the clause ends with; None where none is."""
    words = clause.of("word")
    if len(words) != 1 or clause.of("quantity") or _TOLD & clause.marks():
        return None
    last = [item for item in clause.items if item.kind != "break"][-2:]
    placed = [item.name for item in last if item.kind == "mark"]
    if len(placed) != 2 or placed[0] != _AT or placed[1] not in _ENDS:
        return None
    word = words[0]
    ordered = word.role == "says" or (word.role == "nouns" and "more" in clause.marks())
    whole = lexicon.names()[word.name] in _WHOLE or word.name in _CHAINED
    return word if ordered and not whole else None
