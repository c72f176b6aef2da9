"""What an instruction means behind the edit that was made last: a setting of it, its number, less.

Whatever reads an instruction with others before it reads it through here, so that what was meant
once is remembered as that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from talkbox.planner.conversing.dialling import dialled_back, is_less
from talkbox.planner.conversing.resaying import resaid
from talkbox.planner.conversing.turning import Edit, knob_steps
from talkbox.planner.parsing.items import items
from talkbox.planner.requests import PLAIN, Follow, Reading, Request
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tongues import tongue_of
from talkbox_prompts import lexicon
from talkbox_tools.chain import Stage

_ORDERED = 3
"""The plainness of what is ordered, and not only named."""
_TURNING = frozenset({"not", "less", "remove", "down", "keep"})
_OPENING = 5
_SHORT = 6
"""Words of a text that only names what else shall go the same way."""

_listed = lists_of("knob_words")
KNOB = "knob"
"""The kind of a follow-up that turns settings; `knob_steps` has its calls."""
_OPEN = frozenset({None, "more", "less", "instead"})
"""Follow-ups in set phrases that may be about a setting: "harder"."""
RESAID = "resaid"
"""The kind of one that says the last requests anew, with another number."""


def in_its_place(reading: Reading, text: str, stages: Sequence[Stage], last: Edit) -> Reading:
    """The reading of a text where the chain has these stages and this was the last edit."""
    kind = None if reading.follow is None else reading.follow.kind
    if reading.question is not None or kind not in _OPEN:
        return reading
    if knob_steps(text, stages, last):
        return Reading(follow=Follow(KNOB))
    if kind == "instead":
        return _instead(reading, last)
    return _of_the_last(reading, text, last) if last.stages else reading


def _instead(reading: Reading, last: Edit) -> Reading:
    """ "I meant the highs": what is named in the place of the last."""
    if not reading.requests:
        return replace(reading, follow=None)
    return replace(reading, requests=tuple(_the_same_way(reading.requests, last.requests)))


def _of_the_last(reading: Reading, text: str, last: Edit) -> Reading:
    if _says_also(text) and reading.follow is None:
        named = [replace(each, word=each.against or each.word) for each in reading.requests]
        named = [replace(each, against=None) for each in named]
        return replace(reading, requests=tuple(_the_same_way(named, last.requests)))
    if anew := resaid(text, last.requests):
        return Reading(requests=anew, follow=Follow(RESAID))
    if _brought_back(reading, text, last.requests):
        return Reading(follow=Follow("off"))
    return dialled_back(_without(reading, text), text, last.requests)


def _the_same_way(asked: Sequence[Request], last: Sequence[Request]) -> Iterator[Request]:
    """ "Take some bass out", "I meant the highs": what is only named goes the way of the last."""
    lessened = bool(last) and all(each.against is not None or is_less(each) for each in last)
    for request in asked:
        opposite = lexicon.word(request.word).opposite
        named = request.against is None and request.plainness < _ORDERED
        if lessened and named and opposite is not None:
            yield replace(request, word=opposite, against=request.word)
        else:
            yield request


def _says_also(text: str) -> bool:
    """Whether a short text ends with "too" or "as well": "and the highs too"."""
    language = tongue_of(text)
    said = [token.text for token in phrasebook(language).line(text) if token.kind != "stop"]
    ends = (" ".join(said[-length:]) for length in (1, 2))
    if len(said) > _SHORT or not any(end in _listed("also", language) for end in ends):
        return False
    found = items(text, language)
    words = [item for item in found if item.kind == "word"]
    turned = any(item.kind == "mark" and item.name in _TURNING for item in found)
    return bool(words) and not turned and all(item.role == "nouns" for item in words)


def _brought_back(reading: Reading, text: str, last: Sequence[Request]) -> bool:
    """ "Bring the stereo back" after "make it mono": the opposite of what was made, as it was."""
    language = tongue_of(text)
    said = {token.text for token in phrasebook(language).line(text)}
    words = {lexicon.word(request.word).opposite for request in last}
    asked = {request.word for request in reading.requests}
    if any(request.strength != PLAIN for request in reading.requests):
        return False  # "a bit quieter again"
    return bool(asked) and asked <= words and not said.isdisjoint(_listed("back", language))


def _without(reading: Reading, text: str) -> Reading:
    """ "Without the slapback": what was put there goes, and is not only made less."""
    language = tongue_of(text)
    opening = {token.text for token in phrasebook(language).line(text)[:_OPENING]}
    if opening.isdisjoint(_listed("without", language)) or len(reading.requests) != 1:
        return reading
    if any(each.quantities for each in reading.requests):
        return reading
    gone = (replace(each, marks=each.marks | {"remove"}) for each in reading.requests)
    return replace(reading, requests=tuple(gone))
