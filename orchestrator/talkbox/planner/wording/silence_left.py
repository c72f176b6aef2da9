"""How much of a silence is left: "trim the silence at both ends but leave about half a second".

The clause that leaves some is the length that the silence is cut down to. The words are data: the
`silence_left` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TIMES = frozenset({"s", "ms"})
_LED = 3
"""Words between the verb and how much is left: "leave only about 0.3 s"."""

_SENTENCE_ENDS = frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("silence_left")


def with_silence_left(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a cut and what it leaves as "trim silence at both ends to 0.3 s"."""
    cut: int | None = None
    for at, token in enumerate(line):
        if token.text in _listed("cutting", language):
            cut = at
        elif token.kind == "stop" and token.text in _SENTENCE_ENDS:
            cut = None
        left = _left(line, at + 1, language) if token.text in _listed("leaving", language) else None
        if cut is not None and left is not None and _is_silence(line[cut:at], language):
            start, end = left
            told = _told(line[cut:at], language)
            return [*line[:cut], *told, *line[start:end], *line[_behind(line, end, language) :]]
    return list(line)


def _is_silence(order: Sequence[Token], language: str) -> bool:
    """Whether the order, from its verb on, cuts silence and speaks of nothing else."""
    said = {token.text for token in order if token.kind != "stop"}
    known = frozenset[str]().union(
        *(_listed(name, language) for name in ("cutting", "silences", "first", "last", "idle"))
    )
    return bool(_listed("silences", language) & said) and said <= known


def _told(order: Sequence[Token], language: str) -> list[Token]:
    """The plain words for what is cut, at the ends that are named."""
    said = {token.text for token in order}
    ends = [end for end in ("first", "last") if _listed(end, language) & said]
    where = f"told_{ends[0] if len(ends) == 1 else 'both'}"
    return [Token(word, "word") for word in lexicon.grammar(language)["silence_left"][where]]


def _left(line: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """Where the time that is left begins and ends."""
    for start in range(at, min(at + _LED + 1, len(line))):
        said = quantity_at(line, start, language)
        if said is not None and said[0].unit in _TIMES:
            return start, start + said[1]
        if line[start].text not in _listed("led", language):
            return None
    return None


def _behind(line: Sequence[Token], end: int, language: str) -> int:
    """The end of what only says of what it is: "half a second of room on each side"."""
    while end < len(line) and line[end].text in _listed("of", language):
        end += 1
    return end
