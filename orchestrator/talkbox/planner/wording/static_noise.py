"""Static that is heard, and no stillness: "remove the static", "some static when he talks".

A pad is static; the static, or static on a line, is a noise. The words are data: the
`static_noise` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("static_noise")


def with_static_noise(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such word as the noise that it is."""
    kept: list[Token] = []
    for at, token in enumerate(line):
        kept.append(token)
        if token.text in _listed("static", language) and _is_noise(line, at, language):
            told = lexicon.grammar(language)["static_noise"]["told"]
            kept += [Token(folded(text), "word") for text in told]
    return kept


def _is_noise(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether it is a noun here: with an article or a place, and no thing behind it."""
    ends = at + 1 == len(line) or line[at + 1].kind == "stop"
    ahead = "" if ends else line[at + 1].text
    placed = ahead in _listed("places", language)
    starts = at == 0 or line[at - 1].kind == "stop"
    if starts:
        return placed
    return line[at - 1].text in _listed("heads", language) and (
        ends or placed or ahead in _listed("verbs", language)
    )
