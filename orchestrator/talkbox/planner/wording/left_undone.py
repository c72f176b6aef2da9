"""What a text tells or asks that nothing is done for: faults that are denied, sounds from
elsewhere, and what one file does not show.

Before all other rules, so that none of them takes a word of it for a wish.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.brought_in import with_brought_in
from talkbox.planner.wording.found_fine import with_found_fine
from talkbox.planner.wording.out_of_reach import with_out_of_reach


def with_left_undone(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the plain phrase for each such clause, or without it."""
    return applied((with_found_fine, with_brought_in, with_out_of_reach), line, language)
