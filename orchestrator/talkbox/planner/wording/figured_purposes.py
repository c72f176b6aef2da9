"""What a filter with its figures is for: "+4 dB at 3.5 kHz for the beater", "2 dB up so it cuts".

Where a place and its gain are said, the purpose behind them asks for nothing more. The words are
data: the `figured_purposes` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_listed = lists_of("figured_purposes")


def without_figured_purpose(line: Sequence[Token], language: str) -> list[Token]:
    """The line without the purpose of its figures, up to the next order."""
    openings, ends = _listed("openings", language), _listed("ends", language)
    if not openings:
        return list(line)
    units: set[str] = set()
    at = 0
    while at < len(line):
        said = quantity_at(line, at, language)
        if said is not None:
            units.add(said[0].unit)
            at += said[1]
            continue
        if line[at].text in openings and {"hz", "db"} <= units:
            end = next((p for p in range(at + 1, len(line)) if line[p].text in ends), len(line))
            if not any(quantity_at(line, place, language) for place in range(at, end)):
                return [*line[:at], *line[end:]]
        at += 1
    return list(line)
