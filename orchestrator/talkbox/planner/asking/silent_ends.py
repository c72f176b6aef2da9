"""Which end the silence lies at that is to be cut: "the gap before he starts", not the one behind.

Where silence is all that is asked about, the whole text tells; else its own words do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_ENDS = frozenset({"first", "last"})


def with_silent_ends(requests: Sequence[Request], line: Sequence[Token]) -> tuple[Request, ...]:
    """The requests with the marks of the ends whose silence they are about."""
    alone = len(requests) == 1
    return tuple(
        _placed(each, [token.text for token in line] if alone else each.asked.split())
        if each.word == "trim_silence"
        else each
        for each in requests
    )


def _placed(request: Request, said: Sequence[str]) -> Request:
    ends = _ENDS if _are_both(said) else frozenset(_named(said))
    if "ends" in request.marks or not ends:
        return request
    marks = request.marks - _ENDS
    return replace(request, marks=marks | (ends if len(ends) == 1 else {"ends"}))


def _are_both(said: Sequence[str]) -> bool:
    """ "Trim the ends": the two of them, and not only where it ends."""
    line = f" {' '.join(_unspared(said))} "
    return any(f" {folded(phrase)} " in line for phrase in lexicon.reading()["ends_together"])


def _named(said: Sequence[str]) -> Iterator[str]:
    words = {piece for word in _unspared(said) for piece in word.split("'")}
    for end in sorted(_ENDS):
        if words & {folded(name) for name in lexicon.reading()[f"end_{end}"]}:
            yield end


def _unspared(said: Sequence[str]) -> Iterator[str]:
    """The words without what is to be left alone: "from the start but leave the end"."""
    sparing, parting = (lexicon.reading()[name] for name in ("sparing", "parting"))
    spared = False
    for word in said:
        spared = (spared or word in sparing) and word not in parting
        if not spared:
            yield word
