"""A width as a setting: "stereo width 60%" narrows to 60 % of what is there, "width 0" is mono.

Said with "more" or "by" a share is added, and stays as it was said. The words are data: the
`widths` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

Words = Mapping[str, tuple[str, ...]]
_WHOLE = 100.0
_WIDEST = 400.0
_LINKS = 2
_BEFORE = 3
"""Words before a width among which one may say that it is a change: "increase the width"."""


def with_widths(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every width that is set as the change that it is."""
    words = lexicon.grammar(language).get("widths", {})
    kept: list[Token] = []
    at = 0
    while at < len(line):
        value, end = _setting(line, at, words) if words else (None, at)
        if value is None:
            kept.append(line[at])
            at += 1
            continue
        _drop_lead(kept, words)
        kept += _change(value, words)
        at = end
    return kept


def _setting(line: Sequence[Token], at: int, words: Words) -> tuple[float | None, int]:
    """The width in percent that is set from `at` on, and where that ends."""
    if line[at].text not in words["names"] or _is_changed(line, at, words):
        return None, at
    place = at + 1
    while place < min(len(line), at + 1 + _LINKS) and line[place].text in words["links"]:
        place += 1
    number = line[place] if place < len(line) else None
    if number is None or number.kind != "number" or number.signed or number.value > _WIDEST:
        return None, at
    share = place + 1 < len(line) and line[place + 1].text in words["percent"]
    ends = place + 1 == len(line) or line[place + 1].kind == "stop"
    if not share and not (ends and number.value == 0):
        return None, at
    return number.value, place + 1 + share


def _is_changed(line: Sequence[Token], at: int, words: Words) -> bool:
    before = (token.text for token in line[max(0, at - _BEFORE) : at])
    return any(text in words["changing"] for text in before)


def _drop_lead(kept: list[Token], words: Words) -> None:
    """The "stereo" of a "stereo width" says nothing beside the change."""
    while kept and kept[-1].text in words["leads"]:
        kept.pop()


def _change(value: float, words: Words) -> list[Token]:
    if value == 0:
        return [Token(text, "word") for text in words["none"]]
    way = "narrower" if value < _WHOLE else "wider"
    by = abs(value - _WHOLE)
    share = [Token(f"{by:g}", "number", by), Token(words["percent"][0], "word")]
    said = [Token(text, "word") for text in words[way]]
    return said if by == 0 else [*said, Token(words["by"][0], "word"), *share]
