"""How far something is turned, said beside the direction: "turn the highs way up".

Inside the phrase that turns, the strength would be lost; it is moved before the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_END = 7


def with_far_turns(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "pull it way down" as "way pull it down"."""
    words = lexicon.grammar(language).get("far_turns", {})
    if not words:
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _end(line, at, words)
        if end is None:
            kept.append(line[at])
            at += 1
        else:
            far = replace(line[end - 1], text=words["far"][0])
            kept += [far, *line[at : end - 1], line[end]]
            at = end + 1
    return kept


def _end(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int | None:
    """The place of the direction, before which it is said how far; None where none is."""
    if line[at].text not in words["verbs"]:
        return None
    for place in range(at + 2, min(len(line), at + _TO_THE_END)):
        if line[place].kind != "word" or line[place].text in words["stops"]:
            return None
        if line[place].text in words["ends"]:
            return place if line[place - 1].text in words["far"] else None
    return None
