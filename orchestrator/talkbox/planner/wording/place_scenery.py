"""What a place looks and feels like: "put me in a smoky little club" is a little club, not dark.

Beside a place words for smoke, cold, age and people are scenery, and so is its size where the place
has but one: none of them is about the sound. A club or a bar into which something is put, or that
it is likened to, is told as the small room that it is. Dark and bright are left to be read. The
words are data: the `place_scenery` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("place_scenery")


def with_place_scenery(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such places as what they are to the ear."""
    venues, places = _listed("venues", language), _listed("places", language)
    if (venues | places).isdisjoint(token.text for token in line):
        return list(line)
    return clauses_retold(line, (), lambda clause: _plain(clause, language))


def _plain(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """The clause with the first place in it without its scenery."""
    named = _listed("venues", language) | _listed("places", language)
    at = next((k for k, token in enumerate(clause) if token.text in named), None)
    if at is None:
        return clause
    span = _around(clause, at, language)
    said = span.of(clause)
    if any(token.text in _listed("venues", language) for token in said):
        return _small_room(clause, span, language)
    gone = _listed("scenery", language) | _listed("sizes", language)
    kept = [token for token in said if token.text not in gone]
    while kept and kept[-1].text in _listed("and", language):
        kept.pop()
    return [*clause[: span.start], *kept, *clause[span.end :]]


def _small_room(clause: Sequence[Token], span: Stretch, language: str) -> Sequence[Token]:
    """The clause with a club as a small room, where something is put there or likened to it."""
    if not _is_framed(clause, span, language):
        return clause
    told = lexicon.grammar(language)["place_scenery"]["told"]
    room = [Token(folded(text), "word") for text in told]
    return [*clause[: span.start], *room, *clause[span.end :]]


def _is_framed(clause: Sequence[Token], span: Stretch, language: str) -> bool:
    """Whether something is put there, and nobody only plays there or makes a "club master"."""
    before = {token.text for token in clause[: span.end]}
    after = {token.text for token in clause[span.end : span.end + 1]}
    if before & _listed("telling", language) or after & _listed("compounded", language):
        return False
    return not _listed("frames", language).isdisjoint(before)


def _around(clause: Sequence[Token], at: int, language: str) -> Stretch:
    """The place with all that is said of it before and behind."""
    beside = frozenset[str]().union(
        *(_listed(name, language) for name in ("scenery", "sizes", "venues", "tones", "and"))
    )
    start, end = at, at + 1
    while start and clause[start - 1].text in beside:
        start -= 1
    while start < at and clause[start].text in _listed("and", language):
        start += 1
    while end < len(clause) and clause[end].text in beside:
        end += 1
    while end > at + 1 and clause[end - 1].text in _listed("and", language):
        end -= 1
    return Stretch(start, end)
