"""A value that is and the one that shall be: "reverb from 3 s to 1", "it's 105, they need 96".

The two are compared, and what is wished is said as more or less of what they measure. A range of
frequencies or of the clip's time is none of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log2

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.measures import called, dimension, listed, number, values
from talkbox_prompts import lexicon

_TO, _AT = "to", "at"
_INTO = frozenset({"into", "become", "becomes"})
""" "60 s into 30", "4 bars should become 8"."""
_SLOWEST_BPM, _FASTEST_BPM = 50.0, 220.0
"""Bare numbers between these that follow on each other are tempi."""
_FIRST_YEAR, _LAST_YEAR = 1800.0, 2100.0
_LOWEST_A, _HIGHEST_A = 400.0, 470.0
"""A concert pitch in hertz."""
_TURNTABLES = frozenset({16, 33, 45, 78})
"""Turns a minute of a record."""
_FILTERS, _STOPS = "filters", frozenset({",", ".", ";", "(", "-"})
_EDGES, _LOWEST_PLACE = frozenset({"below", "above"}), 100.0
_TO_THE_NORM = 3
"""Words from a norm to its range: "RMS somewhere from"."""
_LONGEST_RING = 8.0
"""Seconds from which on a range lies in the clip."""
_CENTS, _DB_UNITS = 1200.0, ("db", "lu", "lufs")
_RATES = {"tempo": 1.0, "tapes": 1.0, "lengths": -1.0, "bar_lengths": -1.0}
"""Dimensions whose change is a share, and whether more of the number is faster."""
_SWAPPED = (["instead", "of"], ["rather", "than"], ["not"], [",", "not"])
""" "Bass at 8 instead of 5": the first is wished."""
_PLAIN, _LOUDNESS = "plain", "lufs"
_VAGUE = (_PLAIN, "levels")
"""Dimensions that a word of the sound beside them makes idle: "the presence level"."""
_TIMED = ("room_times", "low_rings", "rings", "rises", "lengths")
_TIMES = ("s", "ms", "percent")
_NEVER_TIMED = ("noises", "noise_ratios", "grits", "widths")
_Value = tuple[int, int, Quantity]


def with_measured(line: Sequence[Token], language: str) -> list[Token]:
    """The line with two values of one thing as the change from one to the other."""
    if not lexicon.grammar(language).get("measures"):
        return list(line)
    found = list(values(line, language))
    for first, last in pairwise(found):
        between = [token.text for token in line[first[1] : last[0]]]
        if any(_is_no_measure(line, each) for each in (first, last)):
            continue
        if _is_place(line, first, last) or _is_when(line, first, last, language):
            continue
        if _are_apart(line, first, last, language):
            continue
        swapped = between in _SWAPPED or _is_tempo_now(line, first, last, language)
        if _alike(first[2], last[2]) and swapped:
            said = _change(line, (*first[:2], last[2]), (*last[:2], first[2]), language)
            if said is not None:
                return [*_before(line, first[0], language), *said, *_rest(line, last[1])]
        if _alike(first[2], last[2]) and _turns(line, first, last, language):
            said = _change(line, first, last, language)
            if said is not None:
                return [*_before(line, first[0], language), *said, *_rest(line, last[1])]
    return list(line)


def _is_no_measure(line: Sequence[Token], value: _Value) -> bool:
    """ "1920s" is a time that is past, "3/4" a metre, "half" a share of what it is of."""
    text = line[value[0]].text
    years = value[2].unit == "s" and _FIRST_YEAR <= value[2].value <= _LAST_YEAR
    share = not value[2].unit and line[value[0]].kind == "word" and 0 < value[2].value < 1
    return share or years or ("/" in text and not text.endswith("/10"))


def _is_place(line: Sequence[Token], first: _Value, last: _Value) -> bool:
    """ "A 3 s tail, cut below 200": beside a time a bare number is a frequency there."""
    edged = line[last[0] - 1].text in _EDGES and last[2].value >= _LOWEST_PLACE
    return edged and not last[2].unit and first[2].unit in _TIMES


def _are_apart(line: Sequence[Token], first: _Value, last: _Value, language: str) -> bool:
    """ "Lose the hum at 50, a high cut at 8k", "the RMS from -23 to -18": two places, a norm."""
    near = [token.text for token in line[max(0, first[0] - _TO_THE_NORM) : first[0]]]
    peaked = listed("peaks", language) & {token.text for token in line[: first[0]]}
    if peaked and last[2].unit == _LOUDNESS != first[2].unit:
        return True  # "the peak may not pass -1 and the loudness has to be -16 LUFS"
    led = near[-1:] == [_AT] and line[last[0] - 1].text == _AT
    told = listed("is", language) & set(near[:-1])
    return (led and not told) or bool(listed("norms", language) & set(near))


def _is_when(line: Sequence[Token], first: _Value, last: _Value, language: str) -> bool:
    """ "The hum from 0:10 to 0:20", "it is 42 minutes and the first two are idle": when it is."""
    if any(line[max(0, each[0] - 1)].text in listed("edges", language) for each in (first, last)):
        return True
    timed = "s" in (first[2].unit, last[2].unit) and {first[2].unit, last[2].unit} <= {"", "s"}
    return timed and _dimension(line, "s", language) in _NEVER_TIMED


def _alike(first: Quantity, last: Quantity) -> bool:
    """Whether the two are values of one thing, and different ones."""
    if first.value == last.value or first.until is not None or last.until is not None:
        return False
    lengths = {first.unit, last.unit} <= {"metres", "size_m"}
    return lengths or first.unit == last.unit or not first.unit or not last.unit


def _turns(line: Sequence[Token], first: _Value, last: _Value, language: str) -> bool:
    """Whether the words say that the first is to become the second."""
    if last[1] < len(line) and line[last[1]].text in listed("steps", language):
        return False  # "it's at 55, could it go 15 lower"
    between = [token.text for token in line[first[1] : last[0]]]
    before = [token.text for token in line[: first[0]]]
    deeds = listed("deeds", language)
    if between[-1:] and between[-1] in deeds and deeds & set(before):
        return False  # "boost 3 at 100, cut 2 at 400"
    idle = listed("hedges", language)
    if _INTO & set(between) and (_bars(line, language) or _are_times(first, last)):
        return True
    led = [text for text in between if text not in idle]
    if led == [_TO] and ("bpm" in (first[2].unit, last[2].unit) or _is_one(last[2])):
        return False  # tempi are understood as they are, "4 to 1" is a ratio
    if led == [_TO] and _dimension(line, last[2].unit, language) in _TIMED[:4]:
        return not (listed("no_scales", language) & set(before) or _is_of_clip(line, first, last))
    if led == [_TO]:
        if set(before[-2:-1]) & listed("cutting", language):
            return False  # "mute from 2 to 3": a part of the clip
        opened = not [text for text in before if text not in idle]
        if opened or listed("from", language) & set(before[-2:]):
            return True
        scaled = before[-1:] not in (["at"], ["between"], ["around"])
        scaled = (
            scaled
            and not (first[2].unit or last[2].unit)
            and last[2].value > 1
            and last[1] == len(line)
        )
        return scaled and not listed("no_scales", language) & set(before)
    said = "".join(f" {text} " for text in between)
    if any(f" {text} " in said.replace("  ", " ") for text in listed("passes", language)):
        return False  # "reverb 2.5 s, low cut at 200"
    after = [token.text for token in line[last[1] : last[1] + 3]]
    enough = bool(listed("enough", language) & set(after))
    timed = "bpm" in (first[2].unit, last[2].unit)
    enough = enough or (timed and bool(listed("to_tempo", language) & set(between)))
    wished = enough or any(
        f" {text} " in said.replace("  ", " ") for text in listed("wishes", language)
    )
    named = any(text.endswith("'s") for text in before)
    is_now = named or bool(listed("is", language) & set(before)) or between[:1] == [","]
    return wished and (is_now or not before) and not listed("denying", language) & set(between)


def _is_tempo_now(line: Sequence[Token], first: _Value, last: _Value, language: str) -> bool:
    """ "Stretch it to 110 bpm, it's at 98 now": the second is what it is, told behind a stop."""
    polite = phrasebook(language).polite
    between = [t.text for t in line[first[1] : last[0]] if t.text not in polite]
    if not between:
        return False
    after = {token.text for token in line[last[1] : last[1] + 1]}
    timed = "bpm" in (first[2].unit, last[2].unit)
    timed = timed or (bool(after & listed("now", language)) and _are_tempi(first[2], last[2]))
    told = [text for text in between[1:] if text not in listed("hedges", language)]
    return timed and bool(told) and listed("is", language).issuperset(told) and between[0] in _STOPS


def _are_tempi(first: Quantity, last: Quantity) -> bool:
    """Whether two bare numbers may both count beats a minute."""
    said = (first, last)
    return all(not each.unit and _SLOWEST_BPM <= each.value <= _FASTEST_BPM for each in said)


def _is_of_clip(line: Sequence[Token], first: _Value, last: _Value) -> bool:
    """ "More bass from 0:10 to 0:20": from when to when, and not how long it rings."""
    clock = line[first[0]].kind == "ratio" or min(first[2].value, last[2].value) >= _LONGEST_RING
    return clock and first[2].value < last[2].value


def _is_one(said: Quantity) -> bool:
    return said.value == 1 and not said.unit


def _are_times(first: _Value, last: _Value) -> bool:
    """ "60 s into 30"."""
    return "s" in (first[2].unit, last[2].unit)


def _bars(line: Sequence[Token], language: str) -> bool:
    return any(token.text in listed("bar_lengths", language) for token in line)


def _change(
    line: Sequence[Token], first: _Value, last: _Value, language: str
) -> list[Token] | None:
    now, wished = first[2], last[2]
    unit = wished.unit or now.unit
    name = _dimension([*line[: last[0]], *line[last[1] :]], unit, language)
    if name == "bar_lengths" and not _INTO & {token.text for token in line}:
        return None
    subject = _subject(line, first[0], language) or _scale(line, last[1], language)
    scaled = unit in ("", "percent") and max(now.value, wished.value) <= _FASTEST_BPM
    scaled = scaled and min(now.value, wished.value) >= 0
    if scaled and name in (None, *_VAGUE) and _is_quality(subject, language):
        word = "more" if wished.value > now.value else "less"
        return [Token(word, "word"), *subject]
    name = name or _by_unit(now, wished, lasting=line[first[1]].text != _TO)
    if name == "tempo" and subject and not _dimension(line, unit, language):
        return None  # "blood pressure 160, bring it to 110"
    if name is None or (name == _PLAIN and not scaled and max(now.value, wished.value) > 0):
        return None
    rises = wished.value > now.value
    said = list(called("up" if rises else "down", language).get(name, ()))
    return [*said, *_amount(name, now.value, wished)] if said else None


def _dimension(tokens: Sequence[Token], unit: str, language: str) -> str | None:
    """What the words name as measured, where it has such a unit."""
    name = dimension(tokens, language)
    if name == "room_times" and not unit:
        return name
    if name in _TIMED and unit not in _TIMES:
        return None if unit else _PLAIN
    return None if unit == "hz" and name not in ("tuning", "temperatures", "rates") else name


def _by_unit(now: Quantity, wished: Quantity, *, lasting: bool) -> str | None:
    """What the numbers measure where no word says it."""
    unit = wished.unit or now.unit
    values_said = (now.value, wished.value)
    if unit == "bpm":
        return "tempo"
    if unit == "" and all(round(each) in _TURNTABLES for each in values_said):
        return "tapes"
    if unit in ("", "hz") and all(_LOWEST_A <= each <= _HIGHEST_A for each in values_said):
        return "tuning"
    if unit == "" and all(_SLOWEST_BPM <= each <= _FASTEST_BPM for each in values_said):
        return "tempo"
    if {"metres", "size_m"} & {wished.unit, now.unit}:
        return "distances"
    if unit == "s" and lasting:
        return "lengths"
    return _PLAIN if unit == "" and all(0 <= each <= _FASTEST_BPM for each in values_said) else None


def _amount(name: str, now: float, wished: Quantity) -> list[Token]:
    """By how much it changes, where that can be said."""
    if min(now, wished.value) > 0 and name in _RATES:
        ratio = (wished.value / now) ** _RATES[name]
        return number(100 * (ratio - 1), "percent")
    if min(now, wished.value) > 0 and name == "tuning":
        return number(_CENTS * log2(wished.value / now), "cents")
    if max(now, wished.value) < 0 and name == _PLAIN:
        return number(wished.value - now, "db")
    if wished.unit in _DB_UNITS and name in ("dynamics", "levels", "noises"):
        return number(wished.value - now, "db")
    return []


def _subject(line: Sequence[Token], end: int, language: str) -> list[Token]:
    """What the first value is a value of, in the words of the clause before it."""
    start = max((at for at in range(end) if line[at].kind == "stop"), default=-1) + 1
    idle = listed("idle", language) | listed("is", language) | listed("from", language)
    idle |= listed("hedges", language)
    return [token for token in line[start:end] if token.kind == "word" and token.text not in idle]


def _is_quality(said: Sequence[Token], language: str) -> bool:
    """Whether the words name something that can be more or less; a filter is set where it lies."""
    book = phrasebook(language)
    matches = (book.at(said, at) for at in range(len(said)))
    named = [m.best.name for m in matches if m is not None and m.best.kind == "word"]
    return any(lexicon.names()[name] != _FILTERS for name in named)


def _scale(line: Sequence[Token], at: int, language: str) -> list[Token]:
    """ "From 9 to 4 on the stress scale": what the numbers count, behind them."""
    end = next((place for place in range(at, len(line)) if line[place].kind == "stop"), len(line))
    said = [token for token in line[at:end] if token.kind == "word"]
    counted = any(token.text in listed("scales", language) for token in said)
    idle = listed("idle", language) | listed("scales", language)
    return [token for token in said if token.text not in idle] if counted else []


def _before(line: Sequence[Token], at: int, language: str) -> list[Token]:
    """What the line asks for in the clauses before."""
    ends = listed("joints", language)
    starts = (p for p in range(at) if line[p].kind == "stop" or line[p].text in ends)
    return list(line[: max(starts, default=-1) + 1])


def _rest(line: Sequence[Token], at: int) -> list[Token]:
    """What the line says after the clause of the second value."""
    end = next((place for place in range(at, len(line)) if line[place].kind == "stop"), len(line))
    return list(line[end:])
