"""Requests as they are written down: a word with its way, its strength and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking import bearings, numeric
from talkbox.planner.asking.gains import lowered
from talkbox.planner.asking.mono_lows import is_mono_below
from talkbox.planner.asking.polarity import Want
from talkbox.planner.asking.strengths import strength_from
from talkbox.planner.parsing.clauses import SHAPES, Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import PLAIN, Deed, Notes, Request
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

SUBTLE = 1.2
""" "but not too much" """
_KEPT_MARKS = frozenset(
    SHAPES
    | {"stage", "first", "last", "ends", "middle", "only", "keep", "left", "right", "below"}
    | {"above", "before", "after", "from", "to", "by", "remove", "less", "more", "up", "down", "at"}
)
_TURNED = {"louder": "up", "quieter": "down", "pitch_up": "up", "pitch_down": "down"}
"""Words of direction: with a unit that is not theirs they only say which way."""
_LEVELS = frozenset({"louder", "quieter"})
_LEFT = {"pan_right": "pan_left", "hard_right": "hard_left"}


class Notebook:
    """What was asked for so far, and how one more word is added."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._of = ""
        """The instrument that the clause names."""
        self._forbidden = False
        self._demanded = False
        """Whether the clause says what the result must not be: "it should not boom"."""
        self._newest: list[int] = []
        """Places of the requests that the last clause gave."""

    def _level(self, name: str, clause: Clause) -> None:
        adverbs = [bearings.as_strength(item) for item in clause.items if bearings.is_adverb(item)]
        text = " ".join(item.text for item in clause.items)
        strength = strength_from(adverbs, frozenset(), ())
        self.notes.requests.append(Request(name, strength, asked=text, of=self._of))

    def _word(
        self,
        item: Item,
        want: Want,
        marks: frozenset[str],
        adverbs: Sequence[Item],
        said: Sequence[Quantity],
    ) -> None:
        if want == "keep" and not is_mono_below(item, marks, said):
            self.notes.keeps.append(item.name)
        elif want == "avoid" and item.name in _LEVELS and (self.notes.requests or "dont" in marks):
            self.notes.keeps.append("louder")
        elif want == "avoid":
            dont = "dont" in marks or (item.compared and "make" in marks)
            self._forbidden |= dont and not self._demanded
            self.notes.avoids.append(_feared(item))
        elif want != "drop":
            strength = strength_from(adverbs, marks, bearings.spare(item.name, want, said))
            strength = min(strength, SUBTLE) if want == "some" else strength
            name = _LEFT.get(item.name, item.name) if "left" in marks else item.name
            request = Request(name, strength, tuple(said), marks & _KEPT_MARKS, asked=item.text)
            if name in _LEVELS:
                request = replace(request, of=self._of)
            self._deed(request, want, marks)

    def _deed(self, request: Request, want: Want, marks: frozenset[str]) -> None:
        if "bypass" in marks or "enable" in marks:
            deed: Deed = "bypass" if "bypass" in marks else "enable"
            self.notes.requests.append(replace(request, deed=deed))
        elif not self._turned(request, want, marks):
            if want == "opposite":
                self._opposite(request.word, request)
            else:
                self.notes.requests.append(request)

    def _turned(self, request: Request, want: Want, marks: frozenset[str]) -> bool:
        """ "3k louder": a word of direction whose numbers are not its own."""
        if request.word not in _TURNED or not request.quantities:
            return False
        numbers = lexicon.word(request.word).meaning.numbers
        if all(not each.unit or each.unit in numbers for each in request.quantities):
            return False
        turn = _TURNED[request.word]
        if want == "opposite":
            turn = "down" if turn == "up" else "up"
        return self._meant(request.quantities, (marks - {"less", "remove"}) | {turn}, request)

    def _opposite(self, name: str, request: Request) -> None:
        opposite = lexicon.word(name).opposite or lexicon.cure_of(name)
        if opposite is None and request.quantities and (cut := lowered(request)) != request:
            self.notes.requests.append(cut)
        elif opposite is None or "stage" in request.marks:
            self.notes.requests.append(replace(request, deed="remove"))
        else:
            self.notes.requests.append(replace(request, word=opposite, against=name))

    def _amended(self, request: Request | None) -> bool:
        """Put what follows made of the newest request in its place; whether it made any of it."""
        if request is not None:
            self.notes.requests[self._newest[-1]] = request
        return request is not None

    def _last(self) -> Request:
        return self.notes.requests[self._newest[-1]]

    def _asked(self) -> list[str]:
        return [self.notes.requests[place].word for place in self._newest]

    def _meant(self, said: Sequence[Quantity], marks: frozenset[str], request: Request) -> bool:
        found = numeric.meant(said, marks)
        if found is None:
            return False
        word, quantities = found
        if word in _LEVELS:
            request = replace(request, of=self._of)
        if word == "notch" and request.strength < PLAIN:
            word = "bell_cut"
        self.notes.requests.append(
            replace(request, word=word, quantities=quantities, marks=marks & _KEPT_MARKS)
        )
        return True


def _feared(item: Item) -> str:
    """What must not come: "sans que ça clippe" names what asks for a cure, and fears the fault."""
    if item.role != "lacks":
        return item.name
    theme = lexicon.names()[item.name]
    alike = (name for name, other in lexicon.names().items() if other == theme)
    cured = (name for name in alike if lexicon.word(name).opposite == item.name)
    return lexicon.word(item.name).opposite or next(cured, item.name)
