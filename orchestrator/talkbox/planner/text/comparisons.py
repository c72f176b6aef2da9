"""Whether a phrase compares: "darker", "less harsh", "easier to follow"."""

from __future__ import annotations

from talkbox.planner.text.matches import Match
from talkbox.planner.text.scripts import folded
from talkbox_prompts import lexicon

_COMPARING = frozenset({"easier"})
"""The first words of phrases that compare, whatever they end in."""


def is_comparison(text: str, match: Match) -> bool:
    """Whether a match is said as a comparison: "darker", "easier to follow"."""
    first, *_, last = [*text.split(), text.split()[-1]]
    comparing = first in _COMPARING or first in lexicon.reading()["lessening"]
    if match.best.role == "says" and comparing and first != last:
        return True  # "easier to follow", "less harsh"
    named = match.best.kind == "word" and match.best.role != "says"  # "sandpaper" is no comparison
    exact = match.exact and not named
    return last.endswith(("er", "ier")) and (exact or folded(last) not in match.phrase)
