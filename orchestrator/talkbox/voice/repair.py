"""A small repair of what was heard: the trade's words and numbers as a producer types them.

"Minus fourteen laughs" is "-14 LUFS". Only what its neighbours betray is touched, by the data of
`talkbox_prompts/voice`; a right phrase comes through as it is, a repaired one is repaired no more,
and `changes` account for every difference. Nothing is drawn by chance, nothing is learnt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from talkbox.voice.mending import Mend, applied, joined
from talkbox.voice.misheard import Sounds, sounds
from talkbox.voice.spoken_quantities import Quantities
from talkbox.voice.terms import term_at
from talkbox.voice.utterance import Utterance
from talkbox_prompts import own

_ROUNDS = 4
"""What one round mends can be what another word was waiting for; more were never needed."""
LONGEST = 4000
"""Letters; what is longer is no instruction, and comes back as it was heard."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was taken for another."""

    heard: str
    """As it stands in the text that was heard; never empty."""
    meant: str
    start: int
    """Where it stands there, in letters from 0."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text as it is gone on with."""

    text: str
    changes: tuple[Change, ...] = ()
    """In the order of the text, apart from each other; empty where the text is as it was heard."""


def repair(text: str, language: str | None = None) -> Repaired:
    """The text with misheard words and spoken quantities set right.

    `language` is an ISO 639-1 code as a transcriber tells it; None finds it out from the words. In
    a language without data nothing is changed. Raises VoiceError where text2num is not installed.
    """
    if len(text) > LONGEST or not text.strip():
        return Repaired(text)
    return _repaired(text, language)


@own.forgets
@lru_cache(maxsize=64)  # a chat shows it, asks about it, and writes it down
def _repaired(heard: str, language: str | None) -> Repaired:
    known = sounds((language or _language_of(heard)).lower().partition("-")[0])
    if known is None:
        return Repaired(heard)
    mends = list[Mend]()
    for _ in range(_ROUNDS):
        new = list(_mends(Utterance.of(applied(heard, mends)), known))
        if not new:
            break
        for mend in reversed(new):  # from the right, so that the places of the others hold
            mends = joined(mends, mend, heard)
    changes = (Change(heard[mend.start : mend.end], mend.meant, mend.start) for mend in mends)
    return Repaired(
        applied(heard, mends), tuple(change for change in changes if change.heard != change.meant)
    )


def _language_of(text: str) -> str:
    from talkbox.planner.text.tongues import (
        tongue_of,
    )  # loads the words, which a transcriber's code spares

    return tongue_of(text)


def _mends(said: Utterance, known: Sounds) -> Iterator[Mend]:
    """What one round mends, from left to right."""
    quantities, end = Quantities(said, known), 0
    for at, word in enumerate(said.words):
        if word.start < end:
            continue
        mend = quantities.at(at) or term_at(said, at, known)
        if mend is not None:
            yield mend
            end = mend.end
