"""Of what the seconds are that are cut away: "remove the first 1.5 seconds of silence".

A length that is cut is cut whatever is heard in it; "of silence" would leave the time and mute it,
and "nothing is happening there" behind it asks for no movement.
The words are data: the `silent_seconds` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_TO_THE_TIME = 6
"""Tokens from the verb to its time: "cut off all of the first 2 s"."""

_listed = lists_of("silent_seconds")


def with_silent_seconds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a time alone."""
    for at, token in enumerate(line):
        if token.text not in _listed("cuts", language):
            continue
        for place in range(at + 1, min(at + _TO_THE_TIME, len(line))):
            said = quantity_at(line, place, language)
            if said is not None and said[0].unit == "s":
                end = _nothing_end(line, place + said[1], language)
                return [*line[: place + said[1]], *_without_vacancy(line[end:], language)]
    return list(line)


def _without_vacancy(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The rest without a clause of it that says how empty the time is."""
    opens = next((at for at, token in enumerate(line) if token.kind == "stop"), len(line))
    end = opens + 1
    while end < len(line) and line[end].text in _listed("vacant", language):
        end += 1
    told = end > opens + 2 and (end == len(line) or line[end].kind == "stop")
    return [*line[:opens], *line[end:]] if told else line


def _nothing_end(line: Sequence[Token], at: int, language: str) -> int:
    """Where "of dead air" ends that begins at `at`; `at` where it does not."""
    if at >= len(line) or line[at].text not in _listed("of", language):
        return at
    place = at + 1
    while place < len(line) and line[place].text in _listed("nothing", language):
        place += 1
    return place if place > at + 1 else at
