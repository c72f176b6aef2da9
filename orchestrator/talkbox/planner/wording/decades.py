"""Decades that something comes from: "an old radio broadcast from the 40s" lasts no 40 seconds.

Behind what already names a sound a decade is left out; behind "a record" or "a song" it is all that
is said of the sound, which is then vintage, and a radio announcer of that time is an old radio. The
words are data: the `decades` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_SHORT, _LONG = frozenset(range(20, 100, 10)), frozenset(range(1900, 2030, 10))

_COMMA = ","

_listed = lists_of("decades")


def with_decades(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without decades behind a sound, or with "vintage" for a work of theirs."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _decade(line, at, language) if kept else at
        if end == at:
            kept.append(line[at])
            at += 1
            continue
        if kept[-1].text == _COMMA:
            kept.pop()
        if kept[-1].text in _listed("works", language):
            kept[-1] = Token("vintage", "word")
        kept = _on_air(kept, language)
        at = end
    return kept


def _on_air(kept: list[Token], language: str) -> list[Token]:
    """ "A radio announcer from the 40s": an old radio, and no announcer of today."""
    left = list(kept)
    while left and left[-1].text in _listed("on_air", language):
        left.pop()
    speakers = {token.text for token in kept[len(left) :]}
    if speakers <= _listed("voices", language):
        return kept
    told = lexicon.grammar(language)["decades"]["told"]
    if left and left[-1].text == told[0]:
        left.pop()
    return [*left, *(Token(text, "word") for text in told)]


def _decade(line: Sequence[Token], at: int, language: str) -> int:
    """Where "from the 40s" ends that begins here; `at` where none does."""
    if line[at].text not in _listed("from", language):
        return at
    apart = line[at - 1].text == _COMMA
    before = line[at - 1 - apart : at - apart]
    timed = _listed("timed", language)  # "everything from the 20s on"
    if not before or before[0].kind != "word" or before[0].text in timed:
        return at
    place = at + 1
    if place >= len(line) or line[place].text not in _listed("the", language):
        return at
    while place < len(line) and line[place].text in _listed("the", language):
        place += 1
    if place + 1 >= len(line) or line[place].kind != "number":
        return at
    tens = int(line[place].value) in _SHORT | _LONG
    return place + 2 if tens and line[place + 1].text in _listed("s", language) else at
