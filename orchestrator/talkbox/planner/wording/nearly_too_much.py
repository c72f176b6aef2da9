"""How far something is to go: "turn the reverb up until it's almost too much".

Nothing is too much yet; the words say that there may be a lot of it. They are data: the
`nearly_too_much` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST = 7
"""Words from "until" to the end: "until it's only just about too much"."""

_listed = lists_of("nearly_too_much")


def with_nearly_too_much(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as "a lot"."""
    if not _listed("until", language):
        return list(line)
    told: list[Token] = []
    at = 0
    while at < len(line):
        end = _too_far(line, at, language)
        told += _a_lot(language) if end else [line[at]]
        at = end or at + 1
    return told


def _a_lot(language: str) -> list[Token]:
    words = lexicon.grammar(language)["nearly_too_much"]["told"]
    return [Token(folded(text), "word") for text in words]


def _too_far(line: Sequence[Token], at: int, language: str) -> int:
    """The end of "until it's almost too much" where it begins here; else 0."""
    if line[at].text not in _listed("until", language):
        return 0
    end = clause_end(line, at, ())
    said = " ".join(token.text for token in line[at + 1 : end])
    ends = any(said.endswith(phrase) for phrase in _listed("too_much", language))
    return end if ends and end - at <= _LONGEST else 0
