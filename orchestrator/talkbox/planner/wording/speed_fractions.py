"""Fractions beside a speed: "slower by a fifth" is 20 percent, and no interval of seven semitones.

The words are data: the `speed_fractions` of a language's grammar, each fraction with its percent; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_PERCENT = Token("%", "word")
_TO_THE_SPEED = 3
"""Tokens between a fraction and its speed: "slow it down by a fifth"."""

_listed = lists_of("speed_fractions")


@cache
def _shares(language: str) -> dict[str, float]:
    pairs = (said.split() for said in lexicon.grammar(language)["speed_fractions"]["fractions"])
    return {folded(name): float(share) for name, share in pairs}


def with_speed_fractions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such fraction in percent."""
    if not _listed("fractions", language):
        return list(line)
    return clauses_retold(
        line, _listed("joints", language), lambda clause: _in_percent(list(clause), language)
    )


def _in_percent(clause: list[Token], language: str) -> list[Token]:
    """The clause with its fraction of the speed in percent."""
    shares = _shares(language)
    for at, token in enumerate(clause):
        if token.text in shares and _is_of_speed(clause, at, language):
            start = at - (clause[at - 1].text in _listed("articles", language) if at else 0)
            share = shares[token.text]
            number = Token(f"{share:g}", "number", share)
            return [*clause[:start], number, _PERCENT, *clause[at + 1 :]]
    return clause


def _is_of_speed(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word of speed stands near: right behind it, or before it with "by" or "to"."""
    speeds = _listed("speeds", language)
    behind = [token.text for token in clause[at + 1 : at + 3]]
    more = _listed("more", language)
    if behind and (behind[0] in speeds or (behind[0] in more and behind[-1] in speeds)):
        return True
    led = [token.text for token in clause[max(0, at - 2) : at]]
    if at + 1 < len(clause) or _listed("links", language).isdisjoint(led):
        return False
    start = max(0, at - len(led) - _TO_THE_SPEED)
    led_by = speeds | _listed("verbs", language)
    return any(token.text in led_by for token in clause[start:at])
