"""A change that takes its time: "from muffled to clear over the clip", "start dark and end bright".

Where it begins and where it ends are one movement of the sound, and neither is wished for by
itself. Without a word of how long it takes "from dark to bright" is no more than brighter, unless
it is told as a beginning and an end. The words are data: the `changes_over` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_WAYS = (("dark", "bright"), ("bright", "dark"), ("quiet", "loud"), ("loud", "quiet"))
_MOST_BETWEEN = 3
"""Words from one state to the other: "dark and slowly get bright"."""

_listed = lists_of("changes_over")


def with_changes_over(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such change as the movement that it is."""
    if not _listed("dark", language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        told, end = _change(line, at, language)
        kept += told if end else [line[at]]
        at = end or at + 1
    return kept


def _change(line: Sequence[Token], at: int, language: str) -> tuple[list[Token], int]:
    """The movement that begins here and where it ends; an end of 0 where none does."""
    opens = line[at].text in _listed("from", language)
    starts = line[at].text in _listed("starts", language)
    first = _behind(line, at + 1, "beside", language)
    if not (opens or starts) or first >= len(line):
        return [], 0
    reach = range(first + 1, min(first + 2 + _MOST_BETWEEN, len(line)))
    for second in reach:
        way = _way(line[first].text, line[second].text, language)
        between = {token.text for token in line[first + 1 : second]}
        led = between & _listed("to" if opens else "ends", language)
        if way and led and (starts or _takes_time(line, at, second, language)):
            told = lexicon.grammar(language)["changes_over"][f"to_{way}"]
            return [Token(text, "word") for text in told], _whole(line, second + 1, language)
    return [], 0


def _way(first: str, second: str, language: str) -> str:
    for begun, ended in _WAYS:
        if first in _listed(begun, language) and second in _listed(ended, language):
            return ended
    return ""


def _takes_time(line: Sequence[Token], at: int, second: int, language: str) -> bool:
    start = max((k + 1 for k in range(at) if line[k].kind == "stop"), default=0)
    end = clause_end(line, second, ())
    return not _listed("over", language).isdisjoint(token.text for token in line[start:end])


def _whole(line: Sequence[Token], at: int, language: str) -> int:
    """Behind "over the whole clip"; where it says nothing of the clip, `at`."""
    end = at
    while end < len(line) and line[end].text in _listed("whole", language):
        end += 1
    named = any(token.text in _listed("clip", language) for token in line[at:end])
    return end if named else at


def _behind(line: Sequence[Token], at: int, name: str, language: str) -> int:
    while at < len(line) and line[at].text in _listed(name, language):
        at += 1
    return at
