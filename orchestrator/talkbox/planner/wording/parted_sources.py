"""Where a noise comes from, said between the halves of a verb: "get the hum from the amp out".

What stands there only says whose noise it is; without it the verb is whole again. The words are
data: the `parted_sources` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold

_LONGEST_SOURCE = 4
""" "From the old guitar amp"."""
_LONGEST_THING = 4

_listed = lists_of("parted_sources")


def with_parted_sources(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such sources."""
    if not _listed("verbs", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda each: _whole(each, language))


def _whole(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = [token.text for token in clause]
    verb = next((at for at, text in enumerate(texts) if text in _listed("verbs", language)), None)
    half = next((at for at, text in enumerate(texts) if text in _listed("halves", language)), None)
    start = next((at for at, text in enumerate(texts) if text in _listed("from", language)), None)
    if verb is None or half is None or start is None or not verb + 1 < start < half - 1:
        return clause
    near = start - verb <= 1 + _LONGEST_THING and half - start <= 1 + _LONGEST_SOURCE
    ends = half + 1 == len(texts) or texts[half + 1] in _listed("behind", language)
    return [*clause[:start], *clause[half:]] if near and ends else clause
