"""What the numbers beside one request make of it: a loudness, a step, a ceiling, a tempo, a pitch,
a corner or a side, one rule after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from talkbox.planner.asking.beats import as_beaten, as_sped, as_stretched
from talkbox.planner.asking.cuts_by_number import as_numbered, in_bits
from talkbox.planner.asking.gains import as_decibels, as_deep, as_set, as_signed, as_sloped, as_sub
from talkbox.planner.asking.lengths import is_shorter
from talkbox.planner.asking.placed_words import at_its_place
from talkbox.planner.asking.settings import as_crest, as_held, as_reduction, as_threshold, as_timed
from talkbox.planner.asking.spectral import (
    beyond_a_place,
    cornered,
    in_filters,
    in_kilohertz,
    in_the_spectrum,
    mono_below,
    placed,
    scooped_out,
    shelved,
)
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_SLOWEST_BPM = 30.0
"""Bare numbers from here on are beats a minute when they say from which tempo to which."""
_LOUDEST_LUFS = -5.0
_MOST_SHORTER_PERCENT = 75.0
_STEPS, _LEAST_LUFS = frozenset({"gain", "fader"}), -12.0
""" "Gain -6" is a step; down to there no loudness is asked for by its fader."""
_LOWEST_PEAK = -14.0
""" "Normalize to -16" means LUFS, and "to -3" the peak."""
_LEVELS = ("louder", "quieter")
_EXPANDS = "more_dynamic"
_SIDES = {"pan_left": "left", "pan_right": "right"}
_LOUDEST_DB = -10.0
""" "Bring it up to -1 dB" is said of peaks, "to -16 dB" of the loudness."""
_FADES = {"louder": "fade_in", "quieter": "fade_out"}
_LATEST_SLAP_MS, _IN_MS = 250.0, {"": 1.0, "ms": 1.0, "s": 1000.0}
_LOWS = ("more_bass", "more_sub")
_GENTLE = ("softer", "soft", "calmer")
PITCHED = {
    "more_bass": "pitch_down",
    "less_bass": "pitch_up",
    "more_treble": "pitch_up",
    "less_treble": "pitch_down",
    "harsher": "pitch_up",
    "smoother": "pitch_down",
    "livelier": "pitch_down",
}
"""Words that mean the pitch beside semitones: deeper, "20 cents sharp", "20 Cent zu tief"."""


def as_numbers_say(request: Request) -> Request:
    """The request as its numbers mean it."""
    if not request.quantities:
        return _silence_added(_fade_ends(as_crest(_one_sided(in_bits(request)))))
    for rule in _RULES:
        request = rule(request)
    return request


def _loudness(request: Request) -> Request:
    """ "Hit -18 LUFS", "loudness -14": a loudness is the loudness, whatever verb came with it."""
    if request.quantity("lufs") is not None:
        if request.word in ("limiter", "normalize"):  # "-18 LUFS with peaks under -1 dB"
            return replace(request, word="loudness", quantities=_ceilings(request.quantities))
        if not lexicon.word(request.word).level:
            return replace(request, word="loudness")
    bare = request.quantity("")
    if bare is not None and bare.value >= _LEAST_LUFS and request.asked in _STEPS:
        return request
    if request.word == "louder" and bare is not None and bare.value <= _LOUDEST_LUFS:
        return replace(request, word="loudness")
    if bare is not None and bare.value <= _LOWEST_PEAK and _levels(request):
        return replace(request, word="loudness")
    return request


def _levels(request: Request) -> bool:
    """Whether it is "normalize" without a word of peaks."""
    return request.word == "normalize" and request.asked in lexicon.reading()["levelling"]


def _ceilings(said: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Decibels beside a loudness are where the peaks end."""
    return tuple(replace(each, unit="dbtp") if each.unit in ("", "db") else each for each in said)


def _peaks(request: Request) -> Request:
    """ "Turn it up until it hits -1": where the peaks are to end, and no step of -1 dB."""
    said = request.quantity("db") or request.quantity("")
    if request.word not in _LEVELS or "to" not in request.marks or said is None:
        return request
    if not said.signed or said.value > 0 or said.until is not None:
        return request
    return replace(request, word="normalize" if said.value > _LOUDEST_DB else "loudness")


def _one_sided(request: Request) -> Request:
    """ "The left down 3 dB": the other side is then the louder one by so much."""
    told = request.quantity("db") is not None or _turns_side(request)
    if not told or request.word not in (*_LEVELS, *_SIDES):
        return request
    side = next((each for each in _SIDES if _SIDES[each] in request.marks), request.word)
    if side not in _SIDES:
        return request
    falls = "down" in request.marks or request.word == "quieter"
    word = next(each for each in _SIDES if (each == side) != falls)
    return replace(request, word=word, against=None)


def _turns_side(request: Request) -> bool:
    """ "Turn the left channel down", "make the left quieter": one side by no number."""
    if request.quantities or request.deed != "apply":
        return False
    if request.word in _LEVELS:
        return len(request.marks & set(_SIDES.values())) == 1
    named = request.asked.split()[:1] == [_SIDES.get(request.word)]
    return named and "down" in request.marks and request.against is None


def _shorter(request: Request) -> Request:
    """ "Two seconds shorter": by so much, where "shorter, 2 s" is no length to keep; "20 % shorter"
    is all of it in less time.
    """
    if request.word != "trim" or not is_shorter(request):
        return request
    share = request.quantity("percent")
    if share is not None and "to" not in request.marks and 0 < share.value < _MOST_SHORTER_PERCENT:
        sped = Quantity(round(100 * share.value / (100 - share.value), 1), "percent")
        return replace(request, word="faster", quantities=(sped,), marks=frozenset())
    if {"to", "at", "first", "last", "only", "keep"} & request.marks:
        return request
    return replace(request, marks=request.marks | {"by"})


def _by_a_share(request: Request) -> Request:
    """ "20 percent faster, we only have 25 seconds": the share says how much, the time why."""
    if request.word not in ("faster", "slower") or not request.quantities:
        return request
    if request.quantities[0].unit not in ("percent", "times"):
        return request
    said = tuple(each for each in request.quantities if each.unit != "s")
    return replace(request, quantities=said)


def _expanded(request: Request) -> Request:
    """ "An expander, 2:1 below -35 dB": what lies under a threshold goes down, as with a gate."""
    under = request.quantity("threshold_db")
    return replace(request, word="gate") if request.word == _EXPANDS and under else request


def _softer(request: Request) -> Request:
    """ "Three dB softer": decibels turn the level, and no tone; so they do where room for them is
    made ("cut 6 dB so there's headroom").
    """
    room = request.word == "headroom" and {"less", "remove"} & request.marks
    if not (request.word in _GENTLE or room) or request.quantity("db") is None:
        return request
    return replace(request, word="quieter", deed="apply", against=None)


def _caught(request: Request) -> Request:
    """ "Lower the peaks by 3 dB", "take 3 dB off the peaks": how much is taken, and no ceiling."""
    taken = {"by", "remove", "less"} & request.marks and not {"to", "below"} & request.marks
    if request.word != "limiter" or not taken:
        return request
    said = tuple(
        replace(each, unit="reduction_db") if each.unit == "db" and not each.signed else each
        for each in request.quantities
    )
    return replace(request, quantities=said)


def _tempi(request: Request) -> Request:
    """ "From 120 to 128": tempi."""
    if request.word not in lexicon.reading()["tempo"]:
        return request
    said = tuple(
        replace(each, unit="bpm")
        if not each.unit and each.until is not None and each.value >= _SLOWEST_BPM
        else each
        for each in request.quantities
    )
    tempo = next((each for each in said if each.unit == "bpm" and each.until is not None), None)
    if tempo is None or tempo.until is None:
        return replace(request, quantities=said)
    word = "faster" if tempo.until >= tempo.value else "slower"
    return replace(request, quantities=said, word=word)


def _semitones(request: Request) -> Request:
    """ "Two semitones deeper" means the pitch."""
    if request.quantity("st") is None or request.word not in PITCHED:
        return request
    return replace(request, word=PITCHED[request.word])


def _placed_lows(request: Request) -> Request:
    """ "More sub, 50 Hz, +5 dB": so much at that place, of which a shelf there would make half."""
    numbered = request.quantity("hz") is not None and request.quantity("db") is not None
    if not numbered or request.word not in _LOWS or {"below", "above"} & request.marks:
        return request
    return replace(request, word="bell")


def _swells(request: Request) -> Request:
    """ "Bring it up over two seconds": a level that takes its time is a fade."""
    timed = any(each.unit in ("s", "ms") for each in request.quantities)
    if not timed or request.word not in _FADES or "above" not in request.marks:
        return request
    return replace(request, word=_FADES[request.word], against=None)


def _late(request: Request) -> Request:
    """ "One echo after half a second": too late for a slap off a wall, an echo that comes once."""
    told = ((each.value, each.unit) for each in request.quantities)
    late = any(value * _IN_MS.get(unit, 0.0) > _LATEST_SLAP_MS for value, unit in told)
    if request.word != "slapback" or not late:
        return request
    return replace(request, word="echo", quantities=(*request.quantities, Quantity(1, "repeats")))


def _fade_ends(request: Request) -> Request:
    """ "A two second fade at the front": a fade without a way goes in where the sound begins, and
    both ways where both ends are named.
    """
    if request.asked not in lexicon.reading()["bare_fades"] or request.word != "fade_out":
        return request
    if "ends" in request.marks or {"first", "last"} <= request.marks:
        return replace(request, word="fade_both")
    return replace(request, word="fade_in") if "first" in request.marks else request


def _silence_added(request: Request) -> Request:
    """ "More silence in front", "add 2 seconds at the end": silence to add, and nothing to leave
    where it is or to cut.
    """
    kept = request.word == "trim_silence" and request.deed == "remove"
    added = request.word == "trim" and len({"first", "last"} & request.marks) == 1
    cut = {"less", "remove", "keep", "only", "shorter"} & request.marks
    if not (kept or added) or "more" not in request.marks or cut:
        return request
    word = "silence_before" if "first" in request.marks else "silence_after"
    return replace(request, word=word, deed="apply", marks=request.marks - {"more"})


_RULES: tuple[Callable[[Request], Request], ...] = (
    as_numbered,
    _softer,
    _one_sided,
    _by_a_share,
    _expanded,
    _shorter,
    as_held,
    as_threshold,
    as_crest,
    as_reduction,
    _caught,
    in_the_spectrum,
    beyond_a_place,
    in_filters,
    _loudness,
    as_beaten,
    as_sped,
    as_stretched,
    _tempi,
    _semitones,
    _placed_lows,
    scooped_out,
    mono_below,
    _swells,
    _late,
    _fade_ends,
    _silence_added,
    shelved,
    in_kilohertz,
    placed,
    cornered,
    at_its_place,
    _peaks,
    as_timed,
    as_decibels,
    as_sloped,
    as_deep,
    as_set,
    as_signed,
    as_sub,
)
