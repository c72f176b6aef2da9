"""Fractions beside a speed: "slower by a fifth" is 20 percent, and no interval of seven semitones.

Several of them are a share of the speed, where it is named behind: "at four fifths of the speed"
is at 80 percent of it. The words are data: the `speed_fractions` of a language's grammar, each
fraction with its percent; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_PERCENT = Token("%", "word")
_TO_THE_SPEED = 3
"""Tokens between a fraction and its speed: "slow it down by a fifth"."""

_TO_ITS_NAME = 4
"""Tokens from a count of them to the speed: "of the original speed"."""
_MOST_PERCENT = 400.0

_listed = lists_of("speed_fractions")


@cache
def _shares(language: str, name: str) -> dict[str, float]:
    words = lexicon.grammar(language)["speed_fractions"].get(name, ())
    pairs = (said.split() for said in words)
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
    shares = _shares(language, "fractions")
    clause = _counted(clause, language)
    for at, token in enumerate(clause):
        if token.text in shares and _is_of_speed(clause, at, language):
            start = at - (clause[at - 1].text in _listed("articles", language) if at else 0)
            share = shares[token.text]
            number = Token(f"{share:g}", "number", share)
            return [*clause[:start], number, _PERCENT, *clause[at + 1 :]]
    return clause


def _counted(clause: list[Token], language: str) -> list[Token]:
    """The clause with "four fifths of the speed" as so many percent of it."""
    shares = _shares(language, "several")
    for at in range(len(clause) - 2):
        count = _count_at(clause, at, language)
        end = count[1] if count else len(clause)
        if count is None or end >= len(clause) or clause[end].text not in shares:
            continue
        percent = round(count[0] * shares[clause[end].text], 1)
        if 0 < percent <= _MOST_PERCENT and _is_named(clause[end + 1 :], language):
            number = Token(f"{percent:g}", "number", percent)
            return [*clause[:at], number, _PERCENT, *clause[end + 1 :]]
    return clause


def _count_at(clause: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """How many are counted at `at`, and the place after it."""
    if clause[at].kind == "number":
        return clause[at].value, at + 1
    return in_words_at(clause, at, language)


def _is_named(behind: Sequence[Token], language: str) -> bool:
    """Whether "of" and the speed come next."""
    said = [token.text for token in behind[:_TO_ITS_NAME]]
    led = said[:1] and said[0] in _listed("of", language)
    return bool(led) and not _listed("dimensions", language).isdisjoint(said)


def _is_of_speed(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether a word of speed stands near: right behind it, or before it with "by" or "to"."""
    speeds = _listed("speeds", language)
    behind = [token.text for token in clause[at + 1 : at + 3]]
    more = _listed("more", language)
    if behind and (behind[0] in speeds or (behind[0] in more and behind[-1] in speeds)):
        return True
    led = [token.text for token in clause[max(0, at - 2) : at]]
    ends = at + 1 == len(clause) or clause[at + 1].text in _listed("purposes", language)
    if not ends or _listed("links", language).isdisjoint(led):
        return False
    start = max(0, at - len(led) - _TO_THE_SPEED)
    led_by = speeds | _listed("verbs", language)
    return any(token.text in led_by for token in clause[start:at])
