"""What was wished for in words that nobody here knows: "brighter and more florbish".

An unknown word that only names what is recorded or whom it is for asks for nothing ("gate it
between the riffs", "for Zebulon"), nor does one that names what shall stay ("keep the length"). Any
other may be a wish, and an edit that passes over it is done in part alone. Some never are, and are
not told of either: what they name cannot be another ("at the same length"). The words are data: the
`wished_unknown` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from talkbox.planner.parsing.items import Item
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded, traits
from talkbox.planner.text.tokens import Token, written

_WISHES = frozenset({"more", "less", "too"})
_STAYS = frozenset({"keep"})
_LINK = "by"
"""The mark between a wish and its thing: "more of the snazzle"."""
_NEAR = 3
"""Tokens between a word and what points at it, at most: "my old single coils"."""

_named = lists_of("named_things")
_listed = lists_of("wished_unknown")


def meant(unknown: Iterable[str], language: str) -> tuple[str, ...]:
    """The unknown words that may mean something, each once."""
    idle = _listed("idle", language)
    return tuple(dict.fromkeys(text for text in unknown if folded(text) not in idle))


def unmet(found: Sequence[Item], line: Sequence[Token], language: str) -> tuple[str, ...]:
    """The unknown words that may be wishes, in order; what a mark makes a wish of always is."""
    strange = list(_wished(found, line, language))
    named = meant((text for text, _ in strange), language)
    return tuple(dict.fromkeys(text for text, marked in strange if marked or text in named))


def _wished(
    found: Sequence[Item], line: Sequence[Token], language: str
) -> Iterator[tuple[str, bool]]:
    """What is left over of a text without spaces is no word, unless a mark makes a wish of it."""
    stays, whole = False, "unspaced" not in traits(language)
    said = (item for item in found if item.name != _LINK)
    for before, item in pairwise((Item("break"), *said)):
        stays = item.kind != "break" and (stays or item.name in _STAYS)
        if item.kind != "unknown":
            continue
        marked = before.kind == "mark" and before.name in _WISHES
        if marked or (whole and not stays and not _is_pointed(item.text.split(), line, language)):
            yield item.text, marked


def _is_pointed(words: Sequence[str], line: Sequence[Token], language: str) -> bool:
    """Whether the text points at the words as at a thing that is there, or whom it is for."""
    places = (at for at in range(len(line)) if _stands(words, line, at))
    return any(_is_pointed_at(line, at, language) for at in places)


def _stands(words: Sequence[str], line: Sequence[Token], at: int) -> bool:
    return [written(token) for token in line[at : at + len(words)]] == list(words)


def _is_pointed_at(line: Sequence[Token], at: int, language: str) -> bool:
    for token in reversed(line[max(at - _NEAR, 0) : at]):
        if token.kind == "stop":
            return False
        if token.text in _named("determiners", language) | _listed("aiming", language):
            return True
    return False
