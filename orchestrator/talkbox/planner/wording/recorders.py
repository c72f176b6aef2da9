"""Who recorded it where: "who records from inside a wardrobe" finds that it sounds so.

The question wants no answer; it says where the sound seems to come from, as "recorded in my
bathroom" does. The words are data: the
`scolded` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_DEED = 6
_TO_THE_PLACE = 4


def with_recorders(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a question as "sounds like it was recorded in"."""
    words = lexicon.grammar(language).get("scolded", {})
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _question(line, at, words) if words else None
        kept += [line[at]] if end is None else [Token(text, "word") for text in words["told"]]
        at = at + 1 if end is None else end
    return kept


def _question(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int | None:
    """The end of the question before its place; None where none begins here."""
    if at and line[at - 1].kind != "stop":
        return None
    if line[at].text in words["past"]:
        return _before_place(line, at + 1, words)
    if line[at].text not in words["who"]:
        return None
    for place in range(at + 1, min(len(line), at + 1 + _TO_THE_DEED)):
        if line[place].kind == "stop":
            return None
        if line[place].text in words["records"]:
            return _before_place(line, place + 1, words)
    return None


def _before_place(line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]) -> int | None:
    end = at
    while end < min(len(line), at + _TO_THE_PLACE) and line[end].text in words["objects"]:
        end += 1
    inside = end
    while end < min(len(line), inside + 3) and line[end].text in words["inside"]:
        end += 1
    return end if inside < end < len(line) else None
