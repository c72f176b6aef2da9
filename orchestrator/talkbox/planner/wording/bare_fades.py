"""Fades in shorthand: "2 s in, 4 s out", "FO 6", "half a second at either end".

A line that has nothing but times and ends fades there. The words are data: the `bare_fades` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_FADE, _IN, _OUT = (Token(text, "word") for text in ("fade", "in", "out"))
_TIMES = ("s", "ms")

_listed = lists_of("bare_fades")


def with_bare_fades(line: Sequence[Token], language: str) -> list[Token]:
    """The line with its fades in full."""
    if not _listed("ends", language):
        return list(line)
    found: list[Token] = []
    for at, token in enumerate(line):
        counted = at + 1 < len(line) and line[at + 1].kind == "number"
        if token.text in _listed("ins", language) and counted:
            found += [_FADE, _IN]
        elif token.text in _listed("outs", language) and counted:
            found += [_FADE, _OUT]
        else:
            found.append(token)
    times, texts = 0, set()
    at = 0
    while at < len(found):
        said = quantity_at(found, at, language)
        timed = said is not None and said[0].unit in _TIMES
        times += timed
        if not timed and found[at].kind != "stop":
            texts.add(found[at].text)
        at += said[1] if said is not None and timed else 1
    ends = _listed("ends", language)
    if not times or not texts & ends or texts - ends - _listed("beside", language):
        return found
    both = _listed("both", language) & texts
    if both and times == 1:
        return [_FADE, _IN, Token("and", "word"), _OUT, *_time(found, language)]
    return [_FADE, *found] if {"in", "out"} & texts and found[0].text != _FADE.text else found


def _time(line: Sequence[Token], language: str) -> list[Token]:
    for at in range(len(line)):
        said = quantity_at(line, at, language)
        if said is not None and said[0].unit in _TIMES:
            return list(line[at : at + said[1]])
    return []
