"""What it shall sound of, with the verb at the end: "es soll nach altem radio klingen".

The preposition is then no "after", which would put one effect behind another. The words are data:
the `sounding_of` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_WORDS = 6
"""Words from the preposition to its verb."""

_listed = lists_of("sounding_of")


def with_sounding_of(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such preposition as the word that likens."""
    prepositions = _listed("of", language)
    kept: list[Token] = []
    for at, token in enumerate(line):
        if token.text in prepositions and _sounds(line, at, language):
            told = lexicon.grammar(language)["sounding_of"]["told"]
            kept += [Token(text, "word") for text in told]
        else:
            kept.append(token)
    return kept


def _sounds(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the clause ends with a verb of sounding, and no place or turn is named here."""
    if at + 1 == len(line) or line[at + 1].text in _listed("places", language):
        return False
    reach = line[: at + 1 + _MOST_WORDS]
    end = clause_end(reach, at, _listed("joints", language))
    return any(token.text in _listed("verbs", language) for token in line[at + 2 : end])
