"""A constant offset as the eye sees it: "the waveform sits off the zero line", "the wave is not
centred on zero".

What is drawn and where it should lie are data: the `zero_lines` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_OFFSET = (Token("dc", "word"), Token("offset", "word"))


_listed = lists_of("zero_lines")


def with_offset(part: list[Token], language: str) -> list[Token]:
    """The part with a waveform beside its zero line as the offset that it has."""
    said = [token.text for token in part]
    displaced = not _listed("displaced", language).isdisjoint(said)
    if not displaced or not (_on_a_line(said, language) or _on_zero(said, language)):
        return part
    head = 1 if part[0].kind == "stop" or part[0].text in _listed("joints", language) else 0
    kept = [token for token in part[head:] if token.text in _listed("orders", language)]
    return [*part[:head], *kept, *_OFFSET]


def _on_a_line(said: Sequence[str], language: str) -> bool:
    """Whether the zero line itself is named: "zero line", "0 axis"."""
    zeros, lines = _listed("zeros", language), _listed("lines", language)
    return any(one in zeros and two in lines for one, two in pairwise(said))


def _on_zero(said: Sequence[str], language: str) -> bool:
    """Whether what is drawn is told of beside the middle or zero: "the wave is not around zero"; a
    signal in the middle may be one of two speakers, at zero it is none.
    """
    drawn, heard = _listed("drawn", language), _listed("heard", language)
    lines = _listed("zeros", language) | _listed("middles", language)
    if not drawn.isdisjoint(said) and not lines.isdisjoint(said):
        return True
    return not heard.isdisjoint(said) and not _listed("naughts", language).isdisjoint(said)
