"""What is compared with, granted, guarded or only to be fixed, before orders are read: "as long as
it stays clear", "the hiss can stay, the hum can't", "no bass please".
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.but_found import with_but_found
from talkbox.planner.wording.conditions import with_conditions
from talkbox.planner.wording.elliptic_denials import with_elliptic_denials
from talkbox.planner.wording.faults_to_fix import with_faults_to_fix
from talkbox.planner.wording.fine_stretches import with_fine_stretches
from talkbox.planner.wording.not_worse import with_not_worse
from talkbox.planner.wording.other_editions import with_other_editions
from talkbox.planner.wording.politely_none import with_politely_none

_RULES = (
    with_fine_stretches,
    with_other_editions,
    with_conditions,
    with_elliptic_denials,
    with_politely_none,
    with_not_worse,
    with_faults_to_fix,
    with_but_found,
)


def with_guards_and_grants(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as the plain words that it stands for."""
    return applied(_RULES, line, language)
