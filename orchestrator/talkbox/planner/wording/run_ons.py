"""Sentences that run on without a stop: "TOO QUIET I CANT HEAR ANYTHING".

Behind what is too much or too little a clause begins anew with who suffers from it; what they
cannot do is its consequence. What stands behind "just" after a denial is not denied any more: "no
reverb, just warmth"; nor is a second "it's": "it's not loud it's bright". The order that something
is left for begins anew: "instead of boosting the bass cut the mids". The words are data: the
`run_ons` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.rules import applied
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.consequences import with_consequences
from talkbox.planner.wording.outcomes import with_outcomes

_STOP = Token(",", "stop")
_FULL_STOP = Token(".", "stop")


_listed, _order_words = lists_of("run_ons"), lists_of("consequences")


def with_stops(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop before the clause that tells what a complaint leads to."""
    stopped: list[Token] = []
    excessive = 0
    line = applied(_RULES, line, language)
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


def _with_contrasts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop where a denial ends and what holds instead begins."""
    stopped: list[Token] = []
    denied = False
    for at, token in enumerate(line):
        if denied and _holds_instead(line, at, language):
            if token.kind != "stop":
                stopped.append(_STOP)
            denied = False
            stopped.append(_FULL_STOP if token.kind == "stop" else token)
            continue
        if token.kind == "stop" and token.text != ",":
            denied = False
        denied = denied or token.text in _listed("denials", language)
        stopped.append(token)
    return stopped


def _holds_instead(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether ", just" or a second "it's" stands here."""
    following = [token.text for token in line[at + 1 : at + 3]]
    if line[at].text == ",":
        limits = len(following) > 1 and following[0] in _listed("instead", language)
        return limits and following[1] not in _listed("amounts", language)
    again = line[at].text in _listed("statements", language)
    stands = (
        at > 2
        and line[at - 1].kind != "stop"
        and line[at - 1].text not in _listed("joints", language)
    )
    return again and stands and line[at - 1].text not in _listed("denials", language)


def _with_alternatives(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop where the order begins that something is left for."""
    stopped: list[Token] = []
    left = 0
    for at, token in enumerate(line):
        if token.kind == "stop":
            left = 0
        elif " ".join(each.text for each in line[at : at + 2]) in _listed("foregone", language):
            left = at + 2
        elif left and at > left and _orders(line, at, language):
            stopped.append(_STOP)
            left = 0
        stopped.append(token)
    return stopped


def _orders(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a verb and what it is about stand here: "cut the"."""
    about = [token.text for token in line[at + 1 : at + 2]]
    return line[at].text in _order_words("verbs", language) and bool(
        _listed("objects", language).intersection(about)
    )


_RULES = (with_outcomes, with_consequences, _with_contrasts, _with_alternatives)
