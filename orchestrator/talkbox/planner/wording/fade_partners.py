"""The other half of two fades: "fundido de entrada de 2 segundos y de salida de 3".

What goes in and what goes out is said behind one word of fading; the second is told with that word
once more. The words are data: the `fade_partners` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_listed = lists_of("fade_partners")


def with_fade_partners(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the word of fading before every half that has a number of its own."""
    fades = _listed("fades", language)
    kept: list[Token] = []
    fade: Token | None = None
    timed = False
    for at, token in enumerate(line):
        if token.text in fades:
            fade, timed = token, False
        elif fade is not None and timed and _is_half(line, at, language):
            kept.append(fade)
        timed = timed or token.kind == "number"
        kept.append(token)
    return kept


def _is_half(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a way and its number stand here: "de salida de 3"."""
    if at + 1 >= len(line) or line[at].text not in _listed("of", language):
        return False
    if line[at + 1].text not in _listed("ways", language):
        return False
    place = at + 2
    while place < len(line) and line[place].text in _listed("of", language):
        place += 1
    return place < len(line) and quantity_at(line, place, language) is not None
