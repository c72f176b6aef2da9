"""Stretches of a text that stand for one thing whatever phrases begin in them.

How little of an effect, a room told of by its walls, a question or an errand, what happened to a
listener, turns of phrase: each has its own module.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.elsewhere import elsewhere_at
from talkbox.planner.wording.enquiries import ASKED, enquiry_at
from talkbox.planner.wording.errands import errand_at
from talkbox.planner.wording.figures import Figure, figure_at
from talkbox.planner.wording.happenings import happening_at
from talkbox.planner.wording.pairings import paired_at
from talkbox.planner.wording.premises import CURE, hard_room
from talkbox.planner.wording.subtleties import STRENGTH, hardly_noticed


def aside_at(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """The stretch that begins at `at` whatever else is known there; None where none does."""
    if (length := hardly_noticed(line, at, language)) > 0:
        return Figure("strength", STRENGTH, "", length)
    if (length := hard_room(line, at, language)) > 0:
        return Figure("word", CURE, "lacks", length)
    errand = elsewhere_at(line, at, language) or errand_at(line, at, language)
    if errand is not None:
        return Figure("beyond", errand[0], ASKED, errand[1])
    asked = enquiry_at(line, at, language)
    return None if asked is None else Figure("beyond", asked.kind, ASKED, asked.length)


def turn_at(
    line: Sequence[Token], at: int, language: str, known: int, *, subject: bool
) -> Figure | None:
    """The turn of phrase at `at` that says more than a phrase of `known` tokens does."""
    found = happening_at(line, at, language, subject=subject)
    found = found or figure_at(line, at, language, subject=subject)
    found = found or paired_at(line, at, language)
    return found if found is not None and known < max(found.length, 2) else None
