"""Words that others contain: a voice for podcasts is clear and even, a premaster leaves headroom.

Said beside the whole without a number of their own, they describe it and ask for nothing more. The
table is data: `contained_WORD` of words/reading.toml. So is `blamed_WORD`: what beside a fault says
no more than where it is found, unless it is ordered.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.requests import Request
from talkbox_prompts import lexicon


def without_contained(found: Sequence[Request]) -> list[Request]:
    """The requests without those that another one brings along."""
    words = lexicon.reading()
    wholes = {each.word for each in found if each.deed == "apply"}
    inside = {part for whole in wholes for part in words.get(f"contained_{whole}", ())}
    blamed = {part for whole in wholes for part in words.get(f"blamed_{whole}", ())}
    left = [each for each in found if each.word not in inside or not _is_plain(each)]
    return [each for each in left if each.word not in blamed or each.against is None]


def _is_plain(request: Request) -> bool:
    return not request.quantities and request.deed == "apply"
