"""A setting as it is and as it should be: "the low pass is at 8k, it should be 6k".

Only the second figure is ordered. The words are data: the `settings_anew` of a language's grammar;
a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_UNITS = frozenset({"hz", "ms"})
_LEAST_BARE = 200.0
"""A bare figure from here on is a frequency; tempi, levels and shares have rules of their own."""

_listed = lists_of("settings_anew")


def with_settings_anew(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such pair of figures as the second one."""
    for at, token in enumerate(line):
        figure = _figure(line, at, language) if token.text in _listed("is", language) else 0
        if figure:
            told = lexicon.grammar(language)["settings_anew"]["told"]
            words = [Token(text, "word") for text in told]
            return [*line[:at], *words, *with_settings_anew(line[figure:], language)]
    return list(line)


def _figure(line: Sequence[Token], at: int, language: str) -> int:
    """The place of the figure that it should be, behind the one that it is; 0 without both."""
    old = _past(line, at + 1, "at", language)
    said = quantity_at(line, old, language) if old < len(line) else None
    if said is None or not _is_setting(said[0]):
        return 0
    wish = old + said[1]
    if wish < len(line) and line[wish].kind == "stop":
        wish += 1
    wish = _past(line, _past(line, wish, "joints", language), "subjects", language)
    if wish == len(line) or line[wish].text not in _listed("wishing", language):
        return 0
    new = _past(line, wish + 1, "being", language)
    wished = quantity_at(line, new, language) if new < len(line) else None
    return new if wished is not None and wished[0].unit == said[0].unit else 0


def _is_setting(said: Quantity) -> bool:
    return said.unit in _UNITS or (not said.unit and said.value >= _LEAST_BARE)


def _past(line: Sequence[Token], at: int, name: str, language: str) -> int:
    """The place of the first word from `at` on that is none of a list."""
    while at < len(line) and line[at].text in _listed(name, language):
        at += 1
    return at
