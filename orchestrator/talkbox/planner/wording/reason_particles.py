"""A particle that says from where, or why: "左から", from the left, and "暗いから", as it is dark.

Behind a verb or an adjective it makes a reason, and is told as the joint that only does this. The
words are data: the `reason_particles` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("reason_particles")


def with_reason_particles(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a particle as the joint of a reason."""
    if not _listed("particles", language):
        return list(line)
    (told,) = lexicon.grammar(language)["reason_particles"]["told"]
    return [
        Token(told, "word", written=token.text) if _tells_why(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _tells_why(line: Sequence[Token], at: int, language: str) -> bool:
    if not at or line[at].text not in _listed("particles", language):
        return False
    before = line[at - 1]
    ends = before.text.endswith(tuple(_listed("endings", language)))
    return ends and before.kind == "word" and before.text not in _listed("unless", language)
