"""Two things that cannot both be: "brighter and darker", "darker but keep it bright"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon


def conflict(requests: Sequence[Request], keeps: Sequence[str]) -> tuple[str, str] | None:
    """The first pair that excludes each other, in the producer's words; None where all agree."""
    applied = [request for request in requests if request.deed == "apply"]
    for left, right in combinations(applied, 2):
        if opposed(left.word, right.word) or _like_two(left, right):
            return left.asked or left.word, right.asked or right.word
    for request in applied:
        for kept in keeps:
            about = request.against in (None, kept)
            if about and _undone_by(kept, request.word):
                return request.asked or request.word, f"keep {lexicon.word(kept).gloss}"
    return None


def _like_two(left: Request, right: Request) -> bool:
    """Whether two files are to be matched in the same respect."""
    axes = {lexicon.word(left.word).match, lexicon.word(right.word).match}
    return None not in axes and left.file != right.file and (len(axes) == 1 or "all" in axes)


def opposed(left: str, right: str) -> bool:
    """Whether one word is the other's opposite; filters with numbers never are."""
    if "filters" in (lexicon.names()[left], lexicon.names()[right]):
        return False
    return lexicon.word(left).opposite == right or lexicon.word(right).opposite == left


def _undone_by(kept: str, asked: str) -> bool:
    return lexicon.word(kept).opposite == asked and lexicon.word(asked).opposite == kept
