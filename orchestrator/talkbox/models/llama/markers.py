"""Cuts a prompt so that no text from elsewhere can become a marker of the format.

A marker is broken when it is tokenised in two parts. What is broken is every marker that has a
character from elsewhere in it, also one that begins in markup, or in one text and ends in another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from talkbox.models.dialect import Markup, Text


def pattern(markers: Iterable[str]) -> re.Pattern[str]:
    """Finds every marker at every place, overlapping ones too, as its group 1."""
    texts = sorted((re.escape(marker) for marker in markers if marker), key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(texts)}))" if texts else r"(?!)()")


def segments(pieces: Sequence[Markup | Text], markers: re.Pattern[str]) -> list[str]:
    """The text of the pieces, in parts to be tokenised one by one with markers recognised.

    One part, where nothing had to be broken; joined, always the text as it was.
    """
    text = "".join(piece.text for piece in pieces)
    foreign = _foreign(pieces)
    lasts = [last for _, last in foreign]
    cuts = {0, len(text)}
    for found in markers.finditer(text):
        start, end = found.span(1)
        after = bisect_right(lasts, start)
        if after < len(foreign) and foreign[after][0] < end:
            cuts.add(start + 1)
    return [text[start:end] for start, end in pairwise(sorted(cuts))]


def _foreign(pieces: Sequence[Markup | Text]) -> list[tuple[int, int]]:
    """The spans of the whole text that come from elsewhere, in order."""
    ends = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    return [
        span for piece, span in zip(pieces, pairwise(ends), strict=True) if isinstance(piece, Text)
    ]
