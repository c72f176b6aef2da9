"""Complaints about what was just done: "too bright now", "not that loud", "less bass than that".

Where the last edit made it so, they ask for about half of that edit and not for its opposite: what
is wanted lies between the sound before it and the sound after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.parsing.items import items
from talkbox.planner.requests import PLAIN, Follow, Reading, Request
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tongues import tongue_of
from talkbox_prompts import lexicon

_listed = lists_of("knob_words")
_HALF = 2.5
"""The strength from which "less" halves an edit."""
_DENIES, _LESS = "not", "less"


def dialled_back(reading: Reading, text: str, last: Sequence[Request]) -> Reading:
    """The reading of the text, a complaint about the last edit's requests as less of that edit."""
    if reading.follow is not None or len(reading.requests) != 1 or len(last) != 1:
        return reading
    (asked,) = reading.requests
    if asked.quantities or asked.deed != "apply" or "remove" in asked.marks:
        return reading
    words = {request.word for request in last}
    turned = is_less(asked) or _compares(text)
    lessened = turned and lexicon.word(asked.word).opposite in words
    denied = asked.word in words and asked.word not in reading.avoids and _denies(text)
    if not (asked.against in words or lessened or denied):
        return reading
    strength = asked.strength if asked.strength < PLAIN else max(asked.strength, _HALF)
    return Reading(follow=Follow("less", strength), keeps=reading.keeps, avoids=reading.avoids)


def is_less(asked: Request) -> bool:
    """Whether the word was said as less of its opposite: "less bright"."""
    first = asked.asked.partition(" ")[0]
    return any(item.name == _LESS for item in items(first, tongue_of(asked.asked)))


def _compares(text: str) -> bool:
    """ "A bit narrower than that": less of what was made, and not its opposite."""
    language = tongue_of(text)
    said = [token.text for token in phrasebook(language).line(text)]
    pairs = {" ".join(pair) for pair in pairwise(said)}
    return not pairs.isdisjoint(_listed("than_that", language))


def _denies(text: str) -> bool:
    """ "Not that bright": by itself it may as well say what is lacking."""
    language = tongue_of(text)
    found = items(text, language)
    marks = {folded(item.text) for item in found if item.kind == "mark" and item.name == _DENIES}
    return not marks.isdisjoint(_listed("not_that", language))
