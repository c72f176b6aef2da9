"""Storeys of a house as parts of the spectrum: "more weight in the basement" is about the low end.

Only beside an amount or a lack, and where nothing is recorded or heard there: "like in the
basement" stays a place. The words are data: the `storeys` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon


def with_storeys(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a storey as the end of the spectrum that it stands for."""
    words = lexicon.grammar(language).get("storeys", {})
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end, length = _storey(line, at, words) if words else ((), 0)
        kept += [replace(line[at], text=text, written="") for text in end] or [line[at]]
        at += max(length, 1)
    return kept


def _storey(
    line: Sequence[Token], at: int, words: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], int]:
    """What the storey that begins here stands for, and how many tokens name it."""
    if not at or line[at - 1].text not in words["introduced"]:
        return (), 0
    for side in ("low", "high"):
        length = next((n for n in (2, 1) if _said(line, at, n) in words[side]), 0)
        if length and _is_an_amount(line, at, at + length, words):
            return tuple(words[f"{side}_end"]), length
    return (), 0


def _said(line: Sequence[Token], at: int, length: int) -> str:
    return " ".join(token.text for token in line[at : at + length])


def _is_an_amount(
    line: Sequence[Token], at: int, end: int, words: dict[str, tuple[str, ...]]
) -> bool:
    start = next((k for k in range(at, 0, -1) if line[k - 1].kind == "stop"), 0)
    stop = next((k for k in range(end, len(line)) if line[k].kind == "stop"), len(line))
    around = {token.text for token in (*line[start:at], *line[end:stop])}
    return not around.isdisjoint(words["amounts"]) and around.isdisjoint(words["places"])
