"""Where it will be played: "louder for the stadium" orders no stadium.

Behind an order, a place that follows "for" at the end of its clause is where people will hear it;
beside a reverb, or alone, it says what it shall sound like. The words are data: the `venues` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_WORDS = 5


def venue(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of the place that begins here with "for"; None where none does."""
    words = lexicon.grammar(language).get("venues", {})
    if not words or line[at].text not in words["for"] or not _is_behind_order(line, at, words):
        return None
    for place in range(at + 1, min(len(line), at + 1 + _MOST_WORDS)):
        ends = place + 1 == len(line) or line[place + 1].kind == "stop"
        if line[place].text in words["places"] and ends:
            return place + 1
        known = (*words["modifiers"], *words["places"], *words["for"])
        if line[place].text not in known:
            return None
    return None


def _is_behind_order(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> bool:
    start = next((k for k in range(at, 0, -1) if line[k - 1].kind == "stop"), 0)
    before = {token.text for token in line[start:at]}
    return bool(before) and before.isdisjoint(words["wet"])
