"""Why a sound shall be as asked: who sleeps nearby, which scene it is for, what it will be used as.

"Half as loud, the baby's asleep next door" is about the level, and no wall is wished for; "it's
going to be hold music" beside a complaint names no sound. The words are data: the `circumstances`
of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_BE = 4
"""Words within which a clause says that it will be something: "this is going to be"."""
_TO_THE_SCENE = 4
"""Words within which a clause names a scene: "it's a dream scene in my film"."""


_listed = lists_of("circumstances")


def household(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that begins here and says who sleeps; None for any other."""
    end = _clause(line, at, language)
    said = {token.text.removesuffix("'s") for token in line[at:end]}
    sleeps = said & _listed("resting", language) and said & _listed("sleepers", language)
    sleeps = sleeps or (said & _listed("events", language) and said & _listed("nearby", language))
    return end if sleeps and not said & _listed("likened", language) else None


def destination(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that begins here and says what it will be: "it'll be a jingle"."""
    end = _clause(line, at, language)
    said = [token.text for token in line[at:end]]
    if not said or said[0] not in _listed("used", language):
        return None
    text = " ".join(said[1 : 1 + _TO_BE])
    becomes = any(text.startswith(f"{verb} ") for verb in _listed("becomes", language))
    judged = not _listed("judging", language).isdisjoint(said)
    return end if becomes and not judged else None


def scene(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that begins here and names what it is for: "dream scene in my film"."""
    end = _clause(line, at, language)
    said = [token.text for token in line[at:end]]
    named = not _listed("scenes", language).isdisjoint(said[:_TO_THE_SCENE])
    return end if named and _listed("likened", language).isdisjoint(said) else None


def _clause(line: Sequence[Token], at: int, language: str) -> int:
    """The end of the clause that begins here; `at` where none begins."""
    heads = _listed("clause_heads", language)
    if not heads or (at and line[at - 1].kind != "stop" and line[at - 1].text not in heads):
        return at
    stops = (place for place in range(at, len(line)) if line[place].kind == "stop")
    return next(stops, len(line))
