"""The ends of the spectrum in one word: "there's too much low", "c'è troppo basso".

Behind an amount that is there, or is asked for, "low" and "high" are no level: they are the lows
and the highs, if nothing follows that they would belong to ("low mids"). The words are data: the
`bare_ends` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST_AMOUNT = 4

_listed = lists_of("bare_ends")


def with_bare_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such an end as the language's noun for it."""
    if not _listed("amounts", language):
        return list(line)
    pairs = lexicon.grammar(language)["bare_ends"]["ends"]
    nouns = {folded(end): folded(noun) for end, noun in map(str.split, pairs)}
    return [
        Token(nouns[token.text], "word", written=token.written or token.text)
        if token.text in nouns and _is_amount(line, at, language) and _stands(line, at, language)
        else token
        for at, token in enumerate(line)
    ]


def _is_amount(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an amount ends before the token at `at`."""
    words = [folded(token.text) for token in line[max(at - _LONGEST_AMOUNT, 0) : at]]
    tails = (" ".join(words[start:]) for start in range(len(words)))
    return any(tail in _listed("amounts", language) for tail in tails)


def _stands(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether nothing follows that the word could belong to."""
    following = line[at + 1] if at + 1 < len(line) else None
    if following is None or following.kind == "stop":
        return True
    return following.text in _listed("followers", language)
