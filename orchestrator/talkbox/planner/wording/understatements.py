"""Wishes said by half: "no estaría mal un poco más de brillo", "un po' di aria non guasterebbe".

What would not be bad, or is missed, is wished; its negation says nothing against it. The words are
data: the `understatements` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("understatements")


def with_understatements(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such phrase as a plain wish before what is wished."""
    if not _listed("told", language):
        return list(line)
    return clauses_retold(line, (), lambda clause: _plain(clause, language))


def _plain(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    span = first_in(said, _listed("wishes", language))
    if span is None or span[1] - span[0] == len(clause):
        return clause
    told = lexicon.grammar(language)["understatements"]["told"]
    wish = [Token(folded(text), "word") for text in told]
    return [*wish, *clause[: span[0]], *clause[span[1] :]]
