"""The requests of one text as one list to carry out: numbers say which word they mean, a word that
was said twice counts once, one loudness is aimed for, and what shows over all others comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from talkbox.planner.asking.gains import as_deep, as_set, as_signed
from talkbox.planner.asking.tapes import taped
from talkbox.planner.requests import Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

_WHOLE_NOTE_BEATS = 4
_SLOWEST_BPM = 30.0
"""Bare numbers from here on are beats a minute when they say from which tempo to which."""
_LOWEST_HZ = 20.0
_LOUDEST_LUFS = -5.0
_CORNERS = (
    ("below", ("less_bass", "less_sub", "thinner", "trim"), "high_pass"),
    ("above", ("less_treble", "darker", "trim"), "low_pass"),
)
"""Which side of a corner is cut, the words that say so, and the filter that does it."""
_LEVELS = ("louder", "quieter")
_LOUDEST_DB = -10.0
""" "Bring it up to -1 dB" is said of peaks, "to -16 dB" of the loudness."""
_FADES = {"louder": "fade_in", "quieter": "fade_out"}
_AT = frozenset({"below", "above", "at", "between"})
_MIDDLE = ("centre", "mono", "narrower")
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
    for request in map(_as_numbers_say, found):
        key = (request.word, request.quantities, request.deed)
        old = kept.get(key)
        if old is None or request.strength > old.strength:
            kept[key] = request
    left = taped([request for request in kept.values() if not _says_less(request, kept.values())])
    words = lexicon.reading()
    return tuple(sorted(_one_target(left), key=lambda request: request.word in words["last"]))


def _as_numbers_say(request: Request) -> Request:
    if not request.quantities:
        return request
    for rule in _RULES:
        request = rule(request)
    return request


def _loudness(request: Request) -> Request:
    """ "Hit -18 LUFS", "loudness -14": a loudness is the loudness, whatever verb came with it."""
    if request.quantity("lufs") is not None:
        if request.word == "limiter":  # "-18 LUFS with peaks under -1 dB"
            return replace(request, word="loudness", quantities=_ceilings(request.quantities))
        if not lexicon.word(request.word).level:
            return replace(request, word="loudness")
    bare = request.quantity("")
    if request.word == "louder" and bare is not None and bare.value <= _LOUDEST_LUFS:
        return replace(request, word="loudness")
    return request


def _ceilings(said: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Decibels beside a loudness are where the peaks end."""
    return tuple(replace(each, unit="dbtp") if each.unit == "db" else each for each in said)


def _peaks(request: Request) -> Request:
    """ "Turn it up until it hits -1 dB": where the peaks are to end, and no step of -1 dB."""
    said = request.quantity("db")
    if request.word not in _LEVELS or "to" not in request.marks or said is None:
        return request
    if not said.signed or said.value > 0 or said.until is not None:
        return request
    return replace(request, word="normalize" if said.value > _LOUDEST_DB else "loudness")


def _softer(request: Request) -> Request:
    """ "Three dB softer": decibels turn the level, and no tone."""
    if request.word not in _GENTLE or request.quantity("db") is None:
        return request
    return replace(request, word="quieter", against=None)


def _in_the_spectrum(request: Request) -> Request:
    """ "A peak at 1.1 kHz" is no level."""
    if request.word != "normalize" or request.quantity("hz") is None:
        return request
    return replace(request, word="bell_cut", deed="apply")


def _caught(request: Request) -> Request:
    """ "Lower the peaks by 3 dB": how much is taken off them, and no ceiling."""
    if request.word != "limiter" or "by" not in request.marks:
        return request
    said = tuple(
        replace(each, unit="reduction_db") if each.unit == "db" and not each.signed else each
        for each in request.quantities
    )
    return replace(request, quantities=said)


def _note_lengths(request: Request) -> Request:
    """ "A quarter note at 120 BPM" is half a second."""
    note, tempo = request.quantity("note"), request.quantity("bpm")
    if note is None or tempo is None or tempo.value <= 0:
        return request
    beat_ms = 60_000 / tempo.value
    length = Quantity(round(note.value * _WHOLE_NOTE_BEATS * beat_ms, 1), "ms")
    others = (each for each in request.quantities if each.unit not in ("note", "bpm"))
    return replace(request, quantities=(length, *others))


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
    return replace(request, quantities=said)


def _semitones(request: Request) -> Request:
    """ "Two semitones deeper" means the pitch."""
    if request.quantity("st") is None or request.word not in _PITCHED:
        return request
    return replace(request, word=_PITCHED[request.word])


def _scoops(request: Request) -> Request:
    """ "Scoop a little out at 500": a cut there and no curve."""
    placed = any(each.unit == "hz" or each.value >= _LOWEST_HZ for each in request.quantities)
    return replace(request, word="bell_cut") if request.word == "scooped" and placed else request


def _swells(request: Request) -> Request:
    """ "Bring it up over two seconds": a level that takes its time is a fade."""
    timed = any(each.unit in ("s", "ms") for each in request.quantities)
    if not timed or request.word not in _FADES or "above" not in request.marks:
        return request
    return replace(request, word=_FADES[request.word], against=None)


def _fade_ends(request: Request) -> Request:
    """ "A two second fade at the front": a fade without a way goes in where the sound begins."""
    front = request.asked == "fade" and {"first"} == request.marks & {"first", "last"}
    return replace(request, word="fade_in") if front and request.word == "fade_out" else request


def _places(request: Request) -> Request:
    """ "Shelve the lows down 4 dB below 150": beside a gain the bare number says where."""
    if not _AT & request.marks or request.quantity("db") is None:
        return request
    said = tuple(
        replace(each, unit="hz") if _is_place(each) else each for each in request.quantities
    )
    return replace(request, quantities=said)


def _edges(request: Request) -> Request:
    """ "Cut the bass below 60 Hz": a place without a depth is the corner of a filter."""
    if request.quantity("db") is not None or request.deed != "apply":
        return request
    placed = any(_is_place(each) for each in request.quantities)
    for mark, words, cut in _CORNERS:
        if placed and mark in request.marks and request.word in words:
            return replace(request, word=cut, against=None)
    return request


def _is_place(said: Quantity) -> bool:
    return said.unit == "hz" or (not said.unit and said.value >= _LOWEST_HZ)


def _mono_below(request: Request) -> Request:
    """ "Everything below 150 Hz in the middle": the lows alone, and no whole file in mono."""
    if "below" not in request.marks or request.word not in _MIDDLE:
        return request
    said = tuple(
        replace(each, unit="hz") if _is_place(each) else each for each in request.quantities
    )
    placed = any(each.unit == "hz" for each in said)
    return replace(request, word="mono_bass", quantities=said) if placed else request


_RULES: tuple[Callable[[Request], Request], ...] = (
    _softer,
    _caught,
    _in_the_spectrum,
    _loudness,
    _note_lengths,
    _tempi,
    _semitones,
    _scoops,
    _mono_below,
    _swells,
    _fade_ends,
    _places,
    _edges,
    _peaks,
    as_deep,
    as_set,
    as_signed,
)


def _says_less(request: Request, others: Iterable[Request]) -> bool:
    """Whether the same was said elsewhere with a number: "compress it, 4:1 compression", "a peak at
    1 kHz, a surgical cut please".
    """
    if request.word == "notch" and not request.quantities:
        return any(each.word in ("bell_cut", "notch") and each.quantities for each in others)
    return not request.quantities and any(
        each.quantities and (each.word, each.deed) == (request.word, request.deed)
        for each in others
    )


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
