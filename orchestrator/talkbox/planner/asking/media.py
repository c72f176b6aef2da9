"""What a fault is taken out of: "enlève les clics du vinyle" asks for no record's sound.

Beside a removal a medium that is only named, without an order of its own, is where the recording
comes from.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon

_NAMED = 1
"""How plainly something is asked for that is only named."""


def without_media(found: Sequence[Request]) -> list[Request]:
    """The requests without the media that faults are taken out of."""
    words = lexicon.reading()
    if not any(request.word in words["removals"] for request in found):
        return list(found)
    return [each for each in found if each.word not in words["media"] or not _is_named(each)]


def _is_named(request: Request) -> bool:
    bare = not request.quantities and not {"more"} & request.marks
    return bare and request.plainness <= _NAMED and " " not in request.asked
