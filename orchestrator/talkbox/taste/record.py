"""What is known of the taste in one word, and how one more opinion changes it.

The factor is the geometric mean of the strengths that were right, each against the plain word,
drawn towards 1 by one imagined neutral opinion. As every one of them lies in the same bounds, so
does the mean; old opinions fade once there are many.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from talkbox.planner.requests import Opinion
from talkbox_sessions.events import Taste

WEAKEST, STRONGEST = 0.5, 1.8
"""Bounds of a factor."""
_NEUTRAL = 1.0
"""How many neutral opinions stand at the beginning."""
_REMEMBERED = 12
"""As many opinions count at most, so that taste can change."""
_DIGITS = 3
MOST_EFFECTS = 12


@dataclass(frozen=True, slots=True)
class WordTaste:
    """The taste in one word."""

    factor: float = 1.0
    """How strongly the word is meant, times the plain one; WEAKEST to STRONGEST."""
    yes: int = 0
    """How often an edit for it was praised."""
    no: int = 0
    """How often one was too much, too little, wrong, or right but not by those means."""
    preferred: tuple[str, ...] = ()
    """Effects that were liked for it."""
    avoided: tuple[str, ...] = ()
    """Effects that give way to others."""

    def told(self) -> Taste:
        """What planning needs of it."""
        return Taste(factor=self.factor, preferred=self.preferred, avoided=self.avoided)


def learnt(old: WordTaste, opinion: Opinion, right: float, kinds: Iterable[str]) -> WordTaste:
    """The taste after one more opinion.

    `right` is the strength that would have been or was right, times the plain word; it counts for
    praise, "more" and "less". `kinds` are the effects that made the edit.
    """
    effects = tuple(sorted(set(kinds)))
    if opinion == "yes":
        return replace(
            old,
            factor=_mean(old, right),
            yes=old.yes + 1,
            preferred=_with(old.preferred, effects),
            avoided=_less(old.avoided, effects),
        )
    said = replace(old, no=old.no + 1)
    if opinion == "otherwise":
        return replace(
            said,
            preferred=_less(old.preferred, effects),
            avoided=_with(old.avoided, effects),
        )
    return said if opinion == "no" else replace(said, factor=_mean(old, right))


def _mean(old: WordTaste, right: float) -> float:
    weight = min(old.yes + old.no, _REMEMBERED) + _NEUTRAL
    at = math.log(min(max(right, WEAKEST), STRONGEST))
    mean = math.exp((math.log(old.factor) * weight + at) / (weight + 1))
    return min(max(round(mean, _DIGITS), WEAKEST), STRONGEST)


def _with(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))[-MOST_EFFECTS:]


def _less(known: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in known if each not in gone)
