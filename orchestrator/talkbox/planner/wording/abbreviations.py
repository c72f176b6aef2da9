"""What producers shorten, as it is said elsewhere: "L and R", "8ths at 120", "zero fb".

A line of tokens goes in and comes out with the sides by their names, note values as fractions of
a whole note beside a tempo in beats a minute, and no feedback as a setting. The words are data: the
`abbreviations` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from talkbox.planner.text import units
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.clock_times import with_clock_times
from talkbox_prompts import lexicon

_NOTE, _BPM = Token("note", "word"), Token("bpm", "word")
"""Behind "4th" the order of a filter, which is no note."""
_NOTES = (2.0, 4.0, 8.0, 16.0, 32.0)
"""Parts of a whole note that have a name."""
_SLOWEST_BPM, _FASTEST_BPM = 40.0, 240.0
"""Bare numbers between these are tempi beside a note value."""


_listed = lists_of("abbreviations")


@cache
def _pairs(name: str, language: str) -> dict[str, str]:
    listed = lexicon.grammar(language).get("abbreviations", {}).get(name, ())
    return dict(map(str.split, listed))


def spelled(line: Sequence[Token], language: str) -> list[Token]:
    """The line without its abbreviations."""
    line = with_clock_times(line, language)
    if not lexicon.grammar(language).get("abbreviations"):
        return list(line)
    plain = _in_full(_without_feedback(line, language), language)
    found = _with_notes(_with_sides(plain, language), language)
    return _with_knobs(_with_tempo(found, language), language)


def _in_full(line: Sequence[Token], language: str) -> list[Token]:
    """ "Notch em", "delay w/ 3 repeats"."""
    words = _pairs("words", language)
    return [
        replace(token, text=words[token.text], written=token.text) if token.text in words else token
        for token in line
    ]


def _with_sides(line: Sequence[Token], language: str) -> list[Token]:
    """ "Hard R" is hard right; "R128" is none."""
    sides = _pairs("sides", language)
    found: list[Token] = []
    for at, token in enumerate(line):
        named = at + 1 < len(line) and line[at + 1].value > 100
        long = None if named else sides.get(token.text)
        found.append(token if long is None else replace(token, text=long, written=token.text))
    return found


def _with_notes(line: Sequence[Token], language: str) -> list[Token]:
    """ "8ths", "16th notes" and "eighth triplets" as parts of a whole note."""
    units, factors = _listed("units", language), _pairs("factors", language)
    found: list[Token] = []
    for at, token in enumerate(line):
        after = line[at + 1].text if at + 1 < len(line) else ""
        value = _note_value(token, found, after, language)
        if value is not None:
            if token.kind == "word" and found and found[-1].kind == "number":
                found.pop()
            factor = float(factors[found.pop().text]) if _lengthened(found, language) else 1.0
            found += [Token(token.text, "number", round(value * factor, 5)), _NOTE]
        elif found and found[-1] is _NOTE and token.text in factors:
            found[-2] = replace(found[-2], value=found[-2].value * float(factors[token.text]))
        elif not found or found[-1] is not _NOTE or token.text not in units:
            found.append(token)
    return found


def _lengthened(found: Sequence[Token], language: str) -> bool:
    """Whether "dotted" ends the line, which belongs to the note after it."""
    return bool(found) and found[-1].text in _pairs("factors", language)


def _note_value(token: Token, found: Sequence[Token], after: str, language: str) -> float | None:
    """The part of a whole note that a token names; None where it names none."""
    before = found[-1] if found else None
    if token.text in _listed("ordinals", language):
        counted = before is not None and before.value in _NOTES
        noted = token.text.endswith("s") or after in _listed("units", language)
        noted = noted or after in _pairs("factors", language) or _lengthened(found[:-1], language)
        return 1 / before.value if before is not None and counted and noted else None
    if before is not None and (
        before.kind == "number" or before.text in _listed("counting", language)
    ):
        return None
    notes, singles = _pairs("notes", language), _pairs("singles", language)
    single = singles.get(token.text) if after in _pairs("factors", language) else None
    named = notes.get(token.text, single)
    return None if named is None else float(named)


def _with_tempo(line: list[Token], language: str) -> list[Token]:
    """ "8ths at 120": beside a note value a bare number is a tempo."""
    texts = [token.text for token in line]
    if _BPM.text in texts or _listed("units", language).isdisjoint(texts):
        return line
    found: list[Token] = []
    for at, token in enumerate(line):
        found.append(token)
        ends = at + 1 == len(line) or line[at + 1].kind == "stop"
        if ends and _is_tempo(token) and not _is_setting(line, at, language):
            found.append(_BPM)
    return found


def _is_setting(line: Sequence[Token], at: int, language: str) -> bool:
    """ "Eighth-note delay, feedback 40": the number of a knob."""
    return at > 0 and units.spelled(line, at - 1, "parameters", language) is not None


def _is_tempo(token: Token) -> bool:
    between = _SLOWEST_BPM <= token.value <= _FASTEST_BPM
    return token.kind == "number" and between and not token.signed


def _without_feedback(line: Sequence[Token], language: str) -> list[Token]:
    """ "Zero fb" is a setting of an echo, and says nothing of one that comes once."""
    feedback, denying = _listed("feedback", language), _listed("denying", language)
    once = any(token.text in _listed("single", language) for token in line)
    found: list[Token] = []
    for token in line:
        if token.text in feedback and found and found[-1].text in denying:
            found.pop()
            found += [] if once else [Token("0", "number"), token]
        else:
            found.append(token)
    return found


def _with_knobs(line: Sequence[Token], language: str) -> list[Token]:
    """ "Drive at 2 o'clock", "button 4": how far a knob is turned, as a strength."""
    hours, buttons = _pairs("hours", language), _pairs("buttons", language)
    knobs = not _listed("knobs", language).isdisjoint(token.text for token in line)
    found: list[Token] = []
    for token in line:
        before = found[-1].text if found else ""
        if knobs and token.text in _listed("clock", language) and before in hours:
            found[-1:] = _strength(hours[before])
            _drop_dial(found, language)
        elif knobs and token.text in _listed("noon", language) and before in ("at", "to"):
            found[-1:] = _strength(hours["12"])
            _drop_dial(found, language)
        elif token.text in buttons and before in _listed("button", language):
            found[-1:] = _strength(buttons[token.text])
        else:
            found.append(token)
    return found


def _drop_dial(found: list[Token], language: str) -> None:
    """Take out the knob that belongs to an effect named before: "overdrive, gain at 3 o'clock"."""
    strength, dials = found.pop(), _listed("dials", language)
    while found and found[-1].text in _listed("turning", language):
        found.pop()
    if len(found) > 1 and found[-1].text in dials:
        found.pop()
    found.append(strength)


def _strength(name: str) -> list[Token]:
    return [Token(name, "word")]
