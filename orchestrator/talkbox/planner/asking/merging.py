"""The requests of one text as one list to carry out: numbers say which word they mean, a word that
was said twice counts once, one loudness is aimed for, and what shows over all others comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from talkbox.planner.asking.banding import in_bands
from talkbox.planner.asking.beats import as_beaten, as_sped, as_stretched, in_tempo
from talkbox.planner.asking.belonging import with_belongings
from talkbox.planner.asking.containing import without_contained
from talkbox.planner.asking.cuts_by_number import as_numbered
from talkbox.planner.asking.details import with_details
from talkbox.planner.asking.ends_cut import with_ends_cut
from talkbox.planner.asking.flipping import with_flipped_sides
from talkbox.planner.asking.gains import as_decibels, as_deep, as_set, as_signed, as_sloped, as_sub
from talkbox.planner.asking.lengths import with_lengths
from talkbox.planner.asking.peaks_beside import with_peaks_beside
from talkbox.planner.asking.plainness import outweighs
from talkbox.planner.asking.returns import with_returns
from talkbox.planner.asking.settings import (
    as_crest,
    as_held,
    as_reduction,
    as_threshold,
    as_timed,
    united,
    without_means,
    without_objects,
)
from talkbox.planner.asking.specs import with_specs
from talkbox.planner.asking.spectral import (
    cornered,
    in_filters,
    in_kilohertz,
    in_the_spectrum,
    mono_below,
    placed,
    scooped_out,
    shelved,
    with_shapes,
)
from talkbox.planner.asking.tapes import taped
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
_GENTLE = ("softer", "soft", "calmer")
_PITCHED = {
    "more_bass": "pitch_down",
    "more_treble": "pitch_up",
    "harsher": "pitch_up",
    "smoother": "pitch_down",
    "livelier": "pitch_down",
}
"""Words that mean the pitch beside semitones: deeper, "20 cents sharp", "a semitone flat"."""


def merged(found: Iterable[Request]) -> tuple[Request, ...]:
    """Each word once, in the order said but for those that must come last."""
    kept: dict[tuple[str, tuple[object, ...], str], Request] = {}
    said = in_bands(in_tempo(with_lengths(with_returns(without_objects(without_means(found))))))
    numbered = united(map(_as_numbers_say, said))
    for request in with_flipped_sides(with_details(with_shapes(with_belongings(numbered)))):
        key = (request.word, request.quantities, request.deed)
        old = kept.get(key)
        if old is None or outweighs(request, old):
            kept[key] = request
    told = [each for each in kept.values() if not _says_less(each, kept.values())]
    left = taped(with_ends_cut(told))
    targets, last = (
        without_contained(_one_target(with_peaks_beside(_with_headroom(with_specs(left))))),
        lexicon.reading()["last"],
    )
    driven = any(request.word == "louder" for request in targets)
    return tuple(sorted(targets, key=lambda each: _lateness(each, last, driven)))


def _lateness(request: Request, last: frozenset[str], driven: bool) -> int:
    """Where a request belongs in the chain; a limiter holds what a gain before it raised."""
    return (request.word in last) + (driven and request.word == "limiter")


def _as_numbers_say(request: Request) -> Request:
    if not request.quantities:
        return _silence_added(_fade_ends(as_crest(_one_sided(request))))
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
    """ "Turn it up until it hits -1 dB": where the peaks are to end, and no step of -1 dB."""
    said = request.quantity("db")
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
    if request.word != "trim" or "shorter" not in request.asked.split():
        return request
    share = request.quantity("percent")
    if share is not None and "to" not in request.marks and 0 < share.value < _MOST_SHORTER_PERCENT:
        sped = Quantity(round(100 * share.value / (100 - share.value), 1), "percent")
        return replace(request, word="faster", quantities=(sped,), marks=frozenset())
    return request if "to" in request.marks else replace(request, marks=request.marks | {"by"})


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
    if request.quantity("st") is None or request.word not in _PITCHED:
        return request
    return replace(request, word=_PITCHED[request.word])


def _swells(request: Request) -> Request:
    """ "Bring it up over two seconds": a level that takes its time is a fade."""
    timed = any(each.unit in ("s", "ms") for each in request.quantities)
    if not timed or request.word not in _FADES or "above" not in request.marks:
        return request
    return replace(request, word=_FADES[request.word], against=None)


def _fade_ends(request: Request) -> Request:
    """ "A two second fade at the front": a fade without a way goes in where the sound begins, and
    both ways where both ends are named.
    """
    if request.asked != "fade" or request.word != "fade_out":
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
    _expanded,
    _shorter,
    as_held,
    as_threshold,
    as_crest,
    as_reduction,
    _caught,
    in_the_spectrum,
    in_filters,
    _loudness,
    as_beaten,
    as_sped,
    as_stretched,
    _tempi,
    _semitones,
    scooped_out,
    mono_below,
    _swells,
    _fade_ends,
    _silence_added,
    shelved,
    in_kilohertz,
    placed,
    cornered,
    _peaks,
    as_timed,
    as_decibels,
    as_sloped,
    as_deep,
    as_set,
    as_signed,
    as_sub,
)


def _says_less(request: Request, others: Iterable[Request]) -> bool:
    """Whether the same was said elsewhere with a number: "compress it, 4:1 compression", "a peak at
    1 kHz, a surgical cut please".
    """
    if request.word == "notch" and not request.quantities:
        return any(each.word in ("bell_cut", "notch") and each.quantities for each in others)
    if request.word == "reverse" and any(each.word == "swap_sides" for each in others):
        return True  # "the cable was reversed, left is right"
    if request.word == "distort" and not request.quantities and request.deed == "apply":
        kinds = lexicon.reading()["dirt_kinds"]  # "fuzz it, like a blown speaker"
        if any(each.word in kinds and each.deed == "apply" for each in others):
            return True
    return not request.quantities and any(
        each.quantities and (each.word, each.deed) == (request.word, request.deed)
        for each in others
    )


def _with_headroom(found: Sequence[Request]) -> list[Request]:
    """ "-19 LUFS with 2 dB of headroom": the room over the peaks is where their loudness ends."""
    room = next((each for each in found if each.word == "headroom" and each.quantity("db")), None)
    aimed = next((each for each in found if each.word == "loudness"), None)
    said = None if room is None else room.quantity("db")
    if aimed is None or said is None or aimed.quantity("dbtp") is not None:
        return list(found)
    ceiling = replace(said, value=-abs(said.value), unit="dbtp")
    full = replace(aimed, quantities=(*aimed.quantities, ceiling))
    return [full if each is aimed else each for each in found if each is not room]


def _one_target(found: Sequence[Request]) -> list[Request]:
    """Without what a target makes idle: a bare "louder" beside it, and all targets but one."""
    words = lexicon.reading()
    targets = [request for request in found if request.word in words["targets"]]
    if not targets:
        return list(found)
    rivals = [request for request in targets if request.word in words["one_of"]]
    best = next((each for each in rivals if each.quantities), rivals[-1] if rivals else None)
    idle = words["more"] | words["less"]
    idle |= words["beside_targets"] if best is not None else frozenset()
    return [
        request
        for request in found
        if not (request in rivals and request is not best)
        and not (request.word in idle and not request.quantities)
    ]
