"""A doubling with one on either side: "double it, one left one right" is a wide doubling.

Neither side is meant there by itself, so nothing is panned, and what is doubled stays balanced. The
words are data: the `doubled_sides` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_PAIR = 2

_listed = lists_of("doubled_sides")


def with_doubled_sides(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a doubling, up to its last side, as "double tracked, wide"."""
    doubles = _listed("doubles", language)
    for at, token in enumerate(line):
        if token.text in doubles:
            end = _sides_end(line, at, language)
            if end:
                told = lexicon.grammar(language)["doubled_sides"]["told"]
                wide = lexicon.grammar(language)["doubled_sides"]["wide"]
                made = [_word(text) for text in told]
                return [*line[:at], *made, Token(",", "stop"), *map(_word, wide), *line[end:]]
    return list(line)


def _word(text: str) -> Token:
    return Token(folded(text), "word")


def _sides_end(line: Sequence[Token], at: int, language: str) -> int:
    """Behind the last side that is named after the doubling at `at`; 0 where both are not."""
    left, right = _listed("left", language), _listed("right", language)
    both, between = _listed("both", language), _listed("between", language)
    end, sides = 0, set[str]()
    for place in range(at + 1, len(line)):
        text = line[place].text
        if text in left | right | both:
            sides |= {"left", "right"} if text in both else {"left" if text in left else "right"}
            end = place + 1
        elif line[place].kind != "stop" and text not in between:
            break
    return end if len(sides) == _PAIR else 0
