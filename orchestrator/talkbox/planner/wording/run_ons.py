"""Sentences that run on without a stop: "TOO QUIET I CANT HEAR ANYTHING".

Behind what is too much or too little a clause begins anew with who suffers from it; what they
cannot do is its consequence. The words are data: the `run_ons` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_STOP = Token(",", "stop")


_listed = lists_of("run_ons")


def with_stops(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop before the clause that tells what a complaint leads to."""
    stopped: list[Token] = []
    excessive = 0
    for at, token in enumerate(line):
        if token.kind == "stop":
            excessive = 0
        elif token.text in _listed("excess", language):
            excessive = at + 1
        elif excessive and at > excessive and _begins(line, at, language):
            stopped.append(_STOP)
            excessive = 0
        stopped.append(token)
    return stopped


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("subjects", language) or at + 1 == len(line):
        return False
    joined = line[at - 1].text in _listed("joints", language)
    return not joined and line[at + 1].text in _listed("verbs", language)
