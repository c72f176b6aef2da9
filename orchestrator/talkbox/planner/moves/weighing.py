"""Decibels beside a word that has none of its own: "darker by 3 dB" turns its main filter by 3 dB.

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

_GAIN = "gain_db"


def weighed(request: Request) -> Request:
    """The request as strong as its main filter has the gain that was said; others as they are."""
    said, word = request.quantity("db"), lexicon.word(request.word)
    if said is None or request.deed != "apply" or word.level or "db" in word.meaning.numbers:
        return request
    lines = [
        (move.kind, setting)
        for move in word.meaning.moves
        if isinstance(setting := move.settings.get(_GAIN), tuple)
    ]
    if not lines:
        return request
    kind, line = max(lines, key=lambda each: abs(each[1][1]))
    gain_db = math.copysign(abs(said.value), line[1])
    strength = strength_at(line, effects()[kind].parameter(_GAIN), gain_db)
    return replace(request, strength=min(max(strength, WEAKEST), STRONGEST))
