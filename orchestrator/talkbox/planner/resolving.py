"""Clauses as requests: every word gets its way, its strength and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner import numeric
from talkbox.planner.clauses import Clause
from talkbox.planner.items import Item
from talkbox.planner.polarity import POLAR, Around, Want, way
from talkbox.planner.quantities import Quantity
from talkbox.planner.requests import Deed, Notes, Request
from talkbox.planner.strengths import strength_from, strength_of
from talkbox_prompts import lexicon

BINDING = frozenset({"artist", "automate", "part"})
"""Kinds of the impossible that change what the rest of the sentence means."""
_SUBTLE = 1.2
""" "but not too much" """
_CARRIED = frozenset({"less", "remove", "tame", "too", "more", "lack", "keep", "without", "dont"})
_CARRIED_NOT = _CARRIED | {"not", "as"}
_KEPT_MARKS = frozenset(
    {"first", "last", "only", "keep", "narrow", "broad", "steep", "left", "right", "below"}
    | {"above", "before", "after", "from", "to", "remove", "less", "more", "up", "down", "at"}
)
_POST = frozenset({"up", "down", "low_already", "high_already", "enough"})
"""Marks that belong to the word before them when they follow it at once."""
_TURNED = {"louder": "up", "quieter": "down", "pitch_up": "up", "pitch_down": "down"}
"""Words of direction: with a unit that is not theirs they only say which way."""
_LEFT = {"pan_right": "pan_left", "hard_right": "hard_left"}


class Resolver:
    """Takes the clauses of one instruction in order; what was said before colours what follows."""

    def __init__(self) -> None:
        self.notes = Notes()
        self._carried: frozenset[str] = frozenset()
        self._forbidden = False
        self._newest: list[int] = []
        """Places of the requests that the last clause gave."""

    def take(self, clause: Clause) -> None:
        """Add what the clause asks for."""
        self._collect(clause)
        if self._only_strength(clause):
            self._restrain(clause)
            return
        carried = self._carried if clause.joint == "weak" else frozenset()
        if POLAR & clause.marks() or clause.joint != "weak":
            carried = frozenset()
        known = len(self.notes.requests)
        words = clause.of("word")
        if words:
            self._words(clause, words, carried)
        else:
            self._numbers(clause)
        self._newest = list(range(known, len(self.notes.requests)))
        self._carried = (clause.marks() | carried) & _CARRIED_NOT

    def finished(self) -> Notes:
        """The notes. "Not so harsh" with nothing else to do says what is wrong now; "don't make it
        harsh" asks for nothing.
        """
        notes = self.notes
        if not notes.requests and not notes.keeps and not self._forbidden:
            for name in notes.avoids:
                self._opposite(name, Request(name, asked=name))
            notes.avoids = []
        return notes

    def _collect(self, clause: Clause) -> None:
        acts = bool(clause.of("word") or clause.of("quantity"))
        for item in clause.items:
            if item.kind == "beyond" and (not acts or item.name in BINDING):
                self.notes.beyond.append((item.name, item.text))
            elif item.kind == "vague":
                self.notes.vague.append(item.name)
            elif item.kind == "unknown":
                self.notes.unknown.append(item.text)
        instruments = clause.of("instrument")
        if instruments and not clause.of("word") and not clause.of("quantity"):
            self._instrument(clause.marks(), instruments[0])

    def _instrument(self, marks: frozenset[str], item: Item) -> None:
        """One instrument out of many cannot be taken out, turned or added."""
        if "more" in marks or "lack" in marks:
            self.notes.beyond.append(("compose", item.text))
        elif {"remove", "less", "only", "bypass", "tame"} & marks:
            self.notes.beyond.append(("separate", item.text))

    def _only_strength(self, clause: Clause) -> bool:
        marks = clause.marks()
        rest = [item for item in clause.items if item.kind not in ("strength", "mark")]
        if rest or not self._newest:
            return False
        return bool(clause.of("strength")) or {"not", "too"} <= marks

    def _restrain(self, clause: Clause) -> None:
        """ "darker, but just a bit": the adverb counts for what was asked before."""
        strength = strength_of(clause.of("strength"))
        if "not" in clause.marks():
            strength = _SUBTLE
        for place in self._newest:
            if strength is not None:
                request = self.notes.requests[place]
                self.notes.requests[place] = replace(request, strength=strength)

    def _words(self, clause: Clause, words: Sequence[Item], carried: frozenset[str]) -> None:
        marks = clause.marks()
        if len(words) == 2 and {"before", "after"} & marks and self._reorder(marks, words):
            return
        for number, item in enumerate(words):
            before, after, adverbs = _around(clause, item)
            taken = carried if _takes(item, carried) else frozenset()
            around = Around(before, after, taken, bool(self.notes.requests))
            said = _quantities_of(clause, words, number)
            if item.role == "nouns" and _is_negative(said):
                around = replace(around, before=before | {"less"})
            self._word(item, way(item, around), marks | before | taken, adverbs, said)

    def _reorder(self, marks: frozenset[str], words: Sequence[Item]) -> bool:
        themes = {lexicon.names()[word.name] for word in words}
        if not themes <= lexicon.reading()["effects"] | {"level", "stereo"}:
            return False
        deed: Deed = "earlier" if "before" in marks else "later"
        moved, other = words
        self.notes.requests.append(
            Request(moved.name, deed=deed, asked=moved.text, against=other.name)
        )
        return True

    def _word(
        self,
        item: Item,
        want: Want,
        marks: frozenset[str],
        adverbs: Sequence[Item],
        said: Sequence[Quantity],
    ) -> None:
        if want == "keep":
            self.notes.keeps.append(item.name)
        elif want == "avoid":
            self._forbidden |= "dont" in marks
            self.notes.avoids.append(item.name)
        elif want in ("do", "opposite"):
            strength = strength_from(adverbs, marks, _spare(item.name, want, said))
            name = _LEFT.get(item.name, item.name) if "left" in marks else item.name
            request = Request(name, strength, tuple(said), marks & _KEPT_MARKS, asked=item.text)
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
        opposite = lexicon.word(name).opposite
        if opposite is None:
            self.notes.requests.append(replace(request, deed="remove"))
        else:
            self.notes.requests.append(replace(request, word=opposite, against=name))

    def _numbers(self, clause: Clause) -> None:
        said = [item.quantity for item in clause.of("quantity") if item.quantity is not None]
        marks = clause.marks()
        if not said and not {"left", "right", "up", "down"} & marks:
            return
        if self._newest and not marks & (POLAR | _POST) and self._joins(said):
            return
        strength = strength_from(clause.of("strength"), marks, ())
        text = " ".join(item.text for item in clause.items)
        if not self._meant(said, marks, Request("", strength, asked=text)) and said:
            self.notes.unknown.append(text)

    def _joins(self, said: Sequence[Quantity]) -> bool:
        """ "pitch it down, 3 semitones": numbers that belong to what was just asked for."""
        place = self._newest[-1]
        request = self.notes.requests[place]
        numbers = lexicon.word(request.word).meaning.numbers
        have = {quantity.unit for quantity in request.quantities}
        if not all(each.unit in numbers and each.unit not in have for each in said):
            return False
        self.notes.requests[place] = replace(request, quantities=(*request.quantities, *said))
        return True

    def _meant(self, said: Sequence[Quantity], marks: frozenset[str], request: Request) -> bool:
        found = numeric.meant(said, marks)
        if found is None:
            return False
        word, quantities = found
        self.notes.requests.append(
            replace(request, word=word, quantities=quantities, marks=marks & _KEPT_MARKS)
        )
        return True


def _around(clause: Clause, item: Item) -> tuple[frozenset[str], frozenset[str], list[Item]]:
    """Marks before and after the word that are its own, and its adverbs."""
    items = clause.items
    place = next(index for index, each in enumerate(items) if each is item)
    start = next((i + 1 for i in range(place - 1, -1, -1) if items[i].kind == "word"), 0)
    end = next((i for i in range(place + 1, len(items)) if items[i].kind == "word"), len(items))
    before = items[start:place]
    if start and before and before[0].name in _POST:
        before = before[1:]
    after = items[place + 1 : end]
    if end < len(items):
        after = after[:1] if after and after[0].name in _POST else []
    adverbs = [each for each in before if _adverb(each)] or [
        each for each in after if _adverb(each)
    ]
    return _names(before), _names(after), [_as_strength(each) for each in adverbs]


def _names(items: Sequence[Item]) -> frozenset[str]:
    return frozenset(item.name for item in items if item.kind == "mark")


def _adverb(item: Item) -> bool:
    return item.kind == "strength" or (item.kind == "mark" and item.other("strength") is not None)


def _as_strength(item: Item) -> Item:
    other = item.other("strength")
    return item if item.kind == "strength" or other is None else replace(item, name=other.name)


def _takes(item: Item, carried: frozenset[str]) -> bool:
    """Whether the word takes marks over from the clause before."""
    if item.role != "says":
        return True
    return bool(carried & {"too", "as", "keep", "without", "dont"}) and not item.compared


def _quantities_of(clause: Clause, words: Sequence[Item], number: int) -> list[Quantity]:
    """The quantities that stand nearest after the word, or before the first one."""
    said: list[Quantity] = []
    current = 0
    for item in clause.items:
        if item.kind == "word":
            current = next(index for index, word in enumerate(words) if word is item)
        elif item.quantity is not None and current == number:
            said.append(item.quantity)
    return said


def _is_negative(said: Sequence[Quantity]) -> bool:
    return any(each.unit == "db" and each.signed and each.value < 0 for each in said)


def _spare(name: str, want: Want, said: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the word has no place for; a percentage of these is a strength."""
    target = lexicon.word(name)
    if want == "opposite" and target.opposite is not None:
        target = lexicon.word(target.opposite)
    return [each for each in said if each.unit not in target.meaning.numbers]
