"""A roll-off as the filter that it is: "6 dB/oct rolloff starting 2k" cuts all above 2 kHz.

Where nothing says on which side of the frequency it cuts, the frequency does: a corner in the bass
cuts below, any other above. The words are data: the `rolloffs` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon

_HIGHEST_BASS_HZ = 300.0
_LOWEST_HZ = 20.0
_LONGEST_NAME = 4
_SLOPE = Token("slope", "word")
_BELOW, _ABOVE = Token("below", "word"), Token("above", "word")
_ROLL_OFF = (Token("roll", "word"), Token("off", "word"))


_listed = lists_of("rolloffs")


def with_corner(part: list[Token], language: str) -> list[Token]:
    """The part with its roll-off as an order that says on which side it cuts."""
    place = _place(part, language)
    if place is None or any(token.text in _listed("telling", language) for token in part):
        return part
    before, after = part[: place[0]], part[place[0] + place[1] :]
    if any(unit == "db" for unit, _, _ in _numbers(part, language)):
        return [*before, *_ROLL_OFF, *after]
    after = _without_what_goes(after, language)
    side = None
    if any(_is_place(unit, value) for unit, value, _ in _numbers(part, language)):
        before, side = _without_side(before, language)
    before, after = (_sided(each, part, side, language) for each in (_steepened(before), after))
    return [*before, *_ROLL_OFF, *after]


def _without_what_goes(after: list[Token], language: str) -> list[Token]:
    """ "The harsh top above 8k": the words after it without what lies on the side that is cut."""
    edges, gone = _listed("edges", language), ("lows", "highs", "gone")
    for at, token in enumerate(after[: _LONGEST_NAME + 1]):
        named = at and any(after[at - 1].text in _listed(name, language) for name in gone)
        if named and token.text in edges and _numbers(after[at:], language):
            return after[at:]
    return after


def with_edge(part: list[Token], language: str) -> list[Token]:
    """ "No highs above 10k": what is denied beyond a corner is cut off there."""
    denying, sides = _listed("denying", language), _listed("edges", language)
    for at, token in enumerate(part):
        following = [each.text for each in part[at + 1 : at + 4]]
        named = next((n for n in (2, 1) if _is_side(following[:n], language)), 0)
        if (
            token.text in denying
            and named
            and following[named : named + 1][:1]
            and (following[named] in sides)
        ):
            return [*part[:at], *_ROLL_OFF, *part[at + 1 + named :]]
    return part


def _is_side(said: Sequence[str], language: str) -> bool:
    name = " ".join(said)
    return name in _listed("lows", language) or name in _listed("highs", language)


def _without_side(before: list[Token], language: str) -> tuple[list[Token], Token | None]:
    """ "High rolloff", "low end rolloff": the words before it without those that name its side."""
    for name, side in (("lows", _BELOW), ("highs", _ABOVE)):
        for length in (2, 1):
            said = " ".join(token.text for token in before[-length:])
            if said in _listed(name, language):
                return before[:-length], side
    return before, None


def _place(part: Sequence[Token], language: str) -> tuple[int, int] | None:
    """Where the roll-off is named and how many words it takes."""
    nouns = _listed("nouns", language)
    for at, token in enumerate(part):
        if token.text in nouns:
            return at, 1
        if (token.text, *(each.text for each in part[at + 1 : at + 2])) == ("roll", "off"):
            return at, 2
    return None


def _steepened(before: list[Token]) -> list[Token]:
    """ "Gentle rolloff": how steep it is."""
    sloped = [*before[-1:], _SLOPE]
    known = before and spelled(sloped, 0, "settings", lexicon.LANGUAGE)
    return [*before, _SLOPE] if known else before


def _sided(
    rest: list[Token], part: Sequence[Token], side: Token | None, language: str
) -> list[Token]:
    """The tokens with the side of the corner in front of its frequency."""
    sides = _listed("sides", language)
    if side is None and any(token.text in sides for token in part):
        return rest
    for unit, value, at in _numbers(rest, language):
        if _is_place(unit, value):
            plain = _BELOW if value < _HIGHEST_BASS_HZ else _ABOVE
            start = at - 1 if at and rest[at - 1].text in _listed("starts", language) else at
            return [*rest[:start], side or plain, *rest[at:]]
    return rest


def _numbers(part: Sequence[Token], language: str) -> list[tuple[str, float, int]]:
    """Unit, value and place of the numbers in the part, ranges aside."""
    found: list[tuple[str, float, int]] = []
    at = 0
    while at < len(part):
        said = quantity_at(part, at, language)
        if said is not None and said[0].until is None:
            found.append((said[0].unit, said[0].value, at))
        at += 1 if said is None else said[1]
    return found


def _is_place(unit: str, value: float) -> bool:
    return unit == "hz" or (not unit and value >= _LOWEST_HZ)
