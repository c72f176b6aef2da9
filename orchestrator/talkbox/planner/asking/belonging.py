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
_DRIER, _PLAINLY = "drier", 3
"""What is asked for with a verb is asked for as plainly as this: "make it like a church, drier"."""
_PITCHES = frozenset({"pitch_up", "pitch_down"})
_FASTER, _SLOWER = "faster", "slower"
_TURNED = frozenset({"more", "up"})
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


def _in_its_room(effect: Request, more: Request) -> Request | None:
    """ "40 ms of predelay, on a hall": the settings of a reverb are those of the room behind it."""
    words = lexicon.reading()
    general = effect.word in words["any_room"] and bool(effect.quantities)
    kind = more.word in words["rooms"] - words["any_room"] and not more.quantities
    if not general or not kind or more.deed != "apply" or effect.deed != "apply":
        return None
    return replace(more, quantities=effect.quantities)


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


def _driven(effect: Request, more: Request) -> Request | None:
    """ "Tape sat, 4 dB drive, 50% mix": the drive is the saturation's, and so is the mix."""
    shared = {each.unit for each in more.quantities} <= {"percent", _MIX, "db"}
    named = more.asked in lexicon.reading()["drives"] and bool(more.quantities) and shared
    dirt = lexicon.names()[effect.word] == lexicon.names()[more.word]
    twice = {each.unit for each in effect.quantities} & {each.unit for each in more.quantities}
    ways = {effect.deed, more.deed} == {"apply"} and more.against is None
    return _with(effect, more) if named and dirt and ways and not twice else None


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


def _paced(effect: Request, more: Request) -> Request | None:
    """ "Mach das Tempo 10 Prozent langsamer": the tempo is only what the way is said of."""
    names = lexicon.reading()["tempo_names"]
    named = [each for each in (effect, more) if each.asked in names and each.word == _FASTER]
    slower = next((each for each in (effect, more) if each.word == _SLOWER), None)
    if slower is None or len(named) != 1 or named[0].marks & _TURNED:
        return None
    return _with(slower, named[0])


def _dried(effect: Request, more: Request) -> Request | None:
    """ "Ecoa como numa igreja, deixa mais seco": the room is what it sounds like now."""
    told = effect.word in lexicon.reading()["ringing_rooms"] and not effect.quantities
    return more if told and more.word == _DRIER and effect.plainness < _PLAINLY else None


def _illustrated(effect: Request, more: Request) -> Request | None:
    """ "Tá abafado, parece que gravei debaixo d'água": how bad it is, and no wish."""
    pictured = more.word in lexicon.reading()["illustrating"] and not more.quantities
    told = more.plainness == 0 and more.against is None and more.deed == "apply"
    return effect if effect.against is not None and pictured and told else None


def _transposed(effect: Request, more: Request) -> Request | None:
    """ "Baisse d'un ton parce que c'est trop haut": why the key is changed."""
    reasons = lexicon.reading()["pitch_reasons"]
    if more.word in _PITCHES and effect.asked in reasons and not effect.quantities:
        return more
    reason = more.asked in reasons and not more.quantities
    return effect if effect.word in _PITCHES and reason else None


def _tamed(effect: Request, more: Request) -> Request | None:
    """ "Die S-Laute zischen, kannst du sie entschärfen": the order only says it again."""
    again = more.asked in lexicon.reading()["taming_again"] and not more.quantities
    piercing = effect.against in lexicon.reading()["piercing_troubles"]
    return replace(effect, strength=more.strength) if piercing and again else None


def _with(effect: Request, more: Request) -> Request:
    return replace(effect, quantities=(*effect.quantities, *more.quantities))


_RULES: tuple[Callable[[Request, Request], Request | None], ...] = (
    _repeated,
    _single,
    _in_its_room,
    _driven,
    _mixed,
    _swung,
    _deepened,
    _flattened,
    _clipped,
    _paced,
    _dried,
    _illustrated,
    _transposed,
    _tamed,
)
