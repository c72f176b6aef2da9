"""One silence by its times: "get rid of the pause between 4 and 6 seconds".

What is to go lies between the two times, and nothing else is silent enough to be cut: the verb
takes the span itself. The words are data: the `pauses_between` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_NUMBERS = frozenset({"number", "ratio"})
_TO_THE_SECOND = 4
"""Words from the first time to the second: "4 s and 6"."""

_listed = lists_of("pauses_between")


def with_pauses_between(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the silence that two times behind it tell."""
    kept: list[Token] = []
    for at, token in enumerate(line):
        if token.text in _listed("pauses", language) and _is_told(line, at, kept, language):
            while kept and kept[-1].text in _listed("told", language):
                kept.pop()
        else:
            kept.append(token)
    return kept


def _is_told(line: Sequence[Token], at: int, before: Sequence[Token], language: str) -> bool:
    """Whether a verb that takes away leads to it, and two times follow it."""
    if line[at + 1 : at + 2] and line[at + 1].text not in _listed("from", language):
        return False
    idle = _listed("told", language) | _listed("particles", language)
    led = next((each.text for each in reversed(before) if each.text not in idle), "")
    if led not in _listed("verbs", language):
        return False
    times = [
        k
        for k in range(at + 2, min(at + 4 + _TO_THE_SECOND, len(line)))
        if line[k].kind in _NUMBERS
    ]
    return times[:1] == [at + 2] and len(times) > 1
