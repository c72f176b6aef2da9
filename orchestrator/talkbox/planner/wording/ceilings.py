"""A ceiling in plain words: "no peak gets past -6", "nothing over -3", "keep it under minus 4".

The clause becomes the order to a limiter that it is. Which words name, deny and place a ceiling is
data: the `ceilings` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token

_LIMIT, _UNIT = Token("limit", "word"), Token("db", "word")
_LOUDNESS = "lufs"
_LEVELS = frozenset({"", "db", "dbfs", "dbtp"})
_LOWEST_BARE_DB, _LOWEST_DB = -9.0, -40.0
""" "Keep it under -14" is more likely a loudness: so far down a ceiling needs peaks."""
_TO_THE_NUMBER = 3
"""Words that may lie between "past" and its number, both included: "over about -3"."""


_listed = lists_of("ceilings")


def with_ceilings(parts: Sequence[list[Token]], language: str) -> list[list[Token]]:
    """The parts of a line with every ceiling as an order to limit; a "brickwall" beside it asks
    for the same limiter.
    """
    found = [_limited(part, language) for part in parts]
    if all(limited is None for limited in found):
        return list(parts)
    walls = _listed("walls", language)
    return [
        [_LIMIT if token.text in walls else token for token in part] if limited is None else limited
        for part, limited in zip(parts, found, strict=True)
    ]


def _limited(part: list[Token], language: str) -> list[Token] | None:
    """The part as an order to limit; None where it names no ceiling."""
    head = (
        1 if part and (part[0].kind == "stop" or part[0].text in _listed("joints", language)) else 0
    )
    for at in range(head, len(part)):
        said = quantity_at(part, at, language)
        if said is not None and _is_average(said[0], part[head:at], language):
            head = at + said[1]  # "-23 LUFS with no peak over -1" asks for both
            continue
        if said is None or said[0].unit not in _LEVELS or said[0].until is not None:
            continue
        before = [token.text for token in part[head:at]]
        after = part[at + said[1] :]
        tops = bool(after) and after[0].text in _listed("tops", language)
        if not _is_ceiling(said[0], before, tops, language):
            continue
        unit = [] if said[0].unit else [_UNIT]
        return [*part[:head], _LIMIT, *part[at : at + said[1]], *unit, *after[int(tops) :]]
    return None


def _is_average(said: Quantity, before: Sequence[Token], language: str) -> bool:
    """Whether it is how loud the whole is: "-23 LUFS", "an RMS of -20 dB"."""
    named = not _listed("averages", language).isdisjoint(token.text for token in before)
    return said.unit == _LOUDNESS or (named and said.unit in _LEVELS)


def _is_ceiling(said: Quantity, before: Sequence[str], tops: bool, language: str) -> bool:
    """Whether the words before the number make it a level that nothing may pass."""
    peaks = not _listed("peaks", language).isdisjoint(before)
    if said.value < (_LOWEST_DB if peaks else _LOWEST_BARE_DB):
        return False
    if said.value > 0 and not (peaks and not said.signed and said.value <= -_LOWEST_DB / 2):
        return False
    near = set(before[-_TO_THE_NUMBER:])
    denied = not _listed("deniers", language).isdisjoint(before)
    passed = denied and not near.isdisjoint(_listed("over", language))
    known = _listed("peaks", language) | _listed("anything", language) | _listed("idle", language)
    if passed:
        meant = known | _listed("over", language) | _listed("deniers", language)
        named = peaks or not _listed("anything", language).isdisjoint(before)
        return named or meant.issuperset(before)
    holds, under = _listed("holds", language), _listed("under", language)
    if not near.isdisjoint(_listed("beneath", language)):
        holds |= _listed("brings", language)
    if any(word not in known | holds | under for word in before):
        return False
    held = not holds.isdisjoint(before)
    return (held and not near.isdisjoint(under)) or (tops and (held or peaks))
