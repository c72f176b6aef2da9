"""Effects by their settings alone: "fb 40, 1/8 L, 1/4 R", "3 voices, 8 cents, 20 ms".

Where no effect is named, settings that only one has name it. The words are data: the
`unnamed_effects` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_STOP = Token(",", "stop")
_LONGEST_SLAP_MS = 250.0
_LONGEST_ROOM_S = 7.0

_listed = lists_of("unnamed_effects")


def with_effect(line: Sequence[Token], language: str) -> list[Token]:
    """The line with the name of the effect whose settings it lists in front."""
    texts = {token.text for token in line}
    if texts & _listed("effects", language) or not texts & _listed("settings", language):
        return list(line)
    if texts - _listed("settings", language) - _listed("beside", language) - _figures(line):
        return list(line)
    name = _name(line, texts, language)
    return [*(Token(word, "word") for word in name), _STOP, *line] if name else list(line)


def _figures(line: Sequence[Token]) -> set[str]:
    return {token.text for token in line if token.kind != "word"}


def _name(line: Sequence[Token], texts: set[str], language: str) -> tuple[str, ...]:
    units = _units(line, language)
    repeats = bool(texts & _listed("repeating", language))
    timed = "ms" in units or "note" in units or "s" in units or _is_note(line)
    if texts & _listed("voices", language) and ("st" in units or "ms" in units):
        return ("chorus",)
    if texts & _listed("stages", language):
        return ("phaser",)
    if repeats and timed:
        sides = {"left", "right"} <= texts or {"l", "r"} <= texts
        slap = units.get("ms", _LONGEST_SLAP_MS + 1) <= _LONGEST_SLAP_MS
        if sides:
            return ("ping", "pong")
        return ("slapback",) if slap and texts & {"no", "zero"} else ("delay",)
    if repeats and "hz" in units:
        return ("flanger",)
    if texts & _listed("rooms", language) and "s" in units:
        return ("cathedral",) if units["s"] >= _LONGEST_ROOM_S else ("reverb",)
    return ()


def _units(line: Sequence[Token], language: str) -> dict[str, float]:
    found: dict[str, float] = {}
    at = 0
    while at < len(line):
        said = quantity_at(line, at, language)
        if said is not None:
            found.setdefault(said[0].unit, abs(said[0].value))
        at += 1 if said is None else said[1]
    return found


def _is_note(line: Sequence[Token]) -> bool:
    """Whether a fraction of a note is said: "1/8"."""
    return any(token.kind == "number" and "/" in token.text for token in line)
