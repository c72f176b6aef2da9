"""Figures of place and manner as the plain words that they stand for, before phrases are read."""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.added_silence import with_added_silence
from talkbox.planner.wording.announcements import with_announcements
from talkbox.planner.wording.bare_loudness import with_bare_loudness
from talkbox.planner.wording.clock_faces import with_clock_faces
from talkbox.planner.wording.compounds import with_compounds
from talkbox.planner.wording.faded_ends import with_faded_ends
from talkbox.planner.wording.imbalances import with_imbalances
from talkbox.planner.wording.impulse_files import with_impulse_files
from talkbox.planner.wording.kept_lows import with_kept_lows
from talkbox.planner.wording.kept_spans import with_kept_spans
from talkbox.planner.wording.littles import with_littles
from talkbox.planner.wording.manners import with_manners
from talkbox.planner.wording.mishaps import with_mishaps
from talkbox.planner.wording.mistunings import with_mistunings
from talkbox.planner.wording.moment_levels import with_moment_levels
from talkbox.planner.wording.only_part import with_only_part
from talkbox.planner.wording.only_that import with_only_that
from talkbox.planner.wording.outsiders import with_outsiders
from talkbox.planner.wording.pan_ways import with_pan_ways
from talkbox.planner.wording.picture import with_picture
from talkbox.planner.wording.recorders import with_recorders
from talkbox.planner.wording.rooms_heard import with_rooms_heard
from talkbox.planner.wording.spoilt_ends import with_spoilt_ends
from talkbox.planner.wording.storeys import with_storeys
from talkbox.planner.wording.widths import with_widths
from talkbox.planner.wording.wrong_speeds import with_wrong_speeds

_RULES = (
    with_wrong_speeds,
    with_only_part,
    with_bare_loudness,
    with_mistunings,
    with_added_silence,
    with_kept_spans,
    with_faded_ends,
    with_spoilt_ends,
    with_moment_levels,
    with_mishaps,
    with_compounds,
    with_littles,
    with_storeys,
    with_manners,
    with_outsiders,
    with_announcements,
    with_impulse_files,
    with_rooms_heard,
    with_recorders,
    with_picture,
    with_widths,
    with_clock_faces,
    with_pan_ways,
    with_kept_lows,
    with_imbalances,
    with_only_that,
)


def in_plain_words(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with storeys, manners, stories and devices as what is meant by them."""
    return applied(_RULES, line, language)
