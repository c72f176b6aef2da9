"""The last request with another number: "make that 6", "80 % instead", "-3 dB".

A bare number that no setting of the last edit takes is the number that was said before, corrected:
what was asked is done anew with it, as if the first had never been said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from talkbox.planner.conversing.knobs import after_complaint, turned
from talkbox.planner.requests import Request
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.text.tongues import tongue_of

Place = tuple[int, int]
"""Which request, and which of its quantities."""


def resaid(text: str, last: Sequence[Request]) -> tuple[Request, ...]:
    """The last requests with the number that the text is; none where it is anything else."""
    language = tongue_of(text)
    asked = turned(after_complaint(phrasebook(language).line(text), language), language)
    if asked is None or asked.quantity is None or asked.knobs or asked.effects or asked.way:
        return ()
    number = asked.quantity
    places = sorted(_places(number, last), key=lambda place: _distance(number, _at(last, place)))
    return _with(last, places[0], number) if places else ()


def _places(number: Quantity, last: Sequence[Request]) -> Iterator[Place]:
    for which, request in enumerate(last):
        for place, said in enumerate(request.quantities):
            told = said.signed or not number.signed
            if number.unit in ("", said.unit) and said.until is None and told:
                yield which, place


def _at(last: Sequence[Request], place: Place) -> Quantity:
    return last[place[0]].quantities[place[1]]


def _distance(number: Quantity, said: Quantity) -> float:
    """How many octaves they are apart."""
    if not number.value or not said.value:
        return math.inf
    return abs(math.log2(abs(number.value / said.value)))


def _with(last: Sequence[Request], place: Place, number: Quantity) -> tuple[Request, ...]:
    which, at = place
    said = replace(number, unit=_at(last, place).unit)
    quantities = list(last[which].quantities)
    quantities[at] = said
    anew = replace(last[which], quantities=tuple(quantities))
    return (*last[:which], anew, *last[which + 1 :])
