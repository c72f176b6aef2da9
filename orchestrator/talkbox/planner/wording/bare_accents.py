"""A preposition that is typed without its accent: "mets un fondu a la fin".

Words of one letter keep their accents, which tell "à" from "a"; before a number or a word that only
the preposition leads to, it is the preposition. The words are data: the `bare_accents` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("bare_accents")


def with_bare_accents(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such word as the preposition."""
    bare = _listed("bare", language)
    if not bare:
        return list(line)
    (meant,) = lexicon.grammar(language)["bare_accents"]["meant"]
    leads = _listed("before", language)
    return [
        Token(meant, "word") if token.text in bare and _leads(line, at + 1, leads) else token
        for at, token in enumerate(line)
    ]


def _leads(line: Sequence[Token], at: int, leads: frozenset[str]) -> bool:
    return at < len(line) and (line[at].kind == "number" or line[at].text in leads)
