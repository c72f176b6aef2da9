"""A bit to be cut whose end is not told: "trim off the bit at 0:03" cuts nothing else away.

How long the bit is nobody says, and everything from there on is not meant; so it is told as one
part, which no tool can take out. The words are data: the `bits_at` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TIMES = frozenset({"s", "ms"})

_listed = lists_of("bits_at")


def with_bits_at(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such order as "on one part"."""
    for at, token in enumerate(line):
        end = _end(line, at, language) if token.text in _listed("cutting", language) else 0
        if end:
            words = lexicon.grammar(language)["bits_at"]["told"]
            told = [Token(text, "word") for text in words]
            return [*line[:at], *told, *with_bits_at(line[end:], language)]
    return list(line)


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Where the order ends whose verb stands at `at`; 0 where it is none of these."""
    place = at + 1
    for name in ("between", "bits", "at"):
        start = place
        while place < len(line) and line[place].text in _listed(name, language):
            place += 1
        if place == start and name != "between":
            return 0
    said = quantity_at(line, place, language) if place < len(line) else None
    timed = said is not None and (said[0].unit in _TIMES or line[place].kind == "ratio")
    if said is None or not timed or said[0].until is not None:
        return 0
    place += said[1]
    end = clause_end(line, place - 1, ())
    rest = {token.text for token in line[place:end]}
    return end if rest <= _listed("after", language) else 0
