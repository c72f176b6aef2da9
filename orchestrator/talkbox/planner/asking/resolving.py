"""Clauses as requests: every word gets its way, its strength and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking import bearings, instruments, pointing
from talkbox.planner.asking.gains import joined, shaped
from talkbox.planner.asking.noting import SUBTLE, Notebook
from talkbox.planner.asking.numeric import WAYS
from talkbox.planner.asking.over_time import OVER_TIME, growing
from talkbox.planner.asking.plainness import plainness, without_outdone
from talkbox.planner.asking.polarity import POLAR, Around, Want, demands, way
from talkbox.planner.asking.strengths import strength_from, strength_of
from talkbox.planner.asking.taking_over import passed_on, taken_over
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.exchanges import exchanged
from talkbox.planner.parsing.items import Item
from talkbox.planner.parsing.topics import names_the_whole
from talkbox.planner.requests import Notes, Request
from talkbox.planner.text.likened import likened
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

BINDING = frozenset({"artist", "tracks", "automate", "part", "channel", "one_side", "wet", "band"})
"""Kinds of the impossible that change what the rest of the sentence means."""
_CARRIED = frozenset({"less", "remove", "tame", "too", "more", "lack", "keep", "without", "dont"})
_FOUND_UNKNOWN = frozenset({"too"})
""" "Parla troppo in fretta, rallentala": what is too much is what nobody here knows."""
_CARRIED_NOT = _CARRIED | {"not", "as"}
_OF_DEEDS = frozenset({"more", "less", "remove", "tame", "lack"})
"""What an order says of its nouns; a new statement ("and it's a mess") takes none of it over."""
_WISHES = frozenset({"make", "more", "lack"})
_CUT_AWAY = frozenset({"restore", "spoken"})
"""What is gone with the seconds in which it is heard: "cut 2 to 3 s, someone coughs"."""
_LEFT_AS_IT_IS, _LEAVES = frozenset({"tune", "time", "compose"}), frozenset({"keep", "without"})
_FOUND = frozenset({"faults", "lacks"})
_PLACING = frozenset({"at", "below", "above", "between"})
_LIKENING = frozenset({"make"})


class Resolver(Notebook):
    """Takes the clauses of one instruction in order; what was said before colours what follows."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._carried: frozenset[str] = frozenset()
        self._named: set[str] = set()
        """Instruments that were named anywhere."""
        self._ordered_away = False
        """Whether something that can only be cut out was ordered to go: "remove the cough"."""
        self._complained = ""
        """What the last clause found: "down" for too much, "up" for too little."""
        self._stated = False
        """Whether the last clause only said what there is."""
        self._wished = False
        """Whether the last clause wished for a sound: "make it sound cheap, like a toy"."""
        self._told: list[tuple[str, str]] = []
        """What is impossible in clauses that only tell something: "we'll play it at a party"."""

    def take(self, clause: Clause) -> None:
        """Add what the clause asks for."""
        known = len(self.notes.requests)
        self._demanded = demands(clause)
        self._collect(clause)
        if bearings.keeps_the_rest(clause):
            self.notes.rest = True
            return
        if self._newest and (turned := bearings.then_turned(clause)):
            self._level(turned, clause)
            return
        if self._only_strength(clause):
            self._restrain(clause)
            return
        if self._newest and (shape := shaped(self._last(), clause)) is not None:
            self.notes.requests[self._newest[-1]] = shape
            return
        if bearings.only_beyond(clause):
            self._newest = []
            return
        if (deed := instruments.deed_beyond(clause)) is not None:
            self.notes.beyond.append(deed)
            return
        if self._newest and bearings.mends(clause, self._complained):
            return
        carried = self._carried_into(clause)
        words = clause.of("word")
        if words:
            self._words(clause, words, carried)
        else:
            self._numbers(clause)
        self.notes.requests[known:] = growing(clause, self.notes.requests[known:])
        if words or len(self.notes.requests) > known:
            self._newest = list(range(known, len(self.notes.requests)))
        self._remember(clause, carried)

    def _remember(self, clause: Clause, carried: frozenset[str]) -> None:
        """Note what the clause leaves for the next one."""
        placed = not clause.of("word") and not clause.marks() - _PLACING
        self._complained = bearings.complaint(clause) or (self._complained if placed else "")
        self._stated = "describe" in clause.marks() and not clause.marks() & _WISHES
        self._wished = "make" in clause.marks()
        self._carried = (clause.marks() | passed_on(clause, carried)) & _CARRIED_NOT
        if bearings.is_closed(clause):
            self._carried -= {"keep"}
        if _is_counted_step(clause):
            self._carried -= _OF_DEEDS
        if clause.of("unknown") and not clause.of("word"):
            self._carried -= _FOUND_UNKNOWN

    def _carried_into(self, clause: Clause) -> frozenset[str]:
        """The marks of the clause before that count in this one."""
        if clause.joint != "weak" or POLAR & clause.marks():
            return frozenset()
        first = clause.items[0].text
        if self._wished and likened(first, self._language):
            return _LIKENING
        if first.split(" ")[0] in lexicon.reading()["limiting"]:
            return frozenset()  # "no reverb, just a bit of width"
        if "describe" not in clause.marks():
            set_by_number = clause.of("word") and clause.of("quantity")  # "too boxy, scoop 400"
            return self._carried - (_FOUND_UNKNOWN if set_by_number else set())
        finds = any(item.role in _FOUND for item in clause.of("word"))
        return self._carried - _OF_DEEDS - ({"keep"} if finds else set())

    def finished(self) -> Notes:
        """The notes: "not so harsh" alone complains, "don't make it harsh" asks for nothing."""
        notes = self.notes
        alone = [each for each in notes.requests if not instruments.is_one_of(each, self._named)]
        if len(alone) < len(notes.requests):
            notes.beyond.append(("separate", notes.requests[0].of))
            notes.requests = alone
        if not notes.requests and not notes.keeps and not self._forbidden:
            for name in notes.avoids:
                self._opposite(name, Request(name, asked=name))
            notes.avoids = []
        if any(each.word in lexicon.reading()["moving"] for each in notes.requests):
            notes.beyond = [each for each in notes.beyond if each[0] != OVER_TIME]
        if not self._ordered_away and any(_goes_there(each) for each in notes.requests):
            notes.beyond = [each for each in notes.beyond if each[0] not in _CUT_AWAY]
        notes.requests = without_outdone(notes.requests)
        notes.beyond += [] if notes.requests else self._told
        return notes

    def _collect(self, clause: Clause) -> None:
        acts = bool(clause.of("word") or clause.of("quantity")) and not bearings.only_beyond(clause)
        for item in clause.items:
            kept = item.name == "restore" and "keep" in clause.marks()  # "but keep the birds"
            left = item.name in _LEFT_AS_IT_IS and clause.marks() & _LEAVES  # "in the same key"
            if kept or left or bearings.only_heard_there(item, clause):
                continue
            if item.kind == "beyond" and (not acts or item.name in BINDING):
                told = bearings.only_tells(item, clause)
                self._ordered_away |= item.name in _CUT_AWAY and bool(clause.marks() & _OF_DEEDS)
                (self._told if told else self.notes.beyond).append((item.name, item.text))
            elif item.kind == "vague":
                self.notes.vague.append(item.name)
            elif item.kind == "unknown":
                self.notes.unknown.append(item.text)
        instruments = clause.of("instrument")
        self._named |= {item.name for item in instruments}
        self._of = instruments[0].name if instruments else ""
        if instruments and not clause.of("word") and not clause.of("quantity"):
            self._instrument(clause)

    def _instrument(self, clause: Clause) -> None:
        wanted, text = instruments.wanted_of(clause), clause.of("instrument")[0].text
        if wanted == "louder" or wanted == "quieter":
            self._level(wanted, clause)
        elif wanted == "keep":
            self.notes.keeps += instruments.kept_for(text)
        elif wanted is not None:
            self.notes.beyond.append((wanted, text))

    def _only_strength(self, clause: Clause) -> bool:
        marks = clause.marks()
        rest = [item for item in clause.items if item.kind not in ("strength", "mark")]
        if rest or not self._newest:
            return False
        return bool(clause.of("strength")) or {"not", "too"} <= marks or {"without", "too"} <= marks

    def _restrain(self, clause: Clause) -> None:
        """ "darker, but just a bit": the adverb counts for what was asked before."""
        strength = strength_of(clause.of("strength"))
        if {"not", "without"} & clause.marks():
            strength = SUBTLE
        for place in pointing.restrained(clause, self._newest, len(self.notes.requests)):
            if strength is not None:
                request = self.notes.requests[place]
                self.notes.requests[place] = replace(request, strength=strength)

    def _words(self, clause: Clause, words: Sequence[Item], carried: frozenset[str]) -> None:
        marks = clause.marks()
        if (moved := bearings.reordered(clause)) is not None:
            self.notes.requests.append(moved)
            return
        if (pair := exchanged(clause.items)) is not None:
            gone, new = pair
            self.notes.requests.append(Request(gone.name, deed="remove", asked=gone.text))
            self.notes.requests.append(Request(new.name, asked=new.text))
            return
        for number, item in enumerate(words):
            before, after, adverbs = bearings.around(clause, item)
            said = bearings.quantities_of(clause, words, number)
            taken = taken_over(item, carried, said)
            around = Around(before, after, taken, bool(self.notes.requests))
            if bearings.only_in_part(item, said, marks):
                self.notes.beyond.append(("part", item.text))
            if self._newest and bearings.cures(item, self._last()):
                del self.notes.requests[self._newest.pop()]
            if self._points_back(item, adverbs, said) or bearings.only_rate(
                item, words, self._asked(), said
            ):
                continue
            around = replace(around, before=before | bearings.signs(item, said))
            known = len(self.notes.requests)
            self._word(item, self._way(item, around), marks | before | taken, adverbs, said)
            self._weigh(known, plainness(item, around.before | after | taken, marks))

    def _weigh(self, known: int, weight: int) -> None:
        """Note how plainly the requests from this place on were asked for."""
        for place in range(known, len(self.notes.requests)):
            self.notes.requests[place] = replace(self.notes.requests[place], plainness=weight)

    def _points_back(self, item: Item, adverbs: Sequence[Item], said: Sequence[Quantity]) -> bool:
        if not item.orders or not self._newest or names_the_whole(item):
            return False
        turned = "down" if self._stated and self._last().against else ""
        found = self._complained or turned
        return self._amended(pointing.pointed(self._last(), item, adverbs, said, found))

    def _way(self, item: Item, around: Around) -> Want:
        """The way in which the word is meant; of two ways the one that agrees with what was asked
        before: a complaint and its cure say the same, and so do "cold and clinical".
        """
        want = way(item, around)
        if not self._contradicts(item, want):
            return want
        ways = [way(item, replace(around, carried=frozenset()))]
        if not (around.before | around.after | around.carried) & POLAR:
            ways += ["do"] if item.role == "faults" else []
            ways += ["opposite"] if item.role == "lacks" else []
        return next((each for each in ways if not self._contradicts(item, each)), want)

    def _contradicts(self, item: Item, want: Want) -> bool:
        if not self.notes.requests or want not in ("do", "opposite"):
            return False
        name = item.name if want == "do" else lexicon.word(item.name).opposite
        if name is None:
            return False
        return any(opposed(name, request.word) for request in self.notes.requests)

    def _numbers(self, clause: Clause) -> None:
        said = [item.quantity for item in clause.of("quantity") if item.quantity is not None]
        marks = clause.marks()
        found = "down" if self._stated else self._complained
        if self._newest and not said and bearings.calms(clause, found):
            self._turn_back()
            adverbs = [item for item in clause.items if bearings.is_adverb(item)]
            self._amended(pointing.weighed(self._last(), adverbs))
            return
        idle = bearings.is_riddle(clause) or pointing.is_praised_side(clause)
        turned = bool({"left", "right", "up", "down"} & marks) and not idle
        if not said and not turned:
            self._missing(clause)
            return
        if self._newest:
            said = pointing.repeated(clause, self._last(), said)
        if kept := bearings.kept_bands(said, marks):
            self.notes.keeps += kept
            return
        if self._newest and (both := pointing.alike(clause, self._last(), said)):
            self.notes.requests[self._newest[-1] :] = both
            return
        apart = marks & ((POLAR | bearings.POST) - WAYS)
        cured = self._complained == "down"
        left = marks - bearings.cures_of(self._complained)
        own = bearings.crops(clause)
        if self._newest and self._last().marks & bearings.CURES:
            own = own or bearings.filters_anew(clause)
        joins = bool(self._newest and said) and not own
        if joins and (cured or not apart) and self._joins(said, left):
            return
        if cured and self._newest and pointing.places(self._last(), said):
            del self.notes.requests[self._newest.pop()]
        strength = strength_from(clause.of("strength"), marks, ())
        text = " ".join(item.text for item in clause.items)
        marks |= self._way_shared(clause, said)
        if not self._meant(said, marks, Request("", strength, asked=text)) and said:
            self.notes.unknown.append(text)

    def _turn_back(self) -> None:
        """ "It has that digital reverb, take it off": what was only said to be there is to go."""
        for place in self._newest if self._stated else ():
            request = self.notes.requests[place]
            opposite = lexicon.word(request.word).opposite or lexicon.cure_of(request.word)
            effect = lexicon.names()[request.word] in lexicon.reading()["effects"]
            if request.word in lexicon.reading()["cured"]:
                continue  # "sounds like a stairwell, get rid of that": it is to go already
            if request.against is None and effect and opposite is not None:
                turned = replace(request, word=opposite, against=request.word)
                self.notes.requests[place] = turned

    def _missing(self, clause: Clause) -> None:
        """ "It disappears": nobody says what, so that what is heard first of a sound is missing."""
        named = clause.of("instrument") or self.notes.requests
        word = None if named else bearings.missing(clause)
        if word is not None:
            self.notes.requests.append(Request(word, asked=clause.items[0].text))

    def _way_shared(self, clause: Clause, said: Sequence[Quantity]) -> frozenset[str]:
        """ "Darker, 2 dB above 5k": the way of what was just asked for, where none is said."""
        goes_down = self._newest and pointing.goes_down_with(self._last(), clause, said)
        return frozenset({"less"}) if goes_down else frozenset()

    def _joins(self, said: Sequence[Quantity], marks: frozenset[str]) -> bool:
        """ "pitch it down, 3 semitones": numbers that belong to what was just asked for, or to the
        effect that a quality was said of: "wide chorus, 0.6 hz".
        """
        last = self._last()
        own = joined(last, said, marks) or pointing.shared(last, said)
        if self._amended(own or pointing.pitched(last, said, marks)):
            return True
        for place in self._newest[-2::-1]:
            effect = self.notes.requests[place]
            named = lexicon.names()[effect.word] in lexicon.reading()["effects"]
            full = joined(effect, said, marks) if named else None
            if full is not None:
                self.notes.requests[place] = full
                return True
        return False


def _is_counted_step(clause: Clause) -> bool:
    """ "1.5 less at 300": behind its number "less" is no verb for what follows."""
    turned = next((at for at, item in enumerate(clause.items) if item.name in _OF_DEEDS), 0)
    counted = turned > 0 and clause.items[turned - 1].kind == "quantity"
    return counted and not clause.of("word")


def _goes_there(request: Request) -> bool:
    """Whether a part between two times is cut or muted, or so many seconds at an end."""
    timed = [each for each in request.quantities if each.unit in ("s", "ms")]
    ends = request.word == "trim" and not {"first", "last"}.isdisjoint(request.marks)
    spans = bool(timed) and (ends or any(each.until is not None for each in timed))
    return spans and request.word in ("trim", "part_muted") and request.deed == "apply"
