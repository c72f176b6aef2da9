"""What only says more of the effect that was just asked for: "keep it low in the mix, say 12 %".

How many repeats an echo fades after, how low a reverb lies, how far an auto-pan swings and how deep
the notch at a place is are settings of that effect, and no fade, level, width or filter apart. What
is said of a bump in the spectrum ("flatten it") is that filter, and no compressor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_LEVELS = frozenset({"louder", "quieter", "less_presence"})
"""What is read of an effect that is to lie low, or to be blended in."""
_FADE, _WIDER, _SWINGING = "fade_out", "wider", "auto_pan"
_CUTS = frozenset({"notch", "bell_cut"})
_EVENS = frozenset({"squash", "evener"})
_FULL = Quantity(1.0, "depth")
_MIX, _CLIP = "mix", "clip"
_ECHO, _SLAPBACK = "echo", "slapback"


def with_belongings(found: Iterable[Request]) -> list[Request]:
    """The requests with what belongs to the one before as its own."""
    line: list[Request] = []
    for request in found:
        both = next((one for rule in _RULES if line and (one := rule(line[-1], request))), None)
        if both is None:
            line.append(request)
        else:
            line[-1] = both
    return line


def _repeated(effect: Request, more: Request) -> Request | None:
    """ "An echo that fades after 3 repeats"."""
    counted = [each.unit for each in more.quantities] == ["repeats"]
    repeats = "repeats" in lexicon.word(effect.word).meaning.numbers
    if more.word != _FADE or not counted or not repeats:
        return None
    return _with(effect, more)


def _single(effect: Request, more: Request) -> Request | None:
    """ "A 120 ms delay, one repeat" is a slapback of that time."""
    counted = more.asked in lexicon.reading()["single_repeats"] and not more.quantities
    if effect.word != _ECHO or more.word != _SLAPBACK or not counted:
        return None
    return replace(effect, word=_SLAPBACK)


def _mixed(effect: Request, more: Request) -> Request | None:
    """ "A long reverb, but keep it low in the mix, say 12 %"."""
    shared = [each.unit for each in more.quantities] == ["percent"]
    numbers = lexicon.word(effect.word).meaning.numbers
    mixes = numbers.get("percent", "").startswith(_MIX)
    said = {each.unit for each in effect.quantities} & {"percent", _MIX}
    kept = more.asked.split()[:1] and more.asked.split()[0] in lexicon.reading()["kept_low"]
    if more.word not in _LEVELS or not kept or not shared or not mixes or said:
        return None
    return _with(effect, more)


def _swung(effect: Request, more: Request) -> Request | None:
    """ "Auto-pan at 1 Hz, full width"."""
    full = more.asked in lexicon.reading()["full_swings"] and not more.quantities
    if effect.word != _SWINGING or more.word != _WIDER or not full:
        return None
    return replace(effect, quantities=(*effect.quantities, _FULL))


def _deepened(effect: Request, more: Request) -> Request | None:
    """ "A ring at 740 Hz, take it out with a notch, maybe -8"."""
    cuts = {effect.word, more.word} <= _CUTS and effect.deed == "apply"
    placed = effect.quantity("hz") is not None and effect.quantity("db") is None
    deep = more.quantity("db") is not None and more.quantity("hz") is None
    if not cuts or not placed or not deep:
        return None
    marks = effect.marks | more.marks | {"narrow"}
    return replace(_with(effect, more), word="bell_cut", marks=marks)


def _flattened(effect: Request, more: Request) -> Request | None:
    """ "There's a bump at 180, flatten it"."""
    levelled = more.asked in lexicon.reading()["flattening"] and not more.quantities
    placed = effect.word in _CUTS and bool(effect.quantities)
    return effect if placed and more.word in _EVENS and levelled else None


def _clipped(effect: Request, more: Request) -> Request | None:
    """ "Soft clip the peaks by 2 dB"."""
    taken = more.quantity("reduction_db") is not None and not effect.quantities
    clips = effect.word == _CLIP and more.word in lexicon.reading()["clipped"]
    return _with(effect, more) if clips and taken else None


def _with(effect: Request, more: Request) -> Request:
    return replace(effect, quantities=(*effect.quantities, *more.quantities))


_RULES: tuple[Callable[[Request, Request], Request | None], ...] = (
    _repeated,
    _single,
    _mixed,
    _swung,
    _deepened,
    _flattened,
    _clipped,
)
