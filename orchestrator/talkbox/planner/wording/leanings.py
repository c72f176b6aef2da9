"""Which side a sound leans to: "a bit on the dark side" finds it too dark.

The side is a figure of speech and none of the image, unless it is the left, the right or another
real one. What hangs to the left or the right is lopsided, and is told, not asked for.
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
        elif length := _hangs(line, at, words):
            kept += [replace(line[at], text=lopsided) for lopsided in words["lopsided"]]
        else:
            kept.append(line[at])
        at += max(length, 1)
    return kept


def _hangs(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int:
    """How many tokens "hanging over to the left side" takes; 0 where nobody tells so."""
    if line[at].text not in words.get("hanging", ()):
        return 0
    stops = [place for place in range(at) if line[place].kind == "stop"]
    before = line[(stops or [-1])[-1] + 1 : at]
    if not before or any(token.text in words["wishing"] for token in before):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in words["hung_on"]:
        place += 1
    at_once = line[at].text in words["hanging_at_once"]  # "sits right" is no place
    if (
        (place == at + 1 and not at_once)
        or place >= len(line)
        or line[place].text not in words["ends"]
    ):
        return 0
    eared = place + 1 < len(line) and line[place + 1].text in words["ears"]
    end = place + 1 + eared
    told = end == len(line) or line[end].kind == "stop" or not _counts(line[end])
    return end - at if told else 0


def _counts(token: Token) -> bool:
    return token.kind == "number"


def _length(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int:
    """How many tokens the leaning that begins here takes; 0 where none does."""
    if " ".join(token.text for token in line[at : at + 2]) not in words["on"]:
        return 0
    for place in range(at + 3, min(at + 3 + _MOST_BETWEEN, len(line))):
        if line[place].text in words["side"]:
            real = line[place - 1].text in words["real"]
            return 0 if real else place + 1 - at
    return 0
