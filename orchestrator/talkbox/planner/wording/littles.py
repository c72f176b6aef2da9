"""A "little" without its article: "little more bass" asks for slightly more, "little warmer" too.

Before an amount or a comparison it says how strongly, and never that the sound shall be small. The
words are data: the `littles` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_COMPARED = ("er", "ier")


def with_littles(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a "little" as "slightly"."""
    words = lexicon.grammar(language).get("littles", {})
    if not words:
        return list(line)
    (slightly,) = words["strength"]
    return [
        replace(token, text=slightly) if _grades(line, at, words, language) else token
        for at, token in enumerate(line)
    ]


def _grades(
    line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]], language: str
) -> bool:
    if line[at].text not in words["little"] or at + 1 == len(line):
        return False
    if at and line[at - 1].text in words["named"]:
        return False
    return line[at + 1].text in words["amounts"] or _is_compared(line, at + 1, language)


def _is_compared(line: Sequence[Token], at: int, language: str) -> bool:
    match = phrasebook(language).at(line, at) if line[at].text.endswith(_COMPARED) else None
    return match is not None and (match.best.kind, match.best.role) == ("word", "says")
