"""What people say to one another of a recording: what they would do, how to do it, how it sounds.

The rules of forums, one after the other, before all that reads plain orders.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.advised_changes import with_advised_changes
from talkbox.planner.wording.asked_ways import with_asked_ways
from talkbox.planner.wording.failed_attempts import with_failed_attempts
from talkbox.planner.wording.hedged_findings import with_hedged_findings
from talkbox.planner.wording.own_likenesses import with_own_likenesses

_RULES = (
    with_failed_attempts,
    with_advised_changes,
    with_asked_ways,
    with_own_likenesses,
    with_hedged_findings,
)


def with_advice(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with advice and questions as orders, and likenesses as complaints."""
    return applied(_RULES, line, language)
