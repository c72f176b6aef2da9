"""Other answers to the same words: what a seed changes in the meaning of a word and its strength.

Where listeners were asked, a variant does what some of them meant (`words/listeners.toml`); every
word is done more gently or more strongly. Variant 0 is the word as it stands. The aims are never
touched, so a variant is held to the same goal. Nothing here is drawn: a number gives the same
variant each time, and the first few lie far apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from talkbox.planner.requests import Reading, Request
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import Meaning, Move, Setting, Word

if TYPE_CHECKING:
    from talkbox_prompts.listeners import Band

GENTLEST, OCTAVES = 0.65, 0.9
"""The weakest factor on the strength, and how far up they go from it, by powers of two."""
_TURN = 0.6180339887498949
"""The golden section: its multiples, without the whole part, fill the unit evenly in any number."""
_STRIDE = 3
"""Ways are taken in steps of three, so that neighbours in the list are not tried in a row."""
_TOUCH, _WAY_MORE = 0.5, 1.7
"""What a touch and way more are of the plain word's gain."""


def strength_factor(variant: int) -> float:
    """How much stronger than the plain word this variant is; 1.0 for variant 0."""
    if variant == 0:
        return 1.0
    return float(GENTLEST * 2 ** (OCTAVES * ((variant * _TURN) % 1.0)))


def varied(reading: Reading, variant: int) -> Reading:
    """The reading with its words as strong as this variant has them; numbers stay as said."""
    if variant == 0:
        return reading
    factor = strength_factor(variant)
    return replace(reading, requests=tuple(_stronger(each, factor) for each in reading.requests))


def taken(word: Word, meaning: Meaning, variant: int) -> Meaning:
    """The meaning with the listeners' way of this variant in place of its own equaliser."""
    if variant == 0:
        return meaning
    from talkbox_prompts import listeners

    known = listeners.of(word.name)
    if known is None or not known.takes:
        return meaning
    ways = known.takes
    bands = [_move(band) for band in ways[variant * _STRIDE % len(ways)]]
    return replace(meaning, moves=tuple(_in_place(meaning.moves, bands)))


def _stronger(request: Request, factor: float) -> Request:
    if request.quantities or request.deed != "apply" or lexicon.word(request.word).exact:
        return request
    return replace(request, strength=request.strength * factor)


def _in_place(moves: Iterable[Move], bands: list[Move]) -> Iterable[Move]:
    """The moves with the bands where the first filter stood."""
    left = bands
    for move in moves:
        if move.tool != "equalize":
            yield move
            continue
        yield from left
        left = []


def _move(band: Band) -> Move:
    gains = (band.gain_db * _TOUCH, band.gain_db, band.gain_db * _WAY_MORE)
    settings: dict[str, Setting] = {
        "frequency_hz": band.frequency_hz,
        "gain_db": gains,
        "q": band.q,
    }
    return Move("equalize", band.kind, settings)
