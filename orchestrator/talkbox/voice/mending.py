"""A piece of a text that is to read otherwise, and how a later mend joins the earlier ones.

Mends stand in the text that was heard, go from left to right, and no two overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mend:
    """What stands from `start` to before `end`, in letters, is to read `meant`."""

    start: int
    end: int
    meant: str


def applied(text: str, mends: Iterable[Mend]) -> str:
    """The text with every mend made."""
    pieces: list[str] = []
    end = 0
    for mend in mends:
        pieces += (text[end : mend.start], mend.meant)
        end = mend.end
    return "".join((*pieces, text[end:]))


def joined(old: Sequence[Mend], new: Mend, heard: str) -> list[Mend]:
    """The mends of what was heard that do what `old` and then `new` do.

    `new` is about the text that `old` makes; those that it reaches into become one with it.
    """
    text = applied(heard, old)
    placed = [(mend, start, start + len(mend.meant)) for mend, start in _placed(old)]
    met = [each for each in placed if each[1] < new.end and new.start < each[2]]
    start = min([new.start, *(first for _, first, _ in met)])
    end = max([new.end, *(last for _, _, last in met)])
    shift = sum(
        len(mend.meant) - (mend.end - mend.start) for mend, _, last in placed if last <= start
    )
    grown = sum(len(mend.meant) - (mend.end - mend.start) for mend, _, _ in met)
    meant = text[start : new.start] + new.meant + text[new.end : end]
    whole = Mend(start - shift, end - shift - grown, meant)
    left = [mend for mend, *_ in placed if not any(mend is each for each, *_ in met)]
    return sorted([*left, whole], key=lambda mend: mend.start)


def _placed(mends: Iterable[Mend]) -> Iterator[tuple[Mend, int]]:
    """Every mend with where it begins in the text that all of them make."""
    shift = 0
    for mend in mends:
        yield mend, mend.start + shift
        shift += len(mend.meant) - (mend.end - mend.start)
