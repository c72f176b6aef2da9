"""Clauses of numbers without a word: "4 dB at 300", "cut below 100 Hz", "-14 LUFS", "up 3 dB".

The unit says which word is meant, the marks beside it say which way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from talkbox.planner.text.quantities import PART, Quantity

Meant = tuple[str, tuple[Quantity, ...]]
"""A word and the quantities that go with it."""
_DOWN = frozenset({"less", "remove", "tame", "too", "high_already", "down"})
_TAKING = frozenset({"less", "remove", "tame", "down"})
_UP = frozenset({"more", "lack", "low_already", "up", "make"})
WAYS = frozenset({"less", "remove", "down", "more", "up"})
"""Marks that say which way a gain goes."""
_PLACES = frozenset({"below", "above", "at", "between", "narrow"})
LOWEST_HZ = 20.0
"""Bare numbers from here on may be frequencies."""
_LEAST_TOP_HZ = 1000.0
_HIGHEST_HZ = 22050.0
"""Beyond what is heard, as a sampling rate is: "convert from 44.1 to 48 kHz"."""
_NEAREST_METRES = 0.5
_LOUDEST_LUFS = -5.0
""" "Bring it to -14": a loudness and no peak."""
_CUTS = frozenset({"only", "keep", "remove", "less", "to"})
"""Marks beside a share of the length that ask for a cut: "just the first half"."""
_COMPLAINTS = frozenset({"describe", "high_already", "low_already", "too", "lack"})
_FINDINGS = frozenset({"describe", "high_already", "low_already"})
_CUTS_TIME = frozenset({"less", "remove", "only", "keep", "make", "to", "from", "before", "after"})
"""Marks of what a stretch is found to be, and those of a cut that stand beside them."""
_GOING = frozenset({"less", "remove", "tame", "too", "high_already"})
_ALONE = frozenset({"only", "keep"})
""" "Keep only above 6k": the rest goes."""
_SPANS = frozenset({"first", "last", "only", "before", "after", "from", "remove", "less", "make"})
"""Marks beside a time that say which part of the clip is meant, or how long it shall be."""


def meant(said: Sequence[Quantity], marks: frozenset[str]) -> Meant | None:
    """The word that the quantities stand for; None when they say nothing on their own."""
    quantities = with_guessed_units(said, marks)
    units = {quantity.unit for quantity in quantities}
    for unit, reader in _READERS:
        if unit in units:
            word = reader(quantities, marks)
            if word is not None:
                return word
    return _sideways(quantities, marks)


def direction(said: Sequence[Quantity], marks: frozenset[str]) -> int:
    """1 up, -1 down, 0 where nothing says which way."""
    signs = [quantity.value for quantity in said if quantity.signed and quantity.unit != "hz"]
    if signs and signs[0] > 0 and not _TAKING & marks:
        return 1  # "plus 1 dB everywhere above 5k"
    if _DOWN & marks:
        return -1
    if signs:
        return 1 if signs[0] > 0 else -1
    return 1 if _UP & marks else 0


def with_guessed_units(said: Sequence[Quantity], marks: frozenset[str]) -> tuple[Quantity, ...]:
    """A bare number beside decibels or a place in the spectrum is a frequency, beside Hz a gain."""
    units = {quantity.unit for quantity in said}
    spectral = bool({"hz", "db"} & units or (_PLACES | _DOWN | _UP) & marks)
    spectral = spectral or any(_is_wide(each) for each in said)
    placed = [
        replace(each, unit="hz") if spectral and not each.unit and each.value >= LOWEST_HZ else each
        for each in said
    ]
    if not any(each.unit == "hz" for each in placed):
        return tuple(placed)
    return tuple(replace(each, unit=each.unit or "db") for each in placed)


def _is_wide(said: Quantity) -> bool:
    """ "Only keep 300 to 3000": no other range of bare numbers reaches so far."""
    return not said.unit and said.until is not None and said.until >= _LEAST_TOP_HZ


def _filter(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    way, gain = direction(said, marks), _of("db", said)
    where = _of("hz", said)
    assert where is not None
    if gain is None and where.value > _HIGHEST_HZ:
        return None
    if where.until is not None:
        return _band(said, marks, way, where, gain)
    if marks & _ALONE and gain is None and marks & {"below", "above"}:
        return ("lows_only" if "below" in marks else "highs_only"), said
    turned = "down" in marks and not _GOING & marks  # "everything above 8k quieter"
    cuts = gain is None and way <= 0 and not turned
    if "below" in marks:
        return _edge("low_shelf", "high_pass", said, way, cuts=cuts)
    if "above" in marks:
        return _edge("high_shelf", "low_pass", said, way, cuts=cuts)
    if "remove" in marks and gain is None:
        return "notch", said
    if way == 0 and gain is None:
        return None
    return ("bell_cut" if way < 0 else "bell"), said


def _edge(shelf: str, cut: str, said: tuple[Quantity, ...], way: int, *, cuts: bool) -> Meant:
    if cuts:
        return cut, said
    return (f"{shelf}_cut" if way < 0 else shelf), said


def _band(
    said: tuple[Quantity, ...],
    marks: frozenset[str],
    way: int,
    where: Quantity,
    gain: Quantity | None,
) -> Meant:
    """A range: kept alone, or boosted or cut by a bell as wide as the range."""
    assert where.until is not None
    if "only" in marks or "keep" in marks:
        return "band_pass", said
    if way == 0 and gain is None and not marks & _COMPLAINTS:
        return "band_pass", said
    low, high = sorted((max(where.value, 1.0), max(where.until, 2.0)))
    centre = Quantity(round(sqrt(low * high)), "hz")
    width = Quantity(round(min(max(sqrt(low * high) / max(high - low, 1.0), 0.1), 18.0), 2), "q")
    others = tuple(each for each in said if each.unit != "hz")
    return ("bell_cut" if way < 0 else "bell"), (centre, width, *others)


def _level(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    way = direction(said, marks)
    if way == 0:
        return None
    return ("louder" if way > 0 else "quieter"), said


def _loudness(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    return "loudness", said


def _peak(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    return "normalize", said


def _pitch(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    under = direction(said, marks) == 0 and "below" in marks  # "an octave below"
    down = under or direction(said, marks) < 0
    return ("pitch_down" if down else "pitch_up"), said


def _tempo(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    return ("slower" if direction(said, marks) < 0 else "faster"), said


def _bits(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    return "bitcrush", said


def _compressor(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    """ "4:1", "threshold -18", "attack 10 ms": settings that only a compressor is asked by."""
    return "compress", said


def _reverb(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    return "reverb", said


def _echo(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant:
    """ "Three repeats half a second apart"."""
    return "echo", said


def _distance(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    """ "Ten feet away", "three metres back"; "an inch from my ear" is close."""
    near = next(each.value for each in said if each.unit == "metres") <= _NEAREST_METRES
    if near:
        return ("closer", ()) if "from" in marks else None
    return "distant", said


def _part(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    """ "Just the first half"; "the first half is too loud" asks for no cut."""
    cuts = bool(_CUTS & marks) and bool({"first", "last"} & marks)
    return ("trim", said) if cuts and not _COMPLAINTS & marks else None


def _span(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    if "above" in marks and {"up", "down"} & marks:  # "down over the last two seconds"
        return ("fade_in" if "up" in marks else "fade_out"), said
    span = _of("s", said, "ms")
    ranged = span is not None and span.until is not None
    kept = "keep" in marks and bool(marks & {"below", "to", "middle"})  # "keep all up to 2:05"
    told = bool(marks & _FINDINGS) and not marks & _CUTS_TIME  # "the first 5 s are too loud"
    return ("trim", said) if ranged or kept or (_SPANS & marks and not told) else None


_AWAY = frozenset({"less", "remove", "tame", "down", "too"})
""" "Take a bit off the left": away from the side that is named."""


def _sideways(said: tuple[Quantity, ...], marks: frozenset[str]) -> Meant | None:
    """ "30% left", "a bit to the right", and a bare "up" or "down"."""
    shares = all(quantity.unit in ("", "percent") for quantity in said)
    if shares and {"left", "right"} & marks:
        leftward = ("left" in marks) != bool(_AWAY & marks)
        return ("pan_left" if leftward else "pan_right"), said
    if shares and {"up", "down"} & marks:
        return ("quieter" if "down" in marks else "louder"), said
    if said and shares and "by" in marks and (way := direction(said, marks)):
        return ("louder" if way > 0 else "quieter"), said
    if _is_span(said, marks):
        return "trim", (replace(said[0], unit="s"),)
    return ("loudness", said) if _is_loudness(said, marks) else None


def _is_span(said: tuple[Quantity, ...], marks: frozenset[str]) -> bool:
    """ "Keep 1.0 to 3.5": bare numbers too low for frequencies are seconds."""
    if len(said) != 1 or said[0].unit or not {"keep", "only"} & marks:
        return False
    return said[0].until is not None and said[0].value < said[0].until < LOWEST_HZ


def _is_loudness(said: tuple[Quantity, ...], marks: frozenset[str]) -> bool:
    """ "Bring it to -14", "make it -14": one number, well under zero, and nothing else."""
    if len(said) != 1 or not {"to", "make"} & marks:
        return False
    return not said[0].unit and said[0].signed and said[0].value <= _LOUDEST_LUFS


def _of(unit: str, said: Sequence[Quantity], other: str = "") -> Quantity | None:
    return next((each for each in said if each.unit in (unit, other or unit)), None)


_READERS = (
    ("metres", _distance),
    ("lufs", _loudness),
    ("hz", _filter),
    ("dbtp", _peak),
    ("dbfs", _peak),
    ("st", _pitch),
    ("bpm", _tempo),
    ("s", _span),
    ("ms", _span),
    ("db", _level),
    ("lu", _level),
    ("ratio", _compressor),
    ("threshold_db", _compressor),
    ("attack_ms", _compressor),
    ("release_ms", _compressor),
    ("reduction_db", _compressor),
    ("makeup_db", _compressor),
    ("predelay_ms", _reverb),
    ("repeats", _echo),
    (PART, _part),
    ("bit", _bits),
)
"""Which unit speaks first, and how it is read."""
