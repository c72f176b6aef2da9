"""A second by its number: "schneide alles nach Sekunde 6 ab" says when, as "6 seconds" does.

What is joined with its article before a second ("del segundo 6") stands apart before a number. The
words are data: the `numbered_seconds` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("numbered_seconds")


def with_numbered_seconds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the number before its seconds."""
    kept = list(line)
    for at in range(len(line) - 1):
        if _is_numbered(line, at, language):
            words = lexicon.grammar(language)["numbered_seconds"]
            kept[at : at + 2] = [line[at + 1], Token(words["seconds"][0], "word")]
            if line[at - 1].text in _listed("joined", language):
                kept[at - 1] = Token(words["apart"][0], "word")
    return kept


def _is_numbered(line: Sequence[Token], at: int, language: str) -> bool:
    second, number = line[at], line[at + 1]
    if second.text not in _listed("second", language) or number.kind != "number" or number.signed:
        return False
    ahead = line[at + 2].text if at + 2 < len(line) else ""
    led = at > 0 and line[at - 1].text in _listed("before", language)
    return led and ahead not in _listed("units", language)
