"""When a recording went wrong: "the mic was clipping during the vows, can you repair it".

What is wrong with the recording is mended wherever it is; when it happened asks for no part of the
clip. The words are data: the `mishaps` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_listed = lists_of("mishaps")


def with_mishaps(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the moments at which something went wrong."""
    told: list[Token] = []
    wrong = dropped = False
    for token in line:
        if token.kind == "stop" or token.text in _listed("joints", language):
            wrong = dropped = False
        wrong = wrong or token.text in _listed("faults", language)
        dropped = dropped or (wrong and token.text in _listed("when", language))
        if not dropped:
            told.append(token)
    return told
