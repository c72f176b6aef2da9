"""Where it is going to be heard: "we're going to play this in a big hall so keep it dry".

A clause that begins with who will play or show it names no place that it shall sound like, and no
more does one of who always does ("we play this at church"). The words are data: the `performances`
of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_DEED = 5
"""Words from who it is to what they do: "they're probably going to play"."""
_TO_THE_HABIT, _TO_THE_OBJECT = 4, 3
""" "We almost always play this old song"."""

_listed = lists_of("performances")


def performance(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that begins here and tells where it will be played; else None."""
    if line[at].text not in _listed("people", language) or not _begins(line, at, language):
        return None
    end = clause_end(line, at, _listed("ends", language))
    said = [token.text for token in line[at:end]]
    if _is_habit(said, language):
        return end
    deeds = _listed("deeds", language)
    deed = next((k for k, text in enumerate(said[: _TO_THE_DEED + 1]) if text in deeds), 0)
    planned = not _listed("planned", language).isdisjoint(said[: deed + 1])
    where = not _listed("where", language).isdisjoint(said[deed + 1 :])
    heard = _listed("likened", language).isdisjoint(said)
    return end if deed and planned and where and heard else None


def _is_habit(said: Sequence[str], language: str) -> bool:
    """Whether it is done somewhere, time and again: "we sing it live", "tocamos isso na igreja"."""
    habits = _listed("habits", language)
    deed = next((k for k, text in enumerate(said[:_TO_THE_HABIT]) if text in habits), None)
    if deed is None or not _listed("likened", language).isdisjoint(said):
        return False
    what = (*said[:deed], *said[deed + 1 : deed + 1 + _TO_THE_OBJECT])
    told = not _listed("it", language).isdisjoint(what)
    return told and not _listed("stages", language).isdisjoint(said[deed + 1 :])


def _begins(line: Sequence[Token], at: int, language: str) -> bool:
    return not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("ends", language)
