"""Orders and numbers that say no more about what was just asked for: "too harsh, turn it down".

Each function gives the request as what follows leaves it, or None where that asks for something of
its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking import bearings, numeric
from talkbox.planner.asking.gains import takes_gain
from talkbox.planner.asking.numbered import PITCHED
from talkbox.planner.asking.strengths import strength_from, strength_of
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_LEVELS = frozenset({"louder", "quieter"})
_SHARES = frozenset({"percent", "times"})
_SAME = "same"
_HIGHS_HZ = 1500.0
_SEMITONES = "st"
_ALL_OF_THEM = frozenset({"both", "each"})
_MOVES = frozenset({"moves", "steps", "amounts", "touches", "changes", "tweaks", "adjustments"})


def pointed(
    request: Request,
    item: Item,
    adverbs: Sequence[Item],
    said: Sequence[Quantity],
    complained: str,
) -> Request | None:
    """ "The bass is too loud, turn it down a bit": the order only says by how much."""
    if complained and bearings.is_cure(item) and not said:
        return weighed(request, adverbs)
    have = {each.unit for each in request.quantities}
    if item.name == request.word and said and have.isdisjoint(each.unit for each in said):
        return replace(weighed(request, adverbs), quantities=(*request.quantities, *said))
    if item.name not in _LEVELS or complained != ("down" if item.name == "quieter" else "up"):
        return None
    known = all(_takes(request.word, each.unit) for each in said)
    if bearings.turns_down(request) != (item.name == "quieter") or not known:
        return None
    return replace(weighed(request, adverbs), quantities=(*request.quantities, *said))


def _takes(word: str, unit: str) -> bool:
    """Whether the word does something with a number of this unit."""
    return unit in lexicon.word(word).meaning.numbers or (unit == "db" and takes_gain(word))


def weighed(request: Request, adverbs: Sequence[Item]) -> Request:
    """ "Too harsh, calm it a bit": the adverb of the cure counts for the complaint."""
    strength = strength_of([bearings.as_strength(each) for each in adverbs])
    return request if strength is None else replace(request, strength=strength)


def shared(request: Request, said: Sequence[Quantity]) -> Request | None:
    """ "Warmer, around 15 percent": a share of a word that has no number is how strongly."""
    if not said or any(each.unit not in _SHARES for each in said) or request.quantities:
        return None
    return replace(request, strength=strength_from((), frozenset(), said))


def pitched(request: Request, said: Sequence[Quantity], marks: frozenset[str]) -> Request | None:
    """ "Deeper, about 2 semitones": how far the pitch goes that the word meant."""
    alone = [each.unit for each in said] == [_SEMITONES] and not request.quantities
    if not alone or request.word not in PITCHED or marks & numeric.WAYS:
        return None
    return replace(request, quantities=tuple(said))


def repeated(clause: Clause, last: Request, said: Sequence[Quantity]) -> list[Quantity]:
    """ "2 dB off at 800 and the same at 5k": the numbers, with the amount that was said before."""
    amount = last.quantity("db")
    same = any(item.kind == "mark" and item.text == _SAME for item in clause.items)
    if amount is None or not same or [each.unit for each in said] != ["hz"]:
        return list(said)
    return [*said, replace(amount, value=abs(amount.value), signed=False)]


def alike(clause: Clause, last: Request, said: Sequence[Quantity]) -> list[Request]:
    """ "Cut 300 and 500 by 3 dB": the filter that was asked for and the same at one more place, an
    amount that follows both holds for both; nothing where the numbers mean something else.
    """
    alone = all(item.kind == "quantity" or item.name in ("by", "at") for item in clause.items)
    guessed = numeric.with_guessed_units(said, clause.marks() | {"at"})
    units = [each.unit for each in guessed]
    if clause.joint == "weak" and alone and units == ["db", "hz"]:
        return _once_more(last, guessed)
    if clause.joint != "weak" or not alone or units not in (["hz"], ["hz", "db"]):
        return []
    there = numeric.with_guessed_units(last.quantities, frozenset({"at"}))
    if lexicon.names()[last.word] != "filters" or not any(each.unit == "hz" for each in there):
        return []
    place, amount = said[0], tuple(said[1:])
    left = tuple(each for each in there if each.unit != "hz")
    if place.until is not None:
        return []
    if left and amount:  # "400 by 2 and 800 by 1"
        decibels = tuple(replace(each, unit="db") for each in amount)
        return [last, replace(last, quantities=(replace(place, unit="hz"), *decibels))]
    first = replace(last, quantities=(*last.quantities, *amount))
    return [first, replace(last, quantities=(replace(place, unit="hz"), *left, *amount))]


def _once_more(last: Request, said: Sequence[Quantity]) -> list[Request]:
    """ "Cut 2 dB at 300 and 3 dB at 3k": the verb holds for both, where no sign says which way."""
    have = [each.unit for each in numeric.with_guessed_units(last.quantities, frozenset({"at"}))]
    signed = any(each.signed for each in (*said, *last.quantities))
    if lexicon.names()[last.word] != "filters" or sorted(have) != ["db", "hz"] or signed:
        return []
    return [last, replace(last, quantities=tuple(said))]


def restrained(clause: Clause, newest: Sequence[int], known: int) -> Sequence[int]:
    """Places of the requests that an adverb after them is about; "both small" is about all."""
    said = " ".join(item.text for item in clause.items).split()
    every = bool(said) and (said[0] in _ALL_OF_THEM or said[-1] in _MOVES)
    return range(known) if every else newest


def places(last: Request, said: Sequence[Quantity]) -> bool:
    """ "The guitars mask the voice, tame them around 2.5k": whether the numbers tell where in its
    sound the instrument is too much, so that its level is not meant.
    """
    return last.word == "quieter" and bool(last.of) and any(each.unit == "hz" for each in said)


def goes_down_with(request: Request, clause: Clause, said: Sequence[Quantity]) -> bool:
    """Whether a gain in the highs without a way of its own lowers, as the request does."""
    toned = request.word in lexicon.reading()["placed_down"] and not request.quantities
    units = {each.unit for each in said}
    high = any(each.unit == "hz" and each.value >= _HIGHS_HZ for each in said)
    verbs = any(not item.text[:1].isdigit() for item in clause.of("quantity"))
    told = verbs or any(each.signed for each in said) or bool(clause.marks() & numeric.WAYS)
    return toned and high and "db" in units and not told


def is_praised_side(clause: Clause) -> bool:
    """ "The left is fine": the keeping comes behind the side, and nothing is to be turned."""
    names = [item.name for item in clause.of("mark")]
    sides = [at for at, name in enumerate(names) if name in ("left", "right")]
    return bool(sides) and "keep" in names[sides[0] :]
