"""By what share all of it shall last longer: "20% longer", "make it 10 percent longer".

It is stretched to that length, where nothing else that can be long is named. The words are data:
the `relative_lengths` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WHOLE = 100.0
_LONGEST = 100.0

_listed = lists_of("relative_lengths")


def with_relative_lengths(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such share as the length to stretch to."""
    for at in range(len(line) - 2):
        if _is_longer(line, at, language):
            start = at
            while start and line[start - 1].text in _listed("making", language):
                start -= 1
            told = lexicon.grammar(language)["relative_lengths"]["told"]
            share = _WHOLE + line[at].value
            stretched = [Token(text, "word") for text in told]
            figure = [Token(f"{share:g}", "number", share), line[at + 1]]
            rest = with_relative_lengths(line[at + 3 :], language)
            return [*line[:start], *stretched, *figure, *rest]
    return list(line)


def _is_longer(line: Sequence[Token], at: int, language: str) -> bool:
    number, unit, longer = line[at : at + 3]
    share = number.kind == "number" and 0 < number.value <= _LONGEST
    if not share or unit.text not in _listed("percent", language):
        return False
    if longer.text not in _listed("longer", language):
        return False
    start = next((k + 1 for k in range(at - 1, -1, -1) if line[k].kind == "stop"), 0)
    end = clause_end(line, at + 2, ())
    said = {token.text for token in (*line[start:at], *line[at + 3 : end])}
    return said <= _listed("beside", language)
