"""Silence that is to be added at an end: "put half a second of silence in front of it".

Without this rule such a clause would be about a silence that is there, and cut it. It is told as
"0.5 s silence added before". The words are data: the `added_silence` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.units import spelled
from talkbox_prompts import lexicon

_TO_THE_OTHER = 3
"""Tokens behind "and" to the other end: "at the start and at the end"."""
_TO_THE_UNIT = 2
"""Tokens from "second" to what it is of."""
_NOWHERE = "silence"
"""The vague wish for silence of which nobody says where it goes."""
_UNITS = frozenset({"s", "ms"})

_listed = lists_of("added_silence")


def with_added_silence(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with silence that is to be added told in plain words."""
    for at in range(len(line)):
        falls = at > 0 and line[at - 1].text in _listed("into", language)
        if _names_silence(line, at, language) and not falls:
            told = _told(line, at, language)
            if told is not None:
                start, end, said = told
                other, end = _other_length(line, end, said[-1].text, language)
                rest = with_added_silence(line[end:], language)
                return [*line[:start], *said, *other, *rest]
    return list(line)


def _names_silence(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a silence is named here; "half a second of nothing" is one."""
    if line[at].text not in _listed("nothings", language) or at < _TO_THE_UNIT:
        return line[at].text in _listed("silences", language)
    unit = spelled(line, at - _TO_THE_UNIT, "units", language)
    return unit is not None and unit[0] in _UNITS


def _told(
    line: Sequence[Token], noun: int, language: str
) -> tuple[int, int, Sequence[Token]] | None:
    """Where the order around the silence begins and ends, and what it is in plain words."""
    start, end = _clause(line, noun, language)
    place = _place(line[noun + 1 : end], language) or _place(line[start:noun], language)
    end = _past_the_other(line, end, place, language)
    said = {token.text for token in line[start:end]}
    asked = not {token.text for token in line}.isdisjoint(_listed("polite", language))
    orders = asked or not said.isdisjoint(_listed("verbs", language))
    if not orders or not said.isdisjoint(_listed("cuts", language)):
        return None
    length = _length(line[start:end], language)
    if not length and not said.isdisjoint(_listed("leaving", language)):
        return None  # "leave the silence at the end"
    if not place and not (length and _NOWHERE in lexicon.grammar(language)["vague"]):
        return None
    if end > noun + 1 and _side(line[end - 1], language) not in ("", place):
        place = "around"
    plain = ("silence", "added", place or "somewhere")
    return start, end, [*(length if place else ()), *(Token(word, "word") for word in plain)]


def _other_length(
    line: Sequence[Token], at: int, place: str, language: str
) -> tuple[Sequence[Token], int]:
    """The silence at the other end, of which only the time is said, and where it ends: "1 second of
    silence at the beginning and 2 seconds at the end".
    """
    if at >= len(line) or line[at].text not in _listed("joints", language):
        return (), at
    said = quantity_at(line, at + 1, language) if at + 1 < len(line) else None
    if said is None or said[0].unit not in _UNITS:
        return (), at
    start = at + 1 + said[1]
    end = next((k for k in range(start, len(line)) if line[k].kind == "stop"), len(line))
    end = min(end, start + _TO_THE_OTHER + 1)
    other = _place(line[start:end], language)
    if other in ("", place):
        return (), at
    while (
        end < len(line) and line[end].kind != "stop" and line[end].text in _listed("idle", language)
    ):
        end += 1
    plain = [Token(word, "word") for word in ("silence", "added", other)]
    return [Token(",", "stop"), *line[at + 1 : start], *plain], end


def _clause(line: Sequence[Token], noun: int, language: str) -> tuple[int, int]:
    joints = _listed("joints", language)
    parted = [at for at, token in enumerate(line) if token.kind == "stop" or token.text in joints]
    start = max((at + 1 for at in parted if at < noun), default=0)
    return start, min((at for at in parted if at > noun), default=len(line))


def _place(said: Sequence[Token], language: str) -> str:
    """ "before", "after" or "around" the sound; "" where no end is named."""
    sides = {side for token in said if (side := _side(token, language))}
    return next(iter(sides)) if len(sides) == 1 else "around" if sides else ""


def _past_the_other(line: Sequence[Token], end: int, place: str, language: str) -> int:
    """Where the order ends that goes on with the other end: "at the start and at the end"."""
    near = range(end + 1, min(end + 1 + _TO_THE_OTHER, len(line)))
    for at in near if end < len(line) and line[end].kind != "stop" else ():
        if _side(line[at], language) not in ("", place):
            alone = at + 1 == len(line) or line[at + 1].kind == "stop"
            return at + 1 if alone else end
    return end


def _side(token: Token, language: str) -> str:
    sides = ("before", "after", "around")
    return next((side for side in sides if token.text in _listed(side, language)), "")


def _length(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens of the time that is said in the clause."""
    for at in range(len(clause)):
        said = quantity_at(clause, at, language)
        if said is not None and said[0].unit in _UNITS:
            return clause[at : at + said[1]]
    return ()
