"""One place or set for another: "less church, more living room" is a living room.

Less of one kind beside more of another of its theme says which kind it is to be, and not that there
shall be less of all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon


def without_swapped(requests: Sequence[Request]) -> list[Request]:
    """The requests without less of a kind where another of the theme comes in its place."""
    return [each for each in requests if not _is_swapped(each, requests)]


def _is_swapped(old: Request, requests: Sequence[Request]) -> bool:
    less = old.against is not None
    return less and any(_replaces(new, old) for new in requests if new is not old)


def _replaces(new: Request, old: Request) -> bool:
    if old.against is None or new.against is not None or new.deed != "apply":
        return False
    themes, words = lexicon.names(), lexicon.reading()
    rooms = {new.word, old.against} <= words["swapped_rooms"]
    alike = {themes[new.word], themes[old.against]} <= words["swapped_themes"]
    return new.word != old.against and (rooms or alike)
