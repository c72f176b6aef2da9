"""Shorthand of whole clauses in full, before units and lists of bands are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.bandwidths import with_bandwidth
from talkbox.planner.wording.bare_fades import with_bare_fades
from talkbox.planner.wording.counted_ends import with_counted_ends
from talkbox.planner.wording.figured_purposes import without_figured_purpose
from talkbox.planner.wording.filter_letters import with_filter_letters
from talkbox.planner.wording.floors import with_floor
from talkbox.planner.wording.measured import with_measured
from talkbox.planner.wording.mid_side import with_mid_side
from talkbox.planner.wording.named_notes import with_interval
from talkbox.planner.wording.passbands import with_passbands
from talkbox.planner.wording.plain_figures import with_plain_figures
from talkbox.planner.wording.settled import without_settled
from talkbox.planner.wording.signed_gains import with_signed_gains
from talkbox.planner.wording.tempos import with_tempos
from talkbox.planner.wording.unnamed_effects import with_effect

_RULES = (
    with_counted_ends,
    with_plain_figures,
    with_tempos,
    without_settled,
    without_figured_purpose,
    with_effect,
    with_filter_letters,
    with_floor,
    with_mid_side,
    with_bandwidth,
    with_interval,
    with_bare_fades,
    with_measured,
    with_passbands,
    with_signed_gains,
)


def with_shorthand(line: Sequence[Token], language: str) -> list[Token]:
    """The line with channels, widths, notes, fades, values and bands in full."""
    return applied(_RULES, line, language)
