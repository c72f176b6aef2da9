"""Which side a sound leans to: "a bit on the dark side" finds it too dark.

The side is a figure of speech and none of the image, unless it is the left, the right or another
real one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_BETWEEN = 3
""" "On the slightly dark side": words between "on the" and "side"."""


def with_leanings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "on the dark side" as "too dark"."""
    words = lexicon.grammar(language).get("leanings", {})
    if not words:
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _length(line, at, words)
        if length:
            (too,) = words["too"]
            kept += [replace(line[at], text=too), *line[at + 2 : at + length - 1]]
        else:
            kept.append(line[at])
        at += max(length, 1)
    return kept


def _length(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int:
    """How many tokens the leaning that begins here takes; 0 where none does."""
    if " ".join(token.text for token in line[at : at + 2]) not in words["on"]:
        return 0
    for place in range(at + 3, min(at + 3 + _MOST_BETWEEN, len(line))):
        if line[place].text in words["side"]:
            real = line[place - 1].text in words["real"]
            return 0 if real else place + 1 - at
    return 0
