"""What two words say together that neither says alone: a lorry that idles under an interview.

An engine and what it does down there are a rumble, "inside" and a crate are a boxy sound, somebody
who cannot and "understand" are a lack of clarity, whatever stands between. A wish between the two
("the tank should shake the floor") makes a wish of them, and "less" between them no pair ("make the
hats less splashy"). Which words pair and what they say is data, the `pairings` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.figures import Figure

_WISHED = "says"
_STOPS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class _Pairing:
    word: str
    role: str
    within: int
    """The most tokens from the first word to the second."""
    first: frozenset[str]
    second: frozenset[str]
    unless: frozenset[str]
    """Words that must not stand between them."""
    also: frozenset[str]
    """Words of which one must stand in the same sentence; any sentence will do where empty."""


_listed = lists_of("pairings")


def paired_at(line: Sequence[Token], at: int, language: str) -> Figure | None:
    """The pair of words that begins at `at`, the nearest of them; None where none does."""
    found: Figure | None = None
    for pairing in _by_first(language).get(line[at].text, ()):
        figure = _paired(line, at, pairing, language)
        if figure is not None and (found is None or figure.length < found.length):
            found = figure
    return found


def _paired(line: Sequence[Token], at: int, pairing: _Pairing, language: str) -> Figure | None:
    role = pairing.role
    joints = _listed("joints", language) | _listed("lessening", language) | pairing.unless
    for place in range(at + 1, min(len(line), at + 1 + pairing.within)):
        text = line[place].text
        if text in pairing.second and _is_said(line, at, pairing.also):
            return Figure("word", pairing.word, role, place + 1 - at)
        if line[place].kind == "stop" or text in joints:
            return None
        if text in _listed("wishing", language):
            role = _WISHED
    return None


def _is_said(line: Sequence[Token], at: int, also: frozenset[str]) -> bool:
    """Whether the sentence around `at` has one of the words that the pair needs."""
    if not also:
        return True
    stops = [place for place, token in enumerate(line) if token.text in _STOPS]
    start = max((place for place in stops if place < at), default=0)
    end = min((place for place in stops if place > at), default=len(line))
    return any(token.text in also for token in line[start:end])


@cache
def _by_first(language: str) -> dict[str, tuple[_Pairing, ...]]:
    found: dict[str, tuple[_Pairing, ...]] = {}
    for rule in sorted(_listed("rules", language)):
        name, word, role, within = rule.split("*")
        first, second, unless, also = (
            _listed(f"{name}_{place}", language) for place in ("first", "second", "unless", "also")
        )
        pairing = _Pairing(word, role, int(within), first, second, unless, also)
        for text in first:
            found[text] = (*found.get(text, ()), pairing)
    return found
