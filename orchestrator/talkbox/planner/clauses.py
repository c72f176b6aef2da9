"""Items as clauses: what stands together, what a clause takes over from the one before it.

A clause ends at a comma, "and", "but", "then" and the like; "keep", "without" and "don't" begin a
new one of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from talkbox.planner.items import Item
from talkbox_prompts import lexicon

Joint = Literal["start", "weak", "strong"]
_OPENERS = frozenset({"keep", "without", "dont"})
_TOUCHING = frozenset(
    {"more", "less", "remove", "tame", "lack", "too", "up", "down", "low_already", "high_already"}
)
SHAPES = frozenset({"narrow", "broad", "steep"})
"""Marks that say how wide a filter reaches; away from filters the same words mean the image."""
_PASSED = frozenset({"describe", "at"})
"""Marks between a direction and its part that change nothing: "a cut in the low mids"."""
_LOWS, _MIDDLE = ("more_bass", "more_sub"), ("centre", "mono")
_TURNS = frozenset({"more", "less", "remove", "tame", "up", "down"})


@dataclass
class Clause:
    """Items that stand together, and how they hang on what came before."""

    joint: Joint = "start"
    items: list[Item] = field(default_factory=list)

    def of(self, kind: str) -> list[Item]:
        """The items of one kind."""
        return [item for item in self.items if item.kind == kind]

    def marks(self) -> frozenset[str]:
        """The names of the marks in the clause."""
        return frozenset(item.name for item in self.items if item.kind == "mark")


def clauses(found: Iterable[Item]) -> list[Clause]:
    """The clauses of a line of items, each with its ambiguous phrases settled."""
    line: list[Clause] = [Clause()]
    joint: Joint = "start"
    found = list(found)
    for place, item in enumerate(found):
        if item.kind == "break":
            joint = _stronger(joint, "strong" if item.name == "strong" else "weak")
            continue
        opens = item.name in _OPENERS and item.kind == "mark" and bool(line[-1].items)
        opens = opens and not _says_that_it_stays(found, place)
        if line[-1].items and (joint != "start" or opens):
            line.append(Clause("strong" if opens else joint))
        joint = "start"
        line[-1].items.append(item)
    return [settled(clause) for clause in line if clause.items]


def _says_that_it_stays(found: Sequence[Item], place: int) -> bool:
    """ "The lows should stay", "leave the bass exactly how it is": said of the thing before it."""
    if found[place].text not in lexicon.reading()["stays"]:
        return False
    for item in found[place + 1 :]:
        if item.kind == "break":
            break
        if item.kind not in ("mark", "strength"):
            return False
    return True


def _stronger(old: Joint, new: Joint) -> Joint:
    return "strong" if "strong" in (old, new) else new


def settled(clause: Clause) -> Clause:
    """The clause with every phrase that may mean two things read as one of them."""
    items = list(clause.items)
    for place, item in enumerate(items):
        if item.kind == "word" and _is_general(item, _next_content(items, place), items[:place]):
            items[place] = replace(item, kind="mark", name="tame", role="")
        elif item.kind == "word":
            items[place] = _settle(item, items, place)
    return replace(clause, items=_without_parts(_with_lows_placed(items)))


def _with_lows_placed(items: list[Item]) -> list[Item]:
    """ "Keep the bass dead centre": the lows in the middle, and nothing said of the rest."""
    words = [item for item in items if item.kind == "word"]
    marks = {item.name for item in items if item.kind == "mark" and not _puts(item)}
    if len(words) != 2 or marks & (_TOUCHING | {"not", "dont"}):
        return items
    lows, place = words
    if lows.role != "nouns" or lows.name not in _LOWS or place.name not in _MIDDLE:
        return items
    placed = replace(place, name="mono_bass", text=f"{lows.text} {place.text}", role="says")
    return [placed if item is place else item for item in items if item is not lows]


def _puts(item: Item) -> bool:
    """Whether the mark may say that a thing is placed: "put the sub in mono" is no more sub."""
    return any(entry.name == "move" for entry in item.also)


def _settle(item: Item, items: Sequence[Item], place: int) -> Item:
    after = _next_content(items, place)
    nouns = [each for each in items if each.role == "nouns" and each is not item]
    for kind in ("mark", "strength"):
        other = item.other(kind)
        if other is None:
            continue
        if other.name in SHAPES:
            if _shapes_a_filter(items):
                return replace(item, kind="mark", name=other.name, role="")
            continue
        follows = after is not None and (kind == "mark" or _is_effect_noun(after))
        if follows or (kind == "mark" and nouns and other.name.endswith("_already")):
            return replace(item, kind=kind, name=other.name, role="")
    strength = item.other("strength")
    if strength is not None and _is_adverb(items, place):
        return replace(item, kind="strength", name=strength.name, role="")
    if nouns and not _is_level(nouns):
        for mark in ("more", "less"):
            if item.name in lexicon.reading()[mark]:
                return replace(item, kind="mark", name=mark, role="")
    return item


def _is_general(item: Item, after: Item | None, before: Sequence[Item]) -> bool:
    """ "Clean up the rumble", "clicks everywhere, clean them": the fault that is named is all that
    is to be cleaned up.
    """
    damage = any(each.kind == "beyond" and each.name == "restore" for each in before)
    if not damage and not _is_flaw(after):
        return False
    return item.orders and item.role == "says" and item.name in lexicon.reading()["general"]


def _is_flaw(item: Item | None) -> bool:
    """Whether something to clean away is named: a fault, or dirt of whatever kind."""
    if item is None:
        return False
    dirt = item.role == "nouns" and lexicon.names()[item.name] == "dirt"
    return item.role == "faults" or dirt


def _shapes_a_filter(items: Sequence[Item]) -> bool:
    """Whether a filter is described: one is named, or a place in the spectrum is turned."""
    if any(each.kind == "word" and lexicon.names()[each.name] == "filters" for each in items):
        return True
    units = {each.quantity.unit for each in items if each.quantity is not None}
    turned = any(each.kind == "mark" and each.name in _TURNS for each in items)
    return "hz" in units and ("db" in units or turned)


def _next_content(items: Sequence[Item], place: int) -> Item | None:
    """What stands right after, over strengths and marks; a word or a frequency."""
    for item in items[place + 1 :]:
        if item.kind == "word":
            return item
        if item.kind == "quantity" and item.quantity is not None:
            return item if item.quantity.unit == "hz" else None
        if item.kind != "strength":
            return None
    return None


def _is_effect_noun(item: Item) -> bool:
    if item.kind != "word" or item.compared:
        return False
    return lexicon.names()[item.name] in lexicon.reading()["effects"]


def _is_adverb(items: Sequence[Item], place: int) -> bool:
    """ "Limit it hard": the last word of an order to an effect says how strongly."""
    if place == 0 or place + 1 < len(items):
        return False
    before = items[place - 1]
    treated = before.kind == "word" and before.orders
    return treated and lexicon.names()[before.name] in lexicon.reading()["effects"] | {"level"}


def _is_level(nouns: Sequence[Item]) -> bool:
    return all(lexicon.names()[noun.name] == "level" for noun in nouns)


def is_part(item: Item) -> bool:
    """Whether the item only names a part of the spectrum: "bass", "the top end"."""
    return item.role == "nouns" and item.name in lexicon.reading()["parts"]


def _without_parts(items: list[Item]) -> list[Item]:
    """ "muddy low end" and "punchier bass" are about mud and punch; the part only says where."""
    items = [
        item
        for place, item in enumerate(items)
        if not _is_topic(items, place)
        and not _only_says_where_from(items, place)
        and not _is_bare_equaliser(items, place)
        and not _names_the_axis(items, place)
    ]
    others = [item for item in items if item.kind == "word" and not is_part(item)]
    if not others:
        return items
    faulty = any(item.role == "faults" for item in others)
    filtered = any(lexicon.names()[item.name] == "filters" for item in others)
    return [
        item
        for place, item in enumerate(items)
        if not (is_part(item) and (filtered or not _is_touched(items, place, faulty)))
        and not _only_names_the_kind(items, place)
        and not (faulty and _only_says_where(item))
        and not _only_names_the_use(items, place)
    ]


def _only_says_where_from(items: Sequence[Item], place: int) -> bool:
    """ "The deep sub rumble": what stands right before a fault names its place."""
    item = items[place]
    if item.kind != "word" or item.name not in lexicon.reading()["parts"]:
        return False
    if item.role not in ("nouns", "says") or item.compared or item.orders:
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or after.kind != "word":
        return False
    return after.role == "faults" or _only_says_where_from(items, place + 1)


def _is_bare_equaliser(items: Sequence[Item], place: int) -> bool:
    """ "An equaliser cut in the low mids": the part says what is cut, the filter only by what."""
    item = items[place]
    if item.kind != "word" or item.name != "bell":
        return False
    placed = any(each.quantity is not None for each in items)
    return not placed and any(is_part(each) and each is not item for each in items[place + 1 :])


def _names_the_axis(items: Sequence[Item], place: int) -> bool:
    """ "Transient shaping for less attack": of two words on one axis the one that has a direction
    counts, the bare noun only says of what.
    """
    item = items[place]
    if item.kind != "word" or item.role != "nouns" or item.quantity is not None:
        return False
    if _is_directed(items, place):
        return False
    axis = {item.name, lexicon.word(item.name).opposite}
    return any(
        each.kind == "word" and each.name in axis and _is_directed(items, at)
        for at, each in enumerate(items)
        if at != place
    )


def _is_directed(items: Sequence[Item], place: int) -> bool:
    """Whether the word says a direction of its own, or a mark or number beside it does."""
    if items[place].role != "nouns":
        return True
    follows = items[place + 1] if place + 1 < len(items) else None
    numbered = follows is not None and follows.quantity is not None
    return numbered or _mark_beside(reversed(items[:place])) in _TOUCHING


def _is_topic(items: Sequence[Item], place: int) -> bool:
    """ "The stereo image is too wide": the noun says of what, the adjective what is wrong."""
    if items[place].role != "nouns" or place + 1 == len(items):
        return False
    described = False
    for item in items[place + 1 :]:
        if item.kind == "word":
            says = item.role != "nouns" and not item.compared
            return described and says and not _only_says_how_much(item, items[place])
        if item.kind == "mark" and item.name == "describe":
            described = True
        elif item.kind != "strength" and item.name not in ("too", "not", "as"):
            return False
    return False


def _only_says_how_much(item: Item, noun: Item) -> bool:
    """ "The attack is too hard": there is too much of it; "the image is too wide" is its own."""
    themes = lexicon.names()
    return item.other("strength") is not None and themes[item.name] != themes[noun.name]


def _only_says_where(item: Item) -> bool:
    """ "A hum in the background" asks for no distance."""
    return item.role == "says" and item.name in lexicon.reading()["whereabouts"]


def _only_names_the_use(items: Sequence[Item], place: int) -> bool:
    """ "My podcast voice is thin" sets no loudness."""
    after = items[place + 1].kind if place + 1 < len(items) else ""
    return items[place].name in lexicon.reading()["uses"] and after == "instrument"


def _only_names_the_kind(items: Sequence[Item], place: int) -> bool:
    """ "hall reverb" is a hall, "phone filter" a phone: the second word adds nothing."""
    item = items[place]
    if place == 0 or items[place - 1].kind != "word" or item.kind != "word":
        return False
    if item.text in lexicon.reading()["hollow"]:
        return items[place - 1].role == "says"
    words, theme = lexicon.reading(), lexicon.names()[items[place - 1].name]
    if item.name in words["means"]:
        return theme == "character"
    named = item.role == "nouns" and item.name in words["kinds"]
    return named and theme == lexicon.names()[item.name]


def _is_touched(items: Sequence[Item], place: int, faulty: bool) -> bool:
    """Whether the part itself is asked for more or less; "the harshness off the top" only says
    from where.
    """
    off = faulty and place > 0 and items[place - 1].text in ("off", "out of", "from")
    before = "" if off else _mark_beside(reversed(items[:place]))
    after = _mark_beside(items[place + 1 :])
    return before in _TOUCHING or after in ("up", "down", "low_already", "high_already")


def _mark_beside(items: Iterable[Item]) -> str:
    for item in items:
        if item.kind == "mark" and item.name not in _PASSED:
            return item.name
        if item.kind not in ("strength", "mark"):
            return ""
    return ""
