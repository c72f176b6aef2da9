"""One sound that stands out: "one note jumps out about three seconds in", "a hit is way too loud".

With its time it is a part of the clip to be turned down, without one the levels are to be evener.
The words are data: the `outliers` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_EVENER = (Token("even", "word"), Token("out", "word"))
_FROM, _TO = Token("from", "word"), Token("to", "word")
_SECONDS, _QUIETER = Token("seconds", "word"), Token("quieter", "word")
_BEFORE_SECONDS, _AFTER_SECONDS = 0.25, 0.5
""" "At 3.4 s": a note begins a little before that and has rung out after."""
_ABOUT_SECONDS = 0.3
"""How much further both reach beside "about"."""
_TO_THE_NOTE = 3
"""Words from "one" to the note, both included: "one loud snare hit"."""


_listed = lists_of("outliers")


def with_outlier(part: list[Token], language: str) -> list[Token]:
    """The part with a sound that stands out as what is to be done about it."""
    said = [token.text for token in part]
    if not _listed("wishing", language).isdisjoint(said):
        return part
    span = _span(part, said, language)
    timed = bool(span)
    if not _is_one(said, language, timed=timed) or not _stands_out(said, language, timed=timed):
        return part
    head = 1 if part[0].kind == "stop" or part[0].text in _listed("joints", language) else 0
    return [*part[:head], *(span or _EVENER)]


def _is_one(said: Sequence[str], language: str, *, timed: bool) -> bool:
    """Whether a single sound is named: "one note"; beside a time "the snare" is one too."""
    ones, notes = _listed("ones", language), _listed("notes", language)
    if timed:
        ones |= _listed("ones_in_time", language)
        notes |= _listed("notes_in_time", language)
    return any(
        word in ones and not notes.isdisjoint(said[at + 1 : at + _TO_THE_NOTE + 1])
        for at, word in enumerate(said)
    )


def _stands_out(said: Sequence[str], language: str, *, timed: bool) -> bool:
    """ "Jumps out", "pokes through", "too loud"."""
    pairs = pairwise(said)
    verbs, ways = _listed("verbs", language), _listed("ways", language)
    louds = _listed("loud", language) | (_listed("loud_in_time", language) if timed else set())
    loud = not louds.isdisjoint(said)
    return loud or any(one in verbs and two in ways for one, two in pairs)


def _span(part: Sequence[Token], said: Sequence[str], language: str) -> tuple[Token, ...]:
    """From when to when the sound lasts, turned down; nothing where no time was said."""
    vague = not _listed("about", language).isdisjoint(said)
    for at in range(len(part)):
        found = quantity_at(part, at, language)
        if found is None or found[0].unit != "s" or found[0].until is not None:
            continue
        more = _ABOUT_SECONDS if vague else 0.0
        start = max(found[0].value - _BEFORE_SECONDS - more, 0.0)
        end = found[0].value + _AFTER_SECONDS + more
        return (_FROM, _figure(start), _TO, _figure(end), _SECONDS, _QUIETER)
    return ()


def _figure(seconds: float) -> Token:
    return Token(f"{seconds:.2f}", "number", round(seconds, 2))
