"""One part of a mix alone: "bring the lead vocal up 1.5 dB and leave everything else alone".

A level of one instrument beside which all else is to stay is beyond one file, and is told in the
words for that; so is anything at all where "everyone else" or "the band" stays. The words are data:
the `one_of_all` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_MOST_BEFORE = 3
"""Words before the others in a clause that says no more: "and leave the others"."""

_listed = lists_of("one_of_all")


def with_one_of_all(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens, or in the place of such a wish the plain phrase for it."""
    texts = [token.text for token in line]
    others = first_in(texts, _listed("people", language))
    if others is not None and _stay(line, others[1], language):
        return _without_player(line, others, language)
    rest = next((at for at in range(len(line)) if _leaves_rest(texts, at, language)), None)
    if rest is None:
        return list(line)
    before = texts[:rest]
    turned = not _listed("turning", language).isdisjoint(before)
    if not turned or _listed("parts", language).isdisjoint(before):
        return list(line)
    return _beyond(language)


def _beyond(language: str) -> list[Token]:
    told = lexicon.grammar(language)["one_of_all"]["told"]
    return [Token(word, "word") for word in told]


def _stay(line: Sequence[Token], end: int, language: str) -> bool:
    """Whether nothing but that they stay is told of the others, who may also just like it."""
    if end == len(line) or line[end].kind == "stop":
        return True
    return line[end].text in _listed("staying", language)


def _without_player(line: Sequence[Token], others: tuple[int, int], language: str) -> list[Token]:
    """The tokens with the order for one player, and that the others stay, as what is beyond."""
    clauses = list(stretches(line, ()))
    at = next(k for k, each in enumerate(clauses) if each.start <= others[0] <= each.end)
    named = _listed("parts", language) | _listed("players", language)
    first = at if others[0] - clauses[at].start > _MOST_BEFORE else max(at - 1, 0)
    before = {token.text for token in line[clauses[first].start : others[0]]}
    if named.isdisjoint(before):
        return list(line)
    return [*line[: clauses[first].start], *_beyond(language), *line[clauses[at].end :]]


def _leaves_rest(texts: Sequence[str], at: int, language: str) -> bool:
    """Whether "leave everything else alone" begins here."""
    if texts[at] not in _listed("leaving", language):
        return False
    ahead = texts[at + 1 : at + 4]
    whole = not _listed("whole", language).isdisjoint(ahead)
    return whole and not _listed("rest", language).isdisjoint(ahead)
