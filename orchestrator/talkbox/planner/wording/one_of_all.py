"""One part of a mix alone: "bring the lead vocal up 1.5 dB and leave everything else alone".

A level of one instrument beside which all else is to stay is beyond one file, and is told in the
words for that. The words are data: the `one_of_all` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("one_of_all")


def with_one_of_all(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens, or in the place of such a wish the plain phrase for it."""
    texts = [token.text for token in line]
    rest = next((at for at in range(len(line)) if _leaves_rest(texts, at, language)), None)
    if rest is None:
        return list(line)
    before = texts[:rest]
    turned = not _listed("turning", language).isdisjoint(before)
    if not turned or _listed("parts", language).isdisjoint(before):
        return list(line)
    told = lexicon.grammar(language)["one_of_all"]["told"]
    return [Token(word, "word") for word in told]


def _leaves_rest(texts: Sequence[str], at: int, language: str) -> bool:
    """Whether "leave everything else alone" begins here."""
    if texts[at] not in _listed("leaving", language):
        return False
    ahead = texts[at + 1 : at + 4]
    whole = not _listed("whole", language).isdisjoint(ahead)
    return whole and not _listed("rest", language).isdisjoint(ahead)
