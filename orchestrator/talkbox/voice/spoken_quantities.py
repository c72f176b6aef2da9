"""Quantities that are said in words or with a misheard unit: "eighty hurts", "minus six d b".

A number without a unit is no quantity and stays: "one more time", "a second take". What is in
figures with its right unit stays too.
"""

from __future__ import annotations

from talkbox.voice.mending import Mend
from talkbox.voice.misheard import Sounds, Unit, nearest
from talkbox.voice.numerals import Number, Numerals
from talkbox.voice.utterance import Utterance

_CLOSE = frozenset({"%"})
"""Units that are written without a space."""
_SPLIT = frozenset({"Hz"})
"""Units of which a number is said as "one twenty"; heard as two, it is one."""

_COUNTED = frozenset({"Hz", "kHz", "dB", "LUFS", "ms", "%", "semitones", "octaves"})
"""Units before which a word may be a misheard number; "smash it to bits" has none of them."""

_LEAST_SWALLOWING = 20
"""Hz; below it "11st" and "13rd" would be as likely something else."""


class Quantities:
    """Finds the quantities of one utterance."""

    def __init__(self, said: Utterance, known: Sounds) -> None:
        self._said = said
        self._known = known
        self._numerals = Numerals(said, known)

    def at(self, at: int) -> Mend | None:
        """What the quantity that begins here is to read; None where none does or it is right."""
        sign, first = self._sign(at)
        number = self._numerals.at(first)
        if number is None or (sign and not self._said.words[first].glued):
            return None
        return self._range(at, number) or self._mend(at, sign, number)

    def _sign(self, at: int) -> tuple[str, int]:
        word = self._said.words[at].text
        if at + 1 < len(self._said.words):
            if word in self._known.minus:
                return "-", at + 1
            if word in self._known.plus:
                return "+", at + 1
        return "", at

    def _mend(self, at: int, sign: str, number: Number) -> Mend | None:
        unit = self._unit(number)
        if unit is None or not self._in_place(at, sign, number, unit):
            return None
        name = unit.below_zero if self._below_zero(at, sign) and unit.below_zero else unit.written
        right = unit.certainty == "said" and name == unit.written
        if (right and not (sign or number.mended or number.parts)) or (
            number.parts and unit.written not in _SPLIT
        ):
            return None
        text = number.text[:-1] + "0" if unit.swallowed else number.text
        space = "" if name in _CLOSE else " "
        last = self._said.words[number.end + len(unit.words) - 1]
        written = f"{sign}{text}{space}{name}"
        return Mend(self._said.words[at].start, last.end, written)

    def _below_zero(self, at: int, sign: str) -> bool:
        """Whether a minus stands before the number, said or written."""
        word = self._said.words[at]
        return sign == "-" or (word.signed and self._said.text[word.start - 1] != "+")

    def _range(self, at: int, number: Number) -> Mend | None:
        """ "Two to four kilohertz": the first number has no unit of its own."""
        said, first = self._said, number.end + 1
        joints = self._known.and_ if said.before(at) in self._known.between else self._known.to
        if not number.mended or number.guessed or said.after(number.end) not in joints:
            return None
        second = self._numerals.at(first)
        unit = None if second is None or second.guessed else self._unit(second)
        if second is None or unit is None or unit.certainty == "alike" or said.words[first].signed:
            return None
        rest = self._mend(first, "", second)
        last = said.words[second.end + len(unit.words) - 1].end
        meant = said.text[said.words[first].start : last] if rest is None else rest.meant
        return Mend(said.words[at].start, last, f"{number.text} {said.after(number.end)} {meant}")

    def _unit(self, number: Number) -> Unit | None:
        """The unit behind a number."""
        for unit in self._known.units.get(self._said.after(number.end), ()):
            if self._said.phrase(number.end, len(unit.words))[1:] != unit.words[1:]:
                continue
            if not unit.swallowed or self._swallows(number, unit):
                return unit
        return nearest(self._said.after(number.end), self._known)

    def _swallows(self, number: Number, unit: Unit) -> bool:
        """Whether the figure's end, written in one with the unit, is part of the unit."""
        last, ending = self._said.words[number.end - 1 : number.end + 1]
        whole = number.text.isdecimal() and not number.mended and last.end == ending.start
        return whole and number.text[-1] == unit.swallowed and int(number.text) > _LEAST_SWALLOWING

    def _in_place(self, at: int, sign: str, number: Number, unit: Unit) -> bool:
        """Whether the words around say that an unlikely reading is meant."""
        before = self._said.before(at)
        if number.guessed:
            sure = unit.certainty != "alike" and unit.written in _COUNTED
            return sure and before in self._known.counting
        if unit.certainty != "alike":
            return True
        if self._said.after(number.end + len(unit.words)) in self._known.never:
            return False
        signed = bool(sign) or self._said.words[at].signed
        return signed or not before or before in self._known.places
