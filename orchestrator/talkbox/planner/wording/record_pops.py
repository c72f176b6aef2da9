"""What a record does: the pops and scratches of an LP are clicks, and no plosives of a voice.

The words are data: the `record_pops` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("record_pops")


def with_record_pops(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the pops of a record that is named as clicks."""
    said = {token.text for token in line}
    if said.isdisjoint(_listed("records", language)):
        return list(line)
    if said.isdisjoint(_listed("mending", language)):
        return list(line)
    told = [
        Token(folded(each), "word") for each in lexicon.grammar(language)["record_pops"]["told"]
    ]
    pops = _listed("pops", language)
    return [each for token in line for each in (told if token.text in pops else [token])]
