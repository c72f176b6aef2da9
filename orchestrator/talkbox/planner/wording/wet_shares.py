"""How wet an effect is, in words, and its predelay: "phaser, half wet", "40 ms of pre delay".

"Half wet" is a mix of 50 %, and "pre delay" a setting of a room and no echo. The words are data:
the `wet_shares` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_PERCENT = Token("%", "word")
_PAIR = 2

_listed = lists_of("wet_shares")


@cache
def _shares(language: str) -> dict[tuple[str, str], str]:
    """The share in percent by the two words that say it."""
    listed = lexicon.grammar(language).get("wet_shares", {}).get("shares", ())
    return {(first, second): share for share, first, second in map(str.split, listed)}


def with_wet_shares(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a share in figures, and a predelay as one word before its time."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        pair = tuple(token.text for token in line[at : at + _PAIR])
        share = _shares(language).get((pair[0], pair[-1]))
        if share is not None and len(pair) == _PAIR:
            (wet,) = lexicon.grammar(language)["wet_shares"]["mix"]
            kept += [Token(share, "number", float(share)), _PERCENT, Token(wet, "word")]
        elif len(pair) == _PAIR and " ".join(pair) in _listed("predelays", language):
            (told,) = lexicon.grammar(language)["wet_shares"]["predelay"]
            while kept and kept[-1].text in _listed("more", language):
                kept.pop()
            kept.append(Token(told, "word"))
            at = _to_number(line, at + _PAIR, language) - _PAIR
        else:
            kept.append(line[at])
            at += 1
            continue
        at += _PAIR
    return kept


def _to_number(line: Sequence[Token], at: int, language: str) -> int:
    """The place of the number that follows after a comma or a hedge, else `at`."""
    place = at
    while place < len(line) and _stands_between(line[place], language):
        place += 1
    return place if place < len(line) and line[place].kind == "number" else at


def _stands_between(token: Token, language: str) -> bool:
    return token.text == "," or token.text in _listed("between", language)
