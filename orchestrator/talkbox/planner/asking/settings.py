"""Settings of one effect that were said in several breaths: "3:1, set it for 4 dB of reduction".

Two requests for the same effect whose numbers are different settings are one; of two bare times
beside a compressor the first is its attack, the second its release.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_THEME, _SPACE = "dynamics", "space"
_MOST_REDUCTION_DB = 12.0
_LOUDEST_THRESHOLD_DB = -10.0
_HOLDING = frozenset({"limiter", "clip", "compress"})
_TIMES = ("attack_ms", "release_ms")


def united(found: Iterable[Request]) -> list[Request]:
    """The requests with what belongs to one effect of the dynamics together."""
    line: list[Request] = []
    for request in found:
        place = next((at for at, each in enumerate(line) if _is_one(each, request)), None)
        if place is None:
            line.append(request)
        else:
            line[place] = _both(line[place], request)
    return line


def as_timed(request: Request) -> Request:
    """ "4:1, 10 ms, 100 ms": the attack, then the release."""
    times = [each for each in request.quantities if each.unit == "ms"]
    if len(times) != len(_TIMES) or lexicon.names()[request.word] != _THEME:
        return request
    units = iter(_TIMES)
    said = (
        replace(each, unit=next(units)) if each.unit == "ms" else each
        for each in request.quantities
    )
    return replace(request, quantities=tuple(said))


def as_crest(request: Request) -> Request:
    """ "The crest factor is too high, shave 3 dB": peaks for a limiter, and no squeezed body."""
    words = lexicon.reading()
    if request.word != "compress" or request.asked not in words["crests"]:
        return request
    said = (
        replace(each, value=abs(each.value), unit="reduction_db") if each.unit == "db" else each
        for each in request.quantities
    )
    return replace(request, word="limiter", quantities=tuple(said))


def as_threshold(request: Request) -> Request:
    """ "Expander 2:1 below -40": a bare negative number is a level, and an expander with one a gate
    with that ratio.
    """
    levels = [each for each in request.quantities if _is_level(each)]
    if lexicon.names()[request.word] != _THEME or not levels or request.deed != "apply":
        return request
    said = tuple(
        replace(each, unit="threshold_db") if each in levels else each
        for each in request.quantities
    )
    expands = request.word == "more_dynamic" and request.quantity("ratio") is not None
    return replace(request, word="gate" if expands else request.word, quantities=said)


def _is_level(said: Quantity) -> bool:
    return not said.unit and said.signed and said.value <= _LOUDEST_THRESHOLD_DB


def as_held(request: Request) -> Request:
    """ "Limit 3 dB off the top": what is taken off is no order to take the limiter off."""
    taken = request.quantity("reduction_db") or request.quantity("db")
    if request.deed != "remove" or taken is None or request.word not in _HOLDING:
        return request
    return replace(request, deed="apply", against=None)


def as_reduction(request: Request) -> Request:
    """ "Opto, 3 dB", "hit it with 6 dB of compression": what a compressor takes off, and no
    threshold; what hits with a compressor is one.
    """
    if lexicon.names()[request.word] != _THEME and request.word not in _HOLDING:
        return request
    numbers = lexicon.word(request.word).meaning.numbers
    if "reduction_db" not in numbers and request.quantity("reduction_db") is None:
        return request
    if "reduction_db" not in numbers:
        request = replace(request, word="compress", against=None)
    said = (
        replace(each, unit="reduction_db") if _is_reduction(each, request) else each
        for each in request.quantities
    )
    return replace(request, quantities=tuple(said))


def _is_reduction(said: Quantity, request: Request) -> bool:
    small = said.unit == "db" and not said.signed and 0 < said.value <= _MOST_REDUCTION_DB
    placed = bool({"above", "below", "at"} & request.marks)
    return small and not placed and request.quantity("reduction_db") is None


def without_objects(found: Iterable[Request]) -> list[Request]:
    """The requests without what they only act on: a gate closes on the room between the hits, a
    clipper takes its decibels off the peaks. A "gated reverb" is a reverb.
    """
    line, words = list(found), lexicon.reading()
    orders = [each for each in line if not each.asked.endswith("gated")]
    acting = {each.word for each in orders if each.deed == "apply"}
    idle = words["gated"] if "gate" in acting else frozenset()
    idle |= words["clipped"] if "clip" in acting else frozenset()
    return [
        each for each in line if each.word not in idle or "more" in each.marks or each.quantities
    ]


def without_means(found: Iterable[Request]) -> list[Request]:
    """ "Depth from reverb" is one effect: the wish where that is how it comes true anyway, else the
    means ("depth from a delay").
    """
    line, kinds = list(found), lexicon.reading()["kinds"]
    said = [each for each in line if "from" in each.marks and not each.quantities]
    for means in (each for each in said if each.word in kinds):
        for wish in (each for each in said if each.word not in kinds):
            if lexicon.names()[wish.word] == lexicon.names()[means.word]:
                idle = means if _effects(means) <= _effects(wish) else wish
                return [each for each in line if each is not idle]
    return line


def _effects(request: Request) -> set[str]:
    return {move.kind for move in lexicon.word(request.word).meaning.moves}


def _is_one(first: Request, second: Request) -> bool:
    same = (first.word, first.deed, first.file) == (second.word, second.deed, second.file)
    if not same or not _takes_settings(first, second) or first.deed != "apply":
        return False
    return bool(_units(first) and _units(second)) and not _units(first) & _units(second)


def _takes_settings(first: Request, second: Request) -> bool:
    """Whether the second may be settings of the first: "reverb, predelay 40, decay 3"."""
    theme, settings = lexicon.names()[first.word], lexicon.reading()["room_settings"]
    return theme == _THEME or (
        theme == _SPACE and not settings.isdisjoint(second.asked.split()[:1])
    )


def _units(request: Request) -> set[str]:
    return {each.unit for each in request.quantities}


def _both(first: Request, second: Request) -> Request:
    said: tuple[Quantity, ...] = (*first.quantities, *second.quantities)
    asked = f"{first.asked} {second.asked}".strip()
    return replace(first, quantities=said, marks=first.marks | second.marks, asked=asked)
