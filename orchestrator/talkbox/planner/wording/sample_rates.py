"""Sample rates of a file: "make it warmer, 44.1k 24 bit" shapes nothing at 44.1 kHz.

No filter lies as high as the usual rates, so such a frequency is left out with the bits behind it,
unless the rate itself is to change. The words are data: the `sample_rates` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_RATES_HZ = frozenset({44_100.0, 48_000.0, 88_200.0, 96_000.0, 176_400.0, 192_000.0})
"""What whole files come at."""

_listed = lists_of("sample_rates")


def with_sample_rates_left_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such figures."""
    said = {token.text for token in line}
    if not _listed("before", language) or not _listed("changing", language).isdisjoint(said):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _end(line, at, language)
        while end and kept and kept[-1].text in _listed("before", language):
            kept.pop()
        if not end:
            kept.append(line[at])
        at = end or at + 1
    return kept if any(token.kind != "stop" for token in kept) else list(line)


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Behind the rate that stands here, and its bits; 0 where none does."""
    said = quantity_at(line, at, language)
    if said is None or said[0].unit != "hz" or said[0].value not in _RATES_HZ:
        return 0
    end = at + said[1]
    bits = quantity_at(line, end, language) if end < len(line) else None
    return end + bits[1] if bits is not None and bits[0].unit == "bit" else end
