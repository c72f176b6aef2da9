"""What is not to be changed, with its denial behind it: "ändere die tonhöhe nicht".

The verb and its "nicht" stand around the thing, and together keep it. The words are data: the
`denied_changes` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("denied_changes")


def with_denied_changes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such pair as one verb that keeps."""
    verbs = _listed("verbs", language)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _denial(line, at, language) if line[at].text in verbs else 0
        if end:
            told = lexicon.grammar(language)["denied_changes"]["told"]
            kept += [*(Token(text, "word") for text in told), *line[at + 1 : end]]
            at = end + 1
        else:
            kept.append(line[at])
            at += 1
    return kept


def _denial(line: Sequence[Token], at: int, language: str) -> int:
    """Where the denial stands that ends the clause of this verb; 0 where none does."""
    end = clause_end(line, at, _listed("joints", language))
    while end > at + 1 and line[end - 1].text in _listed("closing", language):
        end -= 1
    denies = line[end - 1].text in _listed("denials", language)
    return end - 1 if denies and end - 1 > at + 1 else 0
