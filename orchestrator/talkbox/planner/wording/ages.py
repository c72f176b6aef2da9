"""How old somebody is: "im 14 and made this on my phone", "I'm 71, make it warmer".

An age sets nothing, so it is left out. A number with a unit behind it is none, and neither is one
of a thing ("it's 71"). The words are data: the `ages` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_YOUNGEST, _OLDEST = 3, 110

_listed = lists_of("ages")


def with_ages_left_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without "I'm 14" and "he is 71 years old"."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _age(line, at, language)
        if not length:
            kept.append(line[at])
        at += length or 1
    return kept


def _age(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens tell an age from here on; 0 where none is told."""
    place = at + 1
    if line[at].text in _listed("people", language):
        place += place < len(line) and line[place].text in _listed("being", language)
        if place == at + 1:
            return 0
    elif line[at].text not in _listed("person_is", language):
        return 0
    if place >= len(line) or not _is_age(line[place]):
        return 0
    end = place + 1
    while end < len(line) and line[end].text in _listed("years", language):
        end += 1
    ends = end == len(line) or line[end].kind == "stop" or end > place + 1
    if not ends and line[end].text not in _listed("after", language):
        return 0
    return _end_of_deed(line, end, language) - at


def _end_of_deed(line: Sequence[Token], end: int, language: str) -> int:
    """Where it ends what somebody of that age does: "I'm 71 and play the harmonica, ..."."""
    verb = end + 1
    joined = verb < len(line) and line[end].text in _listed("joints", language)
    if not joined or line[verb].text not in _listed("deeds", language):
        return end
    return next((at for at in range(verb, len(line)) if line[at].kind == "stop"), end)


def _is_age(token: Token) -> bool:
    plain = token.kind == "number" and not token.signed and token.value == int(token.value)
    return plain and _YOUNGEST <= token.value <= _OLDEST
