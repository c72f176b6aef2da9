"""Places in the panorama as hours on a clock face: "put it at two o'clock" is to the right.

An hour of the day stays one: beside "in the morning" or "at night" nothing is panned. What is said
to sit at an hour now is told and not wished. The words are data: the `clock_faces` of a language's
grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Words = Mapping[str, tuple[str, ...]]
_SIDES = ("left", "right", "middle")
_LEAD = 4


def with_clock_faces(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every hour that is a place in the panorama as the side that it is on."""
    words = lexicon.grammar(language).get("clock_faces", {})
    if not words or not _are_places(line, words):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        side, end = _hour(line, at, words)
        if not side:
            kept.append(line[at])
            at += 1
            continue
        lead = _lead(kept, words)
        told = any(token.text in words["told"] for token in kept[lead:])
        del kept[lead:]
        if not told:
            kept += [Token(text, "word") for text in words[f"to_{side}"]]
        at = end
    return kept


def _are_places(line: Sequence[Token], words: Words) -> bool:
    texts = {token.text for token in line}
    return not texts.isdisjoint(words["clock"]) and texts.isdisjoint(words["daytimes"])


def _hour(line: Sequence[Token], at: int, words: Words) -> tuple[str, int]:
    """The side that the hour here is on, and where the hour ends; "" for none."""
    text = line[at].text
    if text in words["noon"]:
        return "middle", at + 1
    if at + 1 == len(line) or line[at + 1].text not in words["clock"]:
        return "", at
    return next((side for side in _SIDES if text in words[side]), ""), at + 2


def _lead(kept: Sequence[Token], words: Words) -> int:
    """Where the words begin that only lead to the hour: "sits at about"."""
    start = len(kept)
    while start > max(0, len(kept) - _LEAD) and kept[start - 1].text in (
        *words["leading"],
        *words["told"],
    ):
        start -= 1
    return start
