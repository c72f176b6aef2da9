"""What must not become of a thing: "ohne dass die tiefen Pfeifen dünner werden".

In such a clause the thing is named first and what must not become of it last; only that is to be
avoided, and nothing in the clause is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WITHOUT, _THING = "without", "nouns"


def with_without_clauses(found: Sequence[Item]) -> list[Item]:
    """The items with every such clause as what is to be avoided alone."""
    return list(chain.from_iterable(_avoided(part) for part in parts(found)))


def _avoided(part: Sequence[Item]) -> Sequence[Item]:
    begins = next((at for at, item in enumerate(part) if _opens(item, part[at:])), None)
    words = [] if begins is None else [item for item in part[begins:] if item.kind == "word"]
    if begins is None or len(words) < 2 or words[-1].role == _THING:
        return part
    rest = [item for item in part[begins + 1 :] if item.kind == "break"]
    return [*part[: begins + 1], words[-1], *rest]


def _opens(item: Item, clause: Sequence[Item]) -> bool:
    """Whether a clause begins here: "sans que", or "without" with a "getting" behind it."""
    listed = lexicon.reading()
    becomes = any(each.text in listed["becoming"] for each in clause if each.kind == "mark")
    opens = item.text in listed["without_clauses"] or becomes
    return item.kind == "mark" and item.name == _WITHOUT and opens
