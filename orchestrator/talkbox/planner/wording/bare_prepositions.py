"""A preposition that looks like a verb without its accent: "tira o ruído da sala" gives no room.

Behind a noun, "da" is of the thing that follows, and no "dá"; at the head of a clause, behind a
word that only leads to a verb and before an article it is the verb that people type so, and within
a phrase it is what the phrase says. The words are data: the `bare_prepositions` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_BACK = 5
"""Words back to where a phrase may begin that goes over it."""

_listed = lists_of("bare_prepositions")


def with_bare_prepositions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such word as a preposition that is no verb."""
    bare = _listed("bare", language)
    if not bare:
        return list(line)
    (meant,) = lexicon.grammar(language)["bare_prepositions"]["meant"]
    return [
        Token(meant, "word") if _is_preposition(line, at, bare, language) else token
        for at, token in enumerate(line)
    ]


def _is_preposition(line: Sequence[Token], at: int, bare: frozenset[str], language: str) -> bool:
    """Whether it stands between two things, without an accent."""
    token = line[at]
    if token.text not in bare or token.written not in ("", token.text):
        return False
    if not 0 < at < len(line) - 1 or line[at - 1].kind != "word":
        return False
    leads = line[at - 1].text in _listed("leads", language)
    if leads or line[at + 1].text in _listed("articles", language):
        return False
    return not _is_in_phrase(line, at, language)


def _is_in_phrase(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a phrase that is known word for word goes over it: "chiado da fita"."""
    book = phrasebook(language)
    found = ((start, book.at(line, start)) for start in range(max(0, at - _BACK), at))
    return any(
        match is not None and match.exact and start + match.length > at for start, match in found
    )
