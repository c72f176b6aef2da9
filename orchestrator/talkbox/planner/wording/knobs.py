"""Knobs of a device that the effects here do not have: "phaser, rate 2, color 8", "tone at noon".

Behind an effect such a knob with its number is a setting of that effect, and no wish for a sound
that has the knob's name; that it is not there is said. The words are data: the `knobs` of a
language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST = 100.0
_UNITS = frozenset({"", "percent", "ms", "s"})
""" "Pulse the volume four times a second" sets a rate, and no volume."""

_listed = lists_of("knobs")


def idle_knob(line: Sequence[Token], at: int, effect: str, language: str) -> int:
    """How many tokens a knob and its number take behind an effect; 0 where none stands here."""
    names = _listed("names", language)
    if line[at].text not in names or not at:
        return 0
    if quantity_at(line, at, language) is not None:
        return 0  # "decay of two seconds" is a setting
    if lexicon.names()[effect] not in _listed("themes", language):
        return 0
    place = at + 1
    while place < len(line) and line[place].text in _listed("links", language):
        place += 1
    said = quantity_at(line, place, language) if place < len(line) else None
    if said is None:
        known = place < len(line) and line[place].text in _listed("positions", language)
        return place + 1 - at if known else 0
    if said[0].value > _MOST:
        return 0  # "width 130" is the picture's
    end = place + said[1]
    over = end == len(line) or line[end].kind == "stop" or line[end].text in _ends(language)
    return end - at if over and said[0].unit in _UNITS else 0


def _ends(language: str) -> frozenset[str]:
    return _listed("names", language) | _listed("joints", language)
