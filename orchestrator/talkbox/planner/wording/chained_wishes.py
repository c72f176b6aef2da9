"""A wish that is done before the next one: クリアにして低音足して, "make it clear, add bass".

The verb between them carries no meaning of its own, and left out the first wish would only tell how
the second is to be. It is told as a joint, but for one that a polite ending follows. The words are
data: the `chained_wishes` of a language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("chained_wishes")


def with_chained_wishes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such verb as a joint."""
    if not _listed("verbs", language):
        return list(line)
    (told,) = lexicon.grammar(language)["chained_wishes"]["told"]
    return [
        Token(told, "word", written=token.text) if _chains(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _chains(line: Sequence[Token], at: int, language: str) -> bool:
    if not 0 < at < len(line) - 1 or line[at].text not in _listed("verbs", language):
        return False
    before, behind = line[at - 1], line[at + 1]
    adverb = before.kind == "word" and before.text.endswith(tuple(_listed("adverbs", language)))
    polite = behind.text in _listed("unless", language) or behind.kind == "stop"
    return adverb and len(before.text) > 1 and not polite
