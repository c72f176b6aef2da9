"""Which known word a written word may stand for: itself, its base, or one slip of the finger away.

Bases are found by English endings and count only when the base is known. A slip (one letter
missing, added, wrong, or two swapped) is forgiven in words of five letters and more that begin
right, unless the word is a common one of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

SHORTEST_SLIP, LONGEST_SLIP = 5, 24
_ENDINGS = (
    ("iness", "y"), ("iest", "y"), ("ier", "y"), ("ily", "y"), ("ies", "y"), ("ied", "y"),
    ("ness", ""), ("ened", "en"), ("ening", "en"), ("est", ""), ("est", "e"), ("er", ""),
    ("er", "e"), ("ish", ""), ("ly", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("en", ""), ("es", ""), ("s", ""), ("y", ""), ("in", "ing"), ("er", "y"),
)  # fmt: skip


class Speller:
    """Finds the known words that a written word may mean."""

    def __init__(self, known: Collection[str], own: Collection[str]) -> None:
        """`known` words are looked for; `own` words mean only themselves."""
        self._known = frozenset(known)
        self._own = frozenset(own)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._known:
            if len(word) >= SHORTEST_SLIP:
                self._near[word[0], len(word)].append(word)
        self.forms = lru_cache(maxsize=4096)(self._forms)

    def _forms(self, word: str) -> tuple[str, ...]:
        """The known words that `word` may stand for, the likeliest first; () for none."""
        if word in self._known:
            return (word, *self._bases(word))
        if word in self._own:
            return ()
        bases = tuple(dict.fromkeys(self._bases(word)))
        return bases or tuple(self._slips(word))

    def _bases(self, word: str) -> Iterator[str]:
        for ending, instead in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 3:
                continue
            for base in (stem + instead, _undoubled(stem)):
                if base in self._known:
                    yield base

    def _slips(self, word: str) -> list[str]:
        """The known words one slip away: swaps first, then lost, doubled and wrong letters."""
        if not SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
            return []
        near = [
            candidate
            for length in (len(word), len(word) + 1, len(word) - 1)
            for candidate in self._near.get((word[0], length), ())
            if one_slip(word, candidate)
        ]
        return sorted(near, key=lambda candidate: _oddity(word, candidate))


def _oddity(word: str, candidate: str) -> int:
    """How unusual the slip is that makes `word` of `candidate`."""
    if len(word) == len(candidate):
        return 0 if sorted(word) == sorted(candidate) else 3
    return 1 if len(word) < len(candidate) else 2


def _undoubled(stem: str) -> str:
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else ""


def one_slip(left: str, right: str) -> bool:
    """Whether one letter added, dropped, changed, or two neighbours swapped make them equal."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    at = next((i for i, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]),
              min(len(left), len(right)))  # fmt: skip
    if len(left) == len(right):
        swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
        return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[at + 1 :] == shorter[at:]
