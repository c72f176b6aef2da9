"""Short fades at both ends, and the click that they are against: "kurzes Fade an beiden Enden".

Beside a fade, a run of words that only says that nothing clicks is its reason and asks for nothing,
a small fade is a slight one, and both ends are a fade in and out. The words are data: the
`short_fades` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_TO_THE_FADE = 2
"""Tokens from "short" to its fade: "a short little fade"."""

_listed = lists_of("short_fades")


def with_short_fades(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such fades in plain words and without the reason."""
    if not any(_is_fade(token, language) for token in line):
        return list(line)
    plain = _without_reason(list(line), language)
    return _at_both_ends(_made_small(plain, language), language)


def _is_fade(token: Token, language: str) -> bool:
    return token.text in _listed("fades", language)


def _without_reason(line: list[Token], language: str) -> list[Token]:
    """The tokens without the first run that denies a click."""
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and line[end].text in _listed("reason", language):
            end += 1
        said = {token.text for token in line[at:end]}
        if said & _listed("clicks", language) and said & _listed("denying", language):
            return [*line[:at], *line[end:]]
        at = max(end, at + 1)
    return line


def _made_small(line: list[Token], language: str) -> list[Token]:
    """The tokens with the small word beside a fade as how slight it is."""
    for at, token in enumerate(line):
        near = range(max(0, at - _TO_THE_FADE), min(len(line), at + _TO_THE_FADE + 1))
        small = token.text in _listed("small", language)
        if small and any(_is_fade(line[place], language) for place in near):
            return [*line[:at], *_told("slight", language), *line[at + 1 :]]
    return line


def _at_both_ends(line: list[Token], language: str) -> list[Token]:
    """The tokens with a fade at both ends as one in and out."""
    found = first_in([token.text for token in line], _listed("both", language))
    if found is None:
        return line
    kept = [*line[: found[0]], *line[found[1] :]]
    at = next((place for place, token in enumerate(kept) if _is_fade(token, language)), None)
    if at is None:
        return line
    return [*kept[:at], *_told("fade_both", language), *kept[at + 1 :]]


def _told(name: str, language: str) -> list[Token]:
    words = lexicon.grammar(language)["short_fades"].get(name, ())
    return [Token(folded(word), "word", written=word) for word in words]
