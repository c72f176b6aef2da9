"""What stands around a word in its clause and belongs to it: marks, adverbs, quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.asking import numeric
from talkbox.planner.asking.polarity import POLAR, Want
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Deed, Request
from talkbox.planner.text.quantities import PART, Quantity
from talkbox.planner.wording.parameters import takes
from talkbox_prompts import lexicon

_CENTRES_HZ = {
    "more_bass": 90.0,
    "more_low_mids": 320.0,
    "more_presence": 3500.0,
    "more_treble": 8e3,
}
"""Words for bands, and about where each band lies."""
_PLACING = frozenset({"from", "at"})
"""Marks of where a sound seems to come from: "from across the street"."""
_UNDOABLE = frozenset({"separate", "compose", "replace", "listen"})
"""Kinds of the impossible whose nouns only say of what."""
_SPANS = frozenset({"first", "last", "middle", "between"})
_OF_TIME = frozenset({"clip", "over_time"})
"""Themes of words that may be about a part of the clip."""
_BANDS = frozenset({"tone", "lows", "mids", "highs"})
"""Themes beside whose nouns a bare number with a sign is an amount: "mids -1"."""
_MENDED = frozenset({"clean", "dirt"})
"""Themes of noises and faults, which are mended wherever they are heard."""
_MOST_AMOUNT = 20.0
_PERCENT = "percent"
_AMOUNTS = frozenset({"db", "lu", "st", "percent"})
POST = frozenset({"up", "down", "low_already", "high_already", "enough"})
"""Marks that belong to the word before them when they follow it at once."""


def around(clause: Clause, item: Item) -> tuple[frozenset[str], frozenset[str], list[Item]]:
    """Marks before and after the word that are its own, and its adverbs."""
    items = clause.items
    place = next(index for index, each in enumerate(items) if each is item)
    start = next((i + 1 for i in range(place - 1, -1, -1) if items[i].kind == "word"), 0)
    end = next((i for i in range(place + 1, len(items)) if items[i].kind == "word"), len(items))
    before = items[start:place]
    if start and before and before[0].name in POST:
        before = before[1:]
    after = items[place + 1 : end]
    if end < len(items):
        after = after[:1] if after and after[0].name in POST else []
    adverbs = [each for each in before if is_adverb(each)] or [
        each for each in after if is_adverb(each)
    ]
    said = names_of(before) | {"describe" for each in before if _denies_being(each)}
    return said, names_of(after), [as_strength(each) for each in adverbs]


def _denies_being(item: Item) -> bool:
    return item.name == "not" and item.text in lexicon.reading()["not_being"]


def only_in_part(item: Item, said: Sequence[Quantity], marks: frozenset[str]) -> bool:
    """Whether the word is asked for in a part of the clip alone: "make the first 2 seconds louder",
    "less noise between 1 and 3 seconds".
    """
    if "only" in marks and marks & _SPANS and item.name not in lexicon.reading()["at_ends"]:
        return True
    if lexicon.names()[item.name] in _OF_TIME:
        return False
    own = takes(item.name, "time_ms") or "above" in marks
    for each in said:
        timed = each.unit in ("s", "ms") and not own
        ranged = each.until is not None and not takes(item.name, "s")
        if each.unit == PART or (timed and (ranged or marks & _SPANS)):
            return True
    return False


def names_of(items: Sequence[Item]) -> frozenset[str]:
    """The names of the marks among the items."""
    return frozenset(item.name for item in items if item.kind == "mark")


def is_adverb(item: Item) -> bool:
    """Whether the item says how strongly."""
    return item.kind == "strength" or (item.kind == "mark" and item.other("strength") is not None)


def as_strength(item: Item) -> Item:
    """The item as the strength that it may stand for."""
    other = item.other("strength")
    return item if item.kind == "strength" or other is None else replace(item, name=other.name)


_TOLD = frozenset({"outside", "compose"})
"""Kinds of the impossible that people tell of in a story."""


def only_beyond(clause: Clause) -> bool:
    """ "Solo the bass", "write a chorus": the words only say of what, and nothing is to be done."""
    kinds = {item.name for item in clause.of("beyond")} & _UNDOABLE
    first = next((item.kind for item in clause.items if item.kind in ("beyond", "word")), "")
    if not kinds or first != "beyond" or clause.marks() & (POLAR - {"make"}):
        return False
    words = clause.of("word")
    nouns = "listen" in kinds or all(word.role == "nouns" for word in words)
    return bool(words) and nouns


def only_tells(item: Item, clause: Clause) -> bool:
    """ "It's for a wedding video", "I'm going to rap over this": a deed outside the sound that
    nobody here is asked for.
    """
    if item.text in lexicon.reading()["done_before"]:
        return True
    if item.name not in _TOLD or clause.items[0] is item or "make" in clause.marks():
        return False
    return clause.items[0].kind == "unknown" or "describe" in clause.marks()


def only_heard_there(item: Item, clause: Clause) -> bool:
    """ "During the vows the mic overloaded, fix that": where a noise is heard is told, and no part
    is asked for.
    """
    heard = item.text.split()[0] in lexicon.reading()["heard_during"]
    if not heard or clause.marks() & (POLAR - {"not"}):
        return False
    words = clause.of("word")
    return bool(words) and all(lexicon.names()[word.name] in _MENDED for word in words)


def is_closed(clause: Clause) -> bool:
    """ "The highs are fine, more body": what keeps is said of them, and of nothing after it."""
    keeping = [item for item in clause.items if item.kind == "mark" and item.name == "keep"]
    stays = lexicon.reading()["stays"]
    return bool(keeping) and all(item.text in stays for item in keeping)


def only_rate(
    item: Item, words: Sequence[Item], asked: Sequence[str], said: Sequence[Quantity]
) -> bool:
    """ "Slow tremolo", "phaser, fast": how an effect moves and no tempo, which "10%" is of."""
    if item.name not in lexicon.reading()["tempo"] or item.compared or item.orders:
        return False
    if any(each.unit == _PERCENT for each in said):
        return False
    others = [word.name for word in words if word is not item]
    rated = lexicon.reading()["timed"]
    return any(lexicon.names()[name] == "movement" or name in rated for name in (*others, *asked))


def cures(item: Item, last: Request) -> bool:
    """ "Distant, like next door, bring it closer": the cure tells that "distant" was no wish; "the
    guitars mask the voice, dip them at 2.5k": it tells where they do, and is not about their level.
    """
    if last.word == "quieter" and last.of:
        return item.name in lexicon.reading()["cuts"]
    bare = not (
        last.quantities or last.marks - _PLACING or last.against or last.asked.endswith("er")
    )
    return item.orders and bare and opposed(item.name, last.word)


def is_cure(item: Item) -> bool:
    """Whether the order beside a complaint asks for no more than its cure: "calm it"."""
    words = lexicon.reading()
    return item.name in words["cures"] or item.text in words["opening"]


def keeps_the_rest(clause: Clause) -> bool:
    """ "Keep everything else", "leave the rest alone": all that is not asked for is to stay."""
    things = [item for item in clause.items if item.kind in ("word", "quantity", "instrument")]
    return not things and {"keep", "rest"} <= clause.marks()


def then_turned(clause: Clause) -> str:
    """ "Enlève l'écho, puis monte un peu": an order of its own without a thing is about the level;
    the word for it, or nothing.
    """
    said = [item for item in clause.items if item.kind != "strength"]
    verb = said[0] if len(said) == 1 else None
    if clause.joint != "strong" or verb is None or verb.kind != "mark":
        return ""
    if verb.text not in lexicon.reading()["turns"]:
        return ""
    return {"more": "louder", "less": "quieter"}.get(verb.name, "")


def reordered(clause: Clause) -> Request | None:
    """ "Put the delay before the reverb": of two effects, the one that moves."""
    marks, words = clause.marks(), clause.of("word")
    if len(words) != 2 or not {"before", "after"} & marks:
        return None
    movable = lexicon.reading()["effects"] | {"level", "stereo"}
    if not {lexicon.names()[word.name] for word in words} <= movable:
        return None
    moved, other = words
    deed: Deed = "earlier" if "before" in marks else "later"
    return Request(moved.name, deed=deed, asked=moved.text, against=other.name)


def kept_bands(said: Sequence[Quantity], marks: frozenset[str]) -> list[str]:
    """ "Leave everything below 1 kHz alone": the bands that lie there, as words; else nothing."""
    if "keep" not in marks or "only" in marks or not {"below", "above"} & marks:
        return []
    placed = numeric.with_guessed_units(said, marks)
    edges = [each.value for each in placed if each.unit == "hz" and each.until is None]
    if not edges:
        return []
    low = "below" in marks
    return [word for word, hz in _CENTRES_HZ.items() if (hz < edges[0]) == low]


def complaint(clause: Clause) -> str:
    """Whether the clause finds too much ("down"), too little ("up") or nothing wrong ("")."""
    marks = clause.marks()
    words = clause.of("word")
    if {"lack", "low_already", "enough"} & marks:
        return "up"
    if {"too", "high_already"} & marks:
        return "up" if any(word.name == "quieter" for word in words) else "down"
    found = [word.name for word in words if word.role in ("faults", "lacks")]
    return ("up" if found[0] == "quieter" else "down") if found else ""


def missing(clause: Clause) -> str | None:
    """What is wrong where nobody says of what: its level where it is "quieter than the others" or
    "louder than everything else"; None where nothing is too little or too loud.
    """
    words, marks = lexicon.reading(), clause.marks()
    texts = [set(item.text.split()) for item in clause.items]
    if "low_already" in marks:
        soft = any(text & words["soft_ends"] for text in texts)
        return "louder" if soft else "more_presence"
    loud = "high_already" in marks and any(text & words["loud_ends"] for text in texts)
    return "quieter" if loud else None


def turns_down(request: Request) -> bool:
    """Whether the request takes something away from the sound."""
    filtered = lexicon.names()[request.word] == "filters"
    gone = request.against is not None or request.deed == "remove"
    return gone or request.word == "quieter" or filtered


def mends(clause: Clause, complained: str) -> bool:
    """ "I can barely hear it, fix the level": after a complaint the noun only says of what."""
    fixes = any(item.text in lexicon.reading()["fixes"] for item in clause.items)
    nouns = all(item.role == "nouns" for item in clause.of("word"))
    return bool(complained) and fixes and nouns


CURES = frozenset({"down", "less", "tame", "remove"})
"""Marks that after a complaint only ask for its cure."""
_RAISES = frozenset({"up", "more"})
"""Those after a complaint of too little."""


def cures_of(complained: str) -> frozenset[str]:
    """The marks that only ask for the cure of what was found too much ("down") or too little."""
    return {"down": CURES, "up": _RAISES}.get(complained, frozenset())


def calms(clause: Clause, complained: str) -> bool:
    """ "Take it down some", "back it off": after a complaint no more than its cure."""
    if complained != "down" or any(item.kind not in ("mark", "strength") for item in clause.items):
        return False
    return bool(clause.marks() & CURES)


def quantities_of(clause: Clause, words: Sequence[Item], number: int) -> list[Quantity]:
    """The quantities that stand nearest after the word, or before the first one."""
    said: list[Quantity] = []
    if all(item.quantity is None for item in clause.items):
        return said  # of very many words none has to be counted
    current = 0
    for place, item in enumerate(clause.items):
        if item.kind == "word":
            current = _number_of(item, words)
        elif item.quantity is not None:
            of = _of_what(clause.items[place + 1 : place + 3])
            if (current if of is None else _number_of(of, words)) == number:
                said.append(item.quantity)
    return said


def _number_of(item: Item, words: Sequence[Item]) -> int:
    return next(index for index, word in enumerate(words) if word is item)


def _of_what(after: Sequence[Item]) -> Item | None:
    """The noun that a number before it is an amount of: "2 dB of headroom"."""
    of = len(after) == 2 and after[0].text == "of"
    return after[1] if of and after[1].kind == "word" and after[1].role == "nouns" else None


def filters_anew(clause: Clause) -> bool:
    """ "Less sibilance. Cut 3 dB at 300 Hz": a filter in a sentence of its own."""
    units = {item.quantity.unit for item in clause.of("quantity") if item.quantity is not None}
    return clause.joint == "strong" and units >= {"db", "hz"} and bool(clause.marks() & CURES)


def crops(clause: Clause) -> bool:
    """ "Keep only the first minute": how long the clip is, and no effect before it."""
    verbs = lexicon.reading()["cropping"]
    return any(item.name == "only" and item.text.split()[0] in verbs for item in clause.of("mark"))


def is_riddle(clause: Clause) -> bool:
    """ "It zonks off too soon": an "off" among strange words is no order to turn it down, and what
    "pull the wibble down" turns nobody here knows.
    """
    strange = bool(clause.of("unknown") or clause.of("beyond"))
    return strange and ("too" in clause.marks() or not clause.of("quantity"))


def signs(item: Item, said: Sequence[Quantity]) -> frozenset[str]:
    """The mark that the sign of an amount is: "bass -3" is less of it, "esses +2" are more."""
    if is_less(item, said):
        return frozenset({"less"})
    grows = any(
        each.unit in ("", "db") and each.signed and 0 < each.value < _MOST_AMOUNT for each in said
    )
    blamed = item.role == "faults" and item.name in lexicon.reading()["blamed"]
    return frozenset({"more"} if grows and blamed else ())


def is_less(item: Item, said: Sequence[Quantity]) -> bool:
    """Whether an amount with a minus wants less of the noun; room over the peaks is said so."""
    if item.role != "nouns" or item.name == "headroom":
        return False
    bands = lexicon.names()[item.name] in _BANDS or item.name in lexicon.reading()["shaped"]
    units = _AMOUNTS | {""} if bands else _AMOUNTS
    return any(each.unit in units and each.signed and each.value < 0 for each in said)


def spare(name: str, want: Want, said: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that the word has no place for; a percentage of these is a strength."""
    target = lexicon.word(name)
    if want == "opposite" and target.opposite is not None:
        target = lexicon.word(target.opposite)
    return [each for each in said if not takes(target.name, each.unit)]
