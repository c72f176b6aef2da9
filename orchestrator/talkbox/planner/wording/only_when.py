"""A change for the loud moments alone: "3 dB off at 3k, but only when it gets loud".

What compresses works so anyway, and the limit is left out beside it. All else would change by
itself, which is told in the phrase for it. The words are data: the `only_when` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LEVELLING = frozenset(
    {"compress", "evener", "squash", "glue", "parallel", "limiter", "clip", "gate", "less_sibilant"}
    | {"evener_lows", "evener_highs"}
)
_MOST_BETWEEN = 5

_listed = lists_of("only_when")


def with_only_when(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a limit as one plain phrase, or without it beside what compresses."""
    for at in range(len(line) - 1):
        end = _limit(line, at, language)
        if end:
            rest = line[end:]
            if any(_compresses(line, place, language) for place in range(at)):
                return [*line[:at], *rest]
            told = lexicon.grammar(language)["only_when"]["told"]
            return [*line[:at], *(Token(text, "word") for text in told), *rest]
    return list(line)


def _limit(line: Sequence[Token], at: int, language: str) -> int:
    """Where a limit ends that begins here; 0 where none does."""
    opens = line[at].text in _listed("only", language)
    if not opens or line[at + 1].text not in _listed("when", language):
        return 0
    if any(token.text in _listed("telling", language) for token in line[:at]):
        return 0
    for place in range(at + 2, min(at + 3 + _MOST_BETWEEN, len(line))):
        if line[place].text in _listed("loud", language):
            likened = [token.text for token in line[place + 1 : place + 2]] == [line[at + 1].text]
            return 0 if likened else place + 1  # "just as loud as the others"
        if line[place].text not in _listed("between", language):
            return 0
    return 0


def _compresses(line: Sequence[Token], at: int, language: str) -> bool:
    match = phrasebook(language).at(line, at)
    entry = None if match is None else match.entry("word")
    return entry is not None and entry.role != "faults" and entry.name in _LEVELLING
