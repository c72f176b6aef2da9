"""Silences, spans, ends and single moments, as the plain orders that they are told for."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.added_silence import with_added_silence
from talkbox.planner.wording.bits_at import with_bits_at
from talkbox.planner.wording.entrances import with_entrances
from talkbox.planner.wording.faded_ends import with_faded_ends
from talkbox.planner.wording.inner_pauses import with_inner_pauses
from talkbox.planner.wording.kept_spans import with_kept_spans
from talkbox.planner.wording.moment_levels import with_moment_levels
from talkbox.planner.wording.one_moment import with_one_moment
from talkbox.planner.wording.silences_cut_to import with_silences_cut_to
from talkbox.planner.wording.spoilt_ends import with_spoilt_ends

_RULES = (
    with_silences_cut_to,
    with_inner_pauses,
    with_added_silence,
    with_bits_at,
    with_kept_spans,
    with_faded_ends,
    with_spoilt_ends,
    with_entrances,
    with_moment_levels,
    with_one_moment,
)


def with_times_told(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with everything that is told of a time as plain words."""
    return applied(_RULES, line, language)
