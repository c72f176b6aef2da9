"""How long a swing takes in bars or beats: "autopan, once every 4 bars at 90 bpm".

Behind "every" and the like, bars and beats are a note value of that length. The words are data:
the `bar_periods` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_BEATS_OF_A_BAR = 4.0
_MOST_BARS = 32
_NOTE = Token("note", "word")

_listed = lists_of("bar_periods")


def with_bar_periods(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "every 4 bars" as a note of four wholes, where a tempo is said too."""
    if not _has_tempo(line, language):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        period = _period(line, at, language)
        if period is None:
            kept.append(line[at])
            at += 1
            continue
        value, at = period
        while kept and kept[-1].text in _listed("once", language):
            kept.pop()
        kept += [Token(f"{value:g}", "number", value), _NOTE]
    return kept


def _has_tempo(line: Sequence[Token], language: str) -> bool:
    (bpm,) = lexicon.grammar(language).get("bar_periods", {}).get("tempo", ("",))
    return any(token.text == bpm for token in line)


def _period(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """The period that is told from here on as a share of a whole note, and the place behind it."""
    if line[at].text not in _listed("every", language) or at + 1 >= len(line):
        return None
    number = _count(line, at + 1, language)
    count, place = (1.0, at + 1) if number is None else number
    if place >= len(line) or not 0 < count <= _MOST_BARS:
        return None
    if line[place].text in _listed("bars", language):
        return count, place + 1
    if line[place].text in _listed("beats", language):
        return count / _BEATS_OF_A_BAR, place + 1
    return None


def _count(line: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    if line[at].kind == "number":
        return line[at].value, at + 1
    return in_words_at(line, at, language)
