"""Semitones behind a bare direction: "turn it down 3 dB and up 2 semitones" moves the level and the
pitch; "up an octave and a half" is 18 semitones, "bájalo un tono" and "einen Ton tiefer" two.

The direction before the interval is told as the pitch's. The words are data: the `pitch_turns` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_SEMITONES = "st"
_TONE, _TONE_AND_A_HALF = 2.0, 3.0
_OCTAVE_AND_A_HALF = 4
"""Words of "octave and a half" at least."""

_listed = lists_of("pitch_turns")


def with_pitch_turns(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "pitch" before such directions, and with octaves and a half in semitones."""
    if not _listed("semitones", language):
        return list(line)
    line = _in_semitones(line, language)
    words = lexicon.grammar(language)["pitch_turns"].get("pitch", ())
    pitch = [Token(word, "word") for word in words]
    told: list[Token] = []
    for at, token in enumerate(line):
        told += [*pitch, token] if _turns_pitch(line, at, language) else [token]
    return told


def _turns_pitch(line: Sequence[Token], at: int, language: str) -> bool:
    if line[at].text not in _listed("ways", language) or not 0 < at < len(line) - 1:
        return False
    joined = line[at - 1].kind == "stop" or line[at - 1].text in _listed("joints", language)
    said = quantity_at(line, at + 1, language)
    return joined and said is not None and said[0].unit == _SEMITONES


def _in_semitones(line: Sequence[Token], language: str) -> list[Token]:
    """ "An octave and a half" as "18 semitones", "un tono y medio" as "3 semitonos"."""
    told: list[Token] = []
    at = 0
    while at < len(line):
        found = _interval(line, at, language)
        if found is None:
            told.append(line[at])
            at += 1
            continue
        semitones, length = found
        unit = lexicon.grammar(language)["pitch_turns"]["semitones"]
        told.append(Token(f"{semitones:g}", "number", semitones))
        told += [Token(folded(word), "word", written=word) for word in unit]
        at += length
    return told


def _interval(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The semitones that the tokens from here on say, and how many tokens these are."""
    if line[at].text in _listed("tones", language) and _goes_on(line, at + 1, language):
        return _TONE_AND_A_HALF, 3
    ahead = [token.text for token in line[at : at + 3]]
    if " ".join(ahead[:2]) in _listed("single", language):
        turned = not _listed("directions", language).isdisjoint(ahead[2:])
        return (_TONE, 2) if turned else None
    said = quantity_at(line, at, language)
    if said is None or said[0].unit != _SEMITONES or said[0].until is not None:
        return None
    (quantity, length), names = said, {token.text for token in line[at : at + said[1]]}
    if length >= _OCTAVE_AND_A_HALF and names & _listed("octaves", language):
        return quantity.value, length
    if not names & _listed("tones", language):
        return None
    more = _goes_on(line, at + length, language)
    return quantity.value + more, length + 2 * more


def _goes_on(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether half a tone more is said behind it: "y medio"."""
    said = " ".join(token.text for token in line[at : at + 2])
    return said in _listed("and_a_half", language)
