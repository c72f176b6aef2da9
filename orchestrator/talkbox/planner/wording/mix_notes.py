"""Notes on a mix as the wishes that they are: what was tried, cut too far or only scolded."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.aimed_states import with_aimed_states
from talkbox.planner.wording.as_much import with_as_much
from talkbox.planner.wording.drawn_out import with_drawn_out
from talkbox.planner.wording.growing_faults import with_growing_faults
from talkbox.planner.wording.growing_starts import with_growing_starts
from talkbox.planner.wording.lengths_in_times import with_lengths_in_times
from talkbox.planner.wording.lopsided import with_lopsided
from talkbox.planner.wording.loud_and_soft import with_loud_and_soft
from talkbox.planner.wording.overdone_cuts import with_overdone_cuts
from talkbox.planner.wording.pitch_turns import with_pitch_turns
from talkbox.planner.wording.places_behind import with_places_behind
from talkbox.planner.wording.scolded_bands import with_scolded_bands
from talkbox.planner.wording.silence_left import with_silence_left
from talkbox.planner.wording.sizes_across import with_sizes_across
from talkbox.planner.wording.subtleties import with_so_slight
from talkbox.planner.wording.sunken_parts import with_sunken_parts
from talkbox.planner.wording.swept_filters import with_swept_filters
from talkbox.planner.wording.tempo_names import with_tempo_names
from talkbox.planner.wording.then_for_than import with_than
from talkbox.planner.wording.told_anyway import with_told_anyway
from talkbox.planner.wording.vain_attempts import with_vain_attempts
from talkbox.planner.wording.verbless_findings import with_verbless_findings
from talkbox.planner.wording.version_numbers import with_version_numbers

_RULES = (
    with_so_slight,
    with_places_behind,
    with_sizes_across,
    with_tempo_names,
    with_lengths_in_times,
    with_than,
    with_as_much,
    with_growing_faults,
    with_loud_and_soft,
    with_growing_starts,
    with_pitch_turns,
    with_told_anyway,
    with_silence_left,
    with_swept_filters,
    with_vain_attempts,
    with_sunken_parts,
    with_aimed_states,
    with_lopsided,
    with_scolded_bands,
    with_version_numbers,
    with_verbless_findings,
    with_drawn_out,
    with_overdone_cuts,
)


def with_mix_notes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such notes in plain words."""
    return applied(_RULES, line, language)
