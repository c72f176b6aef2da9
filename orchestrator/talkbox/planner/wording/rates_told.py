"""Shares, periods, repeats, slopes and lengths, as the figures that an effect takes."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.bar_periods import with_bar_periods
from talkbox.planner.wording.counted_repeats import with_counted_repeats
from talkbox.planner.wording.periods import with_periods
from talkbox.planner.wording.relative_lengths import with_relative_lengths
from talkbox.planner.wording.shared_slopes import with_shared_slopes
from talkbox.planner.wording.wet_shares import with_wet_shares

_RULES = (
    with_wet_shares,
    with_bar_periods,
    with_periods,
    with_counted_repeats,
    with_shared_slopes,
    with_relative_lengths,
)


def with_rates_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such figure beside what it is of."""
    return applied(_RULES, line, language)
