"""The lesser of two evils: "I'd rather have it too dark than too bright" wishes for darker.

Neither is found too much; the first says which way to lean, and the second only which way not to.
So the "too" before the first is left out, and all of the second. The words are data: the
`lesser_evils` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold

_LONGEST = 4
"""Words of the second evil: "than with too much reverb"."""

_listed = lists_of("lesser_evils")


def with_lesser_evils(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such choice as what is leaned to."""
    if not _listed("rathers", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda each: _leaning(each, language))


def _leaning(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = [token.text for token in clause]
    rather = next((at for at, text in enumerate(texts) if text in _listed("rathers", language)), -1)
    than = max(
        (at for at, text in enumerate(texts) if text in _listed("thans", language)), default=-1
    )
    if not 0 <= rather < than - 1 or not _is_evil(clause, than, language):
        return clause
    idle = _listed("toos", language) | _listed("dropped", language)
    return [token for token in clause[:than] if token.text not in idle]


def _is_evil(clause: Sequence[Token], than: int, language: str) -> bool:
    """Whether a quality too much stands on one side of "than", and little on the other."""
    toos, second = _listed("toos", language), clause[than + 1 :]
    plain = all(token.kind == "word" for token in second)
    blamed = any(token.text in toos for token in clause)
    bare = 1 if clause[than].text in _listed("bare_thans", language) else 0
    return plain and 0 < len(second) <= (_LONGEST if blamed else bare)
