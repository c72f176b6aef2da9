"""Numbers of an utterance, in words or in figures, as figures.

text2num reads the words; what it does not know is done here: "one twenty" and "200 and 50" as one
number, "and a half", "point five", and words that only sound like a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, cast

from talkbox.voice.extras import extra
from talkbox.voice.misheard import Sounds
from talkbox.voice.utterance import Utterance, Word

_HUNDRED = 100.0
_HUNDREDS_DIGITS, _TENS_DIGITS = 3, 2
_ONE_TWENTY = re.compile(r"[1-9]-[1-9]\d")
_ONE_POINT_TWENTY = re.compile(r"[1-9]\.[1-9]0")
"""Nobody says or types the last nought of a decimal."""
_LONGEST_FRACTION = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the place of the word after it."""

    text: str
    """In figures, with a decimal point."""
    end: int
    mended: bool = False
    """It is not written so yet."""
    parts: bool = False
    """It stands as two figures, which is one number only beside some units."""
    guessed: bool = False
    """It is a word that only sounds like a number."""


class _Found(Protocol):
    """What text2num finds."""

    start: int
    end: int
    text: str
    value: float
    is_ordinal: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as text2num takes it."""

    word: Word

    def text(self) -> str:
        return self.word.text

    def nt_separated(self, _: _Token) -> bool:
        return not self.word.glued

    def not_a_number_part(self) -> bool:
        return self.word.is_figure


class Numerals:
    """The numbers of one utterance."""

    def __init__(self, said: Utterance, known: Sounds) -> None:
        self._said = said
        self._known = known

    def at(self, at: int) -> Number | None:
        """The number that begins with this word; raises VoiceError without text2num."""
        if at >= len(self._said.words):
            return None
        word = self._said.words[at]
        number = self._figure(at) if word.is_figure else self._worded(at)
        return None if number is None else self._with_half(number)

    def _figure(self, at: int) -> Number:
        text = self._said.words[at].text
        return self._hundreds(at, text) or self._split(at, text) or Number(text, at + 1)

    def _hundreds(self, at: int, text: str) -> Number | None:
        """ "200 and 50" is written by who hears "two hundred" and "fifty"."""
        rest = self._said.after(at + 2)
        joined = self._said.after(at + 1) in self._known.and_ and rest.isdecimal()
        if (
            not joined
            or len(text) != _HUNDREDS_DIGITS
            or text[1:] != "00"
            or len(rest) > _TENS_DIGITS
        ):
            return None
        return Number(f"{int(text) + int(rest)}", at + 3, mended=True, parts=True)

    def _split(self, at: int, text: str) -> Number | None:
        """ "1-20" and "1.20" are written by who hears "one" and "twenty"."""
        rest = self._said.after(at + 1)
        if _ONE_TWENTY.fullmatch(f"{text}-{rest}"):
            return Number(text + rest, at + 2, mended=True, parts=True)
        if _ONE_POINT_TWENTY.fullmatch(text):
            return Number(text.replace(".", ""), at + 1, mended=True, parts=True)
        return None

    def _worded(self, at: int) -> Number | None:
        word = self._said.words[at].text
        if word in self._known.one and (found := self._numbers.get(at + 1)) is not None:
            return self._spoken(found) if found.text in ("100", "1000") else None
        if (found := self._numbers.get(at)) is not None:
            return self._spoken(found)
        if word in self._known.point:
            return self._fraction(at + 1)
        figure = self._known.figures.get(word)
        return None if figure is None else Number(figure, at + 1, mended=True, guessed=True)

    def _fraction(self, at: int) -> Number | None:
        """What follows "point" where nothing stands before it: "point five" is 0.5."""
        digit, end = self._said.after(at), at + 1
        if (found := self._numbers.get(at)) is not None:
            digit, end = found.text, found.end
        fits = digit.isdecimal() and len(digit) <= _LONGEST_FRACTION
        return Number(f"0.{digit}", end, mended=True) if fits else None

    def _spoken(self, found: _Found) -> Number:
        """A number in words; "one twenty" is 120 and "two fifty" 250, as frequencies are said."""
        rest = self._numbers.get(found.end)
        if rest is not None and self._said.words[rest.start].glued and _is_split(found, rest):
            return Number(f"{found.value * _HUNDRED + rest.value:g}", rest.end, mended=True)
        return Number(found.text.replace(",", "."), found.end, mended=True)

    def _with_half(self, number: Number) -> Number:
        """ "Two and a half"."""
        half = self._known.half
        words = (self._said.after(number.end), *self._said.phrase(number.end, len(half))[1:])
        if not half or words != half or not number.text.isdecimal():
            return number
        return replace(number, text=f"{number.text}.5", end=number.end + len(half), mended=True)

    @cached_property
    def _numbers(self) -> dict[int, _Found]:
        """Place of its first word -> cardinal number in words."""
        with extra():
            from text_to_num import find_numbers
        tokens = [_Token(word) for word in self._said.words]
        found = cast("Iterable[_Found]", find_numbers(tokens, self._known.language, 0.0))
        return {each.start: each for each in _cardinals(found)}


def _cardinals(found: Iterable[_Found]) -> Iterator[_Found]:
    return (each for each in found if not each.is_ordinal)


def _is_split(first: _Found, second: _Found) -> bool:
    """Whether both are the hundreds and the rest of one number."""
    whole = first.text.isdecimal() and second.text.isdecimal()
    return whole and 1 <= first.value < 10 <= second.value < _HUNDRED
