"""Who hears a party from outside: "bouncer won't let me in, i only catch it from the pavement".

Such a story is one likeness: what stays indoors comes through the walls. It is told by somebody who
is kept out, or who hears only from a place out of doors. The words are data: the `outsiders` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_BETWEEN = 7
_TO_THE_PLACE = 4


_listed = lists_of("outsiders")


def with_outsiders(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the clauses of such a story as "from outside"."""
    if not _listed("hearing", language):
        return list(line)
    said = _parts(line)
    told = [_is_kept_out(part, language) or _hears_out_there(part, language) for part in said]
    outside = [Token(text, "word") for text in lexicon.grammar(language)["outsiders"]["outside"]]
    first = told.index(True) if any(told) else len(said)
    kept = [
        [*(outside if place == first else ()), *(t for t in part if t.kind == "stop")]
        if tells
        else part
        for place, (part, tells) in enumerate(zip(said, told, strict=True))
    ]
    return list(chain.from_iterable(kept))


def _parts(line: Sequence[Token]) -> list[list[Token]]:
    parted: list[list[Token]] = [[]]
    for token in line:
        parted[-1].append(token)
        if token.kind == "stop":
            parted.append([])
    return parted


def _is_kept_out(part: Sequence[Token], language: str) -> bool:
    """ "The bouncer won't let me in", "we couldn't get in", "i'm not on the list"."""
    said = f" {' '.join(token.text for token in part if token.kind != 'stop')} "
    return any(f" {phrase} " in said for phrase in _listed("kept_out", language))


def _hears_out_there(part: Sequence[Token], language: str) -> bool:
    """ "I only catch the party from the pavement", "all we hear from the car park is"."""
    texts = [token.text for token in part]
    heard = next((k for k, text in enumerate(texts) if text in _listed("hearing", language)), None)
    if heard is None or _listed("complaining", language) & set(texts):
        return False
    begins = not heard and texts[0] in _listed("heard", language)
    told = _listed("subjects", language) & set(texts[:heard]) and _listed(
        "indoors", language
    ) & set(texts)
    if not begins and not told:
        return False
    return any(
        text in _listed("from", language)
        and not _listed("places", language).isdisjoint(texts[place : place + 1 + _TO_THE_PLACE])
        for place, text in enumerate(texts[heard : heard + 1 + _MOST_BETWEEN], heard)
    )
