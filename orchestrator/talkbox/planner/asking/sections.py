"""The level of one part of the clip: "mute 2s-2.5s", "the second half 3 dB lower".

A clause that says which part, and what becomes of its level, asks for no cut and for nothing of the
whole; "the first half as it is" beside it asks for nothing, "bring it up 3 dB" behind it is about
the part. Any other sound in a part of the clip is more than the tools can do, and is said to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from talkbox.planner.asking.edges import EDGE_LEVELS, ordered_at_an_edge
from talkbox.planner.asking.numeric import LOWEST_HZ, direction
from talkbox.planner.asking.strengths import strength_from
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Notes, Request
from talkbox.planner.text.quantities import PART, Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_TIMES = frozenset({"s", "ms", PART})
_EDGES = frozenset({"first", "last", "after", "before", "from", "middle"})
_ENDS = frozenset({"first", "last"})
_GAINS = frozenset({"db", "lu"})
_EVENED, _MUTED = "evener", "part_muted"
_LEVELS = {"louder": 1, "loud": 1, "quieter": -1}
_WORDS = {1: "part_louder", -1: "part_quieter"}
_KEPT = frozenset({*_EDGES, "to"})
_CUTS = frozenset({"only", "keep", "remove", "less", "make"})


def without_sections(found: Sequence[Clause], notes: Notes) -> Iterator[Clause]:
    """The clauses about the whole; what is asked for parts of the clip goes to the notes."""
    sections = _Sections(notes)
    for clause in found:
        left = sections.take(clause, clause is found[-1])
        if left is not None:
            yield left


class _Sections:
    """Takes clauses in order; what was said of a part just before colours what follows."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._waiting: Clause | None = None
        self._after_part = False

    def take(self, clause: Clause, is_last: bool) -> Clause | None:
        """The clause if it is about the whole; None where the notes got it."""
        if self._waiting is not None:
            clause = Clause(self._waiting.joint, [*self._waiting.items, *clause.items])
            self._waiting = None
        section, follows = _section(clause), self._after_part
        self._after_part = False
        if section is None:
            return self._without_times(clause, follows)
        if _is_evened(clause):
            return Clause(clause.joint, [each for each in clause.items if each.quantity is None])
        if excepted := _excepted(clause, section):
            self._notes.beyond.append(("part", excepted))
            return None
        if _only_places(clause) and follows and clause.joint == "weak":
            self._add(replace(self._notes.requests[-1], quantities=self._again(section)))
        elif _only_places(clause) and not is_last:
            self._waiting = clause
        elif (asked := _asked(clause, section)) is not None:
            self._add(asked)
            self._notes.unknown += [i.text for i in clause.of("unknown") if not _is_muting(i)]
        elif (strange := _beside(clause, section)) is not None:
            self._notes.beyond.append(("part", strange))
        elif not (self._notes.requests and "keep" in clause.marks() and not clause.of("word")):
            return clause
        return None

    def _without_times(self, clause: Clause, follows: bool) -> Clause | None:
        """A part may be named without its times, or be the one of the clause before."""
        if part := _named_part(clause):
            self._notes.beyond.append(("part", part))
            return None
        if (word := ordered_at_an_edge(clause)) is not None:
            self._at_an_edge(clause, word)
            return None
        if follows and (self._amended(clause) or self._retells(clause)):
            return None
        return clause

    def _at_an_edge(self, clause: Clause, word: Item) -> None:
        """ "Turn it down at the end": the level of a part that must be asked for, or no tool."""
        level = EDGE_LEVELS.get(word.name)
        if level is None:
            self._notes.beyond.append(("part", word.text))
        else:
            self._add(Request(_WORDS[level], asked=" ".join(item.text for item in clause.items)))

    def _add(self, request: Request) -> None:
        self._notes.requests.append(request)
        self._after_part = True

    def _again(self, section: Quantity) -> tuple[Quantity, ...]:
        return (section, *self._notes.requests[-1].quantities[1:])

    def _retells(self, clause: Clause) -> bool:
        """ "Turn up the second verse, the guest is too quiet there": why the part is turned."""
        found = clause.of("word")
        told = [item.name for item in found if item.role == "faults" and item.name in _LEVELS]
        return bool(told) and len(told) == len(found) and not any(i.orders for i in clause.items)

    def _amended(self, clause: Clause) -> bool:
        """ "The second half is too quiet, bring it up 3 dB": by how much the part is turned."""
        last, gains = self._notes.requests[-1], _gains(clause)
        turns = any(
            item.orders or item.name in _CUTS | {"more", "up", "down"} for item in clause.items
        )
        way = _way(clause, gains)
        if not turns or _WORDS.get(way) != last.word or last.quantity("db") is not None:
            return False
        self._notes.requests[-1] = replace(last, quantities=(*last.quantities, *gains[:1]))
        self._after_part = True
        return True


def _section(clause: Clause) -> Quantity | None:
    """The part of the clip that the clause names: a range of time, an end of it, a share."""
    placed = bool(clause.marks() & _EDGES) and "above" not in clause.marks()
    muted = any(map(_is_muting, clause.items))
    for said in _quantities(clause):
        if said.unit in _TIMES and (placed or said.until is not None):
            return said
        if muted and not said.unit and said.until is not None and said.until < LOWEST_HZ:
            return replace(said, unit="s")
    return None


def _is_evened(clause: Clause) -> bool:
    """ "The guest (second half) is quieter, level it out": against the rest, and so the whole."""
    words = [item.name for item in clause.of("word")]
    return words == [_EVENED] and not {"only", "keep"} & clause.marks()


def _excepted(clause: Clause, section: Quantity) -> str:
    """ "Everything quieter except the last 10 s": what no part can say; "" where nothing is
    excepted, or where a cut leaves just that.
    """
    found = [item.text for item in clause.of("beyond") if item.name == "separate"]
    if not found and _asked(clause, section) is not None:
        excepting = lexicon.reading()["excepting"]
        found = [item.text for item in clause.of("mark") if item.text in excepting]
    return next(iter(found), "")


def _named_part(clause: Clause) -> str:
    """ "The intro is too quiet": a part of which nobody says where it ends; "" where none is."""
    names = (item.text for item in clause.items if item.text in lexicon.reading()["named_parts"])
    words = [item for item in clause.of("word") if lexicon.names()[item.name] != "clip"]
    told = "describe" in clause.marks() or any(item.compared for item in words)
    return next(names, "") if words and told else ""


def _only_places(clause: Clause) -> bool:
    """ "From 1 to 2 seconds, bring it down 6 dB": which part, and nothing of what becomes of it."""
    alone = all(item.kind in ("mark", "quantity") for item in clause.items)
    return alone and len(clause.of("quantity")) == 1 and clause.marks() <= _KEPT | {"at", "between"}


def _asked(clause: Clause, section: Quantity) -> Request | None:
    gains = _gains(clause)
    way = _way(clause, gains)
    text = " ".join(item.text for item in clause.items)
    marks = clause.marks() & _KEPT
    if _mutes(clause):
        return Request(_MUTED, quantities=(section,), marks=marks, asked=text)
    if not way:
        return None
    strength = strength_from(clause.of("strength"), frozenset(), ())
    return Request(_WORDS[way], strength, (section, *gains[:1]), marks, asked=text)


def _quantities(clause: Clause) -> list[Quantity]:
    return [item.quantity for item in clause.of("quantity") if item.quantity is not None]


def _gains(clause: Clause) -> list[Quantity]:
    """The amounts of level in the clause; behind "by" a bare number is one."""
    bare = "by" in clause.marks()
    said = (
        replace(each, unit="db") if bare and not each.unit and each.until is None else each
        for each in _quantities(clause)
    )
    return [each for each in said if each.unit in _GAINS]


def _mutes(clause: Clause) -> bool:
    return any(map(_is_muting, clause.items)) and not _other_words(clause)


def _is_muting(item: Item) -> bool:
    return item.name == _MUTED or item.text in lexicon.reading()["muting"]


def _other_words(clause: Clause) -> list[Item]:
    words = [item for item in clause.of("word") if not _is_muting(item)]
    return [item for item in words if item.name not in _LEVELS]


def _way(clause: Clause, gains: Sequence[Quantity]) -> int:
    """1 where the part is to be louder, -1 where softer, 0 where neither is asked for."""
    if _other_words(clause):
        return 0
    marks = clause.marks()
    level = next((item for item in clause.of("word") if item.name in _LEVELS), None)
    if level is not None:
        way = _LEVELS[level.name]
        turned = level.role == "faults" or "too" in marks or any(each.value < 0 for each in gains)
        return -way if turned else way
    turns = any(item.text in lexicon.reading()["part_turns"] for item in clause.items)
    return direction(gains, marks) if gains or turns else 0


def _beside(clause: Clause, section: Quantity) -> str | None:
    """What is asked that no part of a clip can have by itself; None where it is for the whole."""
    words = lexicon.reading()
    for item in _other_words(clause):
        clip = lexicon.names()[item.name] == "clip"
        sped = item.name in words["tempo"] and not clause.marks() & _ENDS
        if clip and item.name not in words["of_parts"] and not sped:
            return item.text
        timed = section.unit == PART or takes(item.name, section.unit)
        if section.until is not None and not clip and not timed:
            return item.text
    if _does_something(clause):
        return next(i.text for i in clause.items if i.kind in ("unknown", "vague"))
    strange = clause.of("unknown") and section.until is not None and not clause.of("word")
    return clause.of("unknown")[0].text if strange and not clause.marks() & _CUTS else None


def _does_something(clause: Clause) -> bool:
    """ "The last 2 s ought to glimmer": a verb that nobody knows, and no order to cut."""
    if clause.of("word") or {"remove", "only", "keep"} & clause.marks():
        return False
    kinds = [item.kind for item in clause.items]
    place = kinds.index("quantity")
    ordered = any(item.name in _CUTS for item in clause.items[:place])
    return not ordered and not {"unknown", "vague"}.isdisjoint(kinds)
