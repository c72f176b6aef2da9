"""Which known word a written word may stand for: itself, its base, or one slip of the finger away.

Bases are found by a language's endings and count only when the base is known. A slip (one letter
missing, added, wrong, or two swapped) is forgiven in words of five letters and more that begin
right, unless the word is a common one of its own; two swapped letters already in words of four.
Letters drawn out ("waaay") count once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

SHORTEST_SLIP, LONGEST_SLIP = 5, 24
SHORTEST_SWAP = 4
"""In words as short as this only two swapped letters are forgiven."""
_DRAWN_OUT = re.compile(r"(.)\1\1+")
_CONTRACTED = ("n't", "'ve")
"""Endings that are as often written without their apostrophe, and then are no other word."""
_BEFORE_ES = ("s", "x", "z", "ch", "sh", "o")
Endings = tuple[tuple[str, str], ...]
"""(ending, what stands there in the base), tried in this order."""
ENGLISH_ENDINGS: Endings = (
    ("iness", "y"), ("iest", "y"), ("ier", "y"), ("ily", "y"), ("ies", "y"), ("ied", "y"),
    ("ness", ""), ("ened", "en"), ("ening", "en"), ("est", ""), ("est", "e"), ("er", ""),
    ("er", "e"), ("ish", ""), ("ly", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("en", ""), ("es", ""), ("s", ""), ("y", ""), ("in", "ing"), ("er", "y"),
)  # fmt: skip


class Speller:
    """Finds the known words that a written word may mean."""

    def __init__(
        self,
        known: Collection[str],
        own: Collection[str],
        endings: Endings = ENGLISH_ENDINGS,
        spelled: Collection[str] = (),
        alone: Collection[str] = (),
    ) -> None:
        """`known` words are looked for; `own` words mean only themselves, `spelled` are no slips.

        What is `alone` has no base, although it looks so: a brother is no broth.
        """
        self._known = frozenset(known)
        self._own = frozenset(own)
        self._spelled = frozenset(spelled) | frozenset(alone)
        self._alone = frozenset(alone)
        self._endings = endings
        self.forms = lru_cache(maxsize=4096)(self._forms)
        self.guesses = lru_cache(maxsize=4096)(self._guesses)

    @cached_property
    def _near(self) -> Mapping[tuple[str, int], Sequence[str]]:
        """The known words by first letter and length; most texts have no slip and need no table.

        In the order of the alphabet: of two slips that are as likely, every process takes the same.
        """
        table: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= SHORTEST_SWAP:
                table[word[0], len(word)].append(word)
        return table

    def sure(self, word: str) -> bool:
        """Whether the word itself or its base is known; a slip is only a guess."""
        sure = word in self._known or word in self._own or any(self._bases(word))
        return sure or bool(self._drawn_out(word))

    def _forms(self, word: str) -> tuple[str, ...]:
        """The known words that `word` may stand for, the likeliest first; () for none."""
        if word in self._alone:
            return (word,) if word in self._known else ()
        if word in self._known:
            return (word, *self._possessed(word), *self._contracted(word), *self._bases(word))
        if word in self._own:
            return ()
        bases = tuple(dict.fromkeys(self._bases(word)))
        return bases or self._drawn_out(word) or tuple(self._slips(word))

    def _possessed(self, word: str) -> tuple[str, ...]:
        """ "Snare's" is "snares" as well, though a phrase has it with its apostrophe."""
        plain = word.replace("'", "")
        return (plain,) if plain != word and plain in self._known else ()

    def _contracted(self, word: str) -> tuple[str, ...]:
        """ "Dont" is "don't", whose apostrophe few people type."""
        endings = (ending for ending in _CONTRACTED if word.endswith(ending.replace("'", "")))
        written = (word.removesuffix(each.replace("'", "")) + each for each in endings)
        return tuple(each for each in written if each in self._known)

    def _drawn_out(self, word: str) -> tuple[str, ...]:
        """ "Waaay" is "way" and "sooo" is "so"."""
        if not _DRAWN_OUT.search(word):
            return ()
        once, twice = _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)
        for meant in dict.fromkeys((twice, once)):
            if meant in self._known:
                return (meant, *self._bases(meant))
        return tuple(dict.fromkeys((*self._bases(twice), *self._bases(once))))

    def _guesses(self, word: str) -> tuple[str, ...]:
        """Slips of a word whose base is known; for where the base leads nowhere ("rever")."""
        if word in self._known or word in self._own:
            return ()
        return tuple(self._slips(word))

    def plain(self, word: str) -> str:
        """The word without drawn-out letters: "pleeease" is "please"."""
        return _DRAWN_OUT.sub(r"\1", word)

    def _bases(self, word: str) -> Iterator[str]:
        for ending, instead in self._endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 3 or self._is_no_plural(ending, stem):
                continue
            doubled = _undoubled(stem) if self._endings is ENGLISH_ENDINGS else ""
            for base in (stem + instead, doubled):
                if base in self._known:
                    yield base

    def _is_no_plural(self, ending: str, stem: str) -> bool:
        """ "Notes" are no "not": in English "es" follows a hiss or an o."""
        english = self._endings is ENGLISH_ENDINGS
        return english and ending == "es" and not stem.endswith(_BEFORE_ES)

    def _slips(self, word: str) -> list[str]:
        """The known words one slip away: swaps first, then lost, doubled and wrong letters."""
        if word in self._spelled:
            return []
        if len(word) == SHORTEST_SWAP:
            likely = self._near.get((word[0], len(word)), ())
            return [each for each in likely if swapped(word, each)]
        if not SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
            return []
        near = [
            candidate
            for length in (len(word), len(word) + 1, len(word) - 1)
            for candidate in self._near.get((word[0], length), ())
            if one_slip(word, candidate)
        ]
        return sorted(near, key=lambda candidate: _oddity(word, candidate))


def swapped(left: str, right: str) -> bool:
    """Whether two neighbouring letters changed places: "mroe"."""
    return one_slip(left, right) and sorted(left) == sorted(right)


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
