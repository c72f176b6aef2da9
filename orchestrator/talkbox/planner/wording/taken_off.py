"""Where it was taken from: "like it was sampled off an old record" turns nothing off or down.

Behind who took it, "off" before a source is "from". The words are data: the `taken_off` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_listed = lists_of("taken_off")


def with_taken_off(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such "off" as "from"."""
    if not _listed("off", language):
        return list(line)
    (told,) = lexicon.grammar(language)["taken_off"]["told"]
    return [
        Token(folded(told), "word") if _is_source(line, at, language) else token
        for at, token in enumerate(line)
    ]


def _is_source(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("off", language) or at + 1 >= len(line):
        return False
    place = at - 1
    while place >= 0 and line[place].text in _listed("taken", language):
        place -= 1
    taking = place >= 0 and line[place].text in _listed("taking", language)
    return taking and line[at + 1].text in _listed("sources", language)
