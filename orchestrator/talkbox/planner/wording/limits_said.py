"""A number as the most that may be: "más brillo, no más de 3 db", "nicht lauter als -14 LUFS".

The number is how far the wish before it goes, and no wish of its own; a loudness that nothing may
pass is where it is to be. The words are data: the `limits_said` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_LONGEST = 5
_LOUDNESS = "lufs"
_UNITS = frozenset({"db", "lu", "percent", _LOUDNESS, "st", "s", "ms"})

_listed = lists_of("limits_said")


def with_limits_said(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a number beside what it limits."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _limit(line, at, language)
        peaks = bool(kept) and kept[-1].text in _listed("peaks", language)  # "Peak max -1 dB"
        if not length or peaks:
            kept.append(line[at])
            at += 1
            continue
        while kept and (kept[-1].text == "," or kept[-1].text in _listed("joints", language)):
            kept.pop()
        at += length
    return kept


def _limit(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens say here that the number behind them is a limit."""
    for length in range(min(_LONGEST, len(line) - at - 1), 0, -1):
        said = " ".join(token.text for token in line[at : at + length])
        louder = said in _listed("louder", language)
        if not louder and said not in _listed("most", language):
            continue
        number = quantity_at(line, at + length, language)
        unit = "" if number is None else number[0].unit
        return length if unit in (_UNITS if not louder else {_LOUDNESS}) else 0
    return 0
