"""Decibels beside a word that has none of its own: "darker by 3 dB" turns its main filter by 3 dB,
"3 dB more punch" its attacks.

Without this the number would be heard by nobody, and the edit be as strong as the plain word.
"""

from __future__ import annotations

import math
from dataclasses import replace

from talkbox.planner.asking.strengths import STRONGEST, WEAKEST
from talkbox.planner.effects import effects
from talkbox.planner.moves.values import strength_at
from talkbox.planner.requests import Request
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning

_GAINS = ("gain_db", "attack_db")
Scale = tuple[str, str, tuple[float, float, float]]
"""A move's kind, its setting in decibels, and the line that this follows with the strength."""


def weighed(request: Request) -> Request:
    """The request as strong as its main filter has the gain that was said; others as they are."""
    said, word = request.quantity("db"), lexicon.word(request.word)
    if said is None or request.deed != "apply" or word.level or "db" in word.meaning.numbers:
        return request
    lines = scales(word.meaning)
    if not lines:
        return request
    kind, name, line = max(lines, key=lambda each: abs(each[2][1]))
    gain_db = math.copysign(abs(said.value), line[1])
    strength = strength_at(line, effects()[kind].parameter(name), gain_db)
    return replace(request, strength=min(max(strength, WEAKEST), STRONGEST))


def scales(meaning: Meaning) -> list[Scale]:
    """The settings that decibels can turn; those of filters where it has any."""
    for name in _GAINS:
        found = [
            (move.kind, name, setting)
            for move in meaning.moves
            if isinstance(setting := move.settings.get(name), tuple)
        ]
        if found:
            return found
    return []
