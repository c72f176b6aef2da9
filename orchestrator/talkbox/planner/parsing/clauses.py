"""Items as clauses: what stands together, what a clause takes over from the one before it.

A clause ends at a comma, "and", "but", "then" and the like; "keep", "without" and "don't" begin a
new one of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.closings import closing
from talkbox.planner.parsing.contexts import in_context
from talkbox.planner.parsing.doses import with_doses
from talkbox.planner.parsing.items import Item
from talkbox.planner.parsing.topics import (
    TOUCHING,
    with_places_filled,
    without_also,
    without_topics,
)
from talkbox.planner.text.quantities import Quantity
from talkbox_prompts import lexicon

Joint = Literal["start", "weak", "strong"]
_OPENERS = frozenset({"keep", "without", "dont"})
SHAPES = frozenset({"narrow", "broad", "steep"})
"""Marks that say how wide a filter reaches; away from filters the same words mean the image."""
_PAIR = 2
_LOWS, _MIDDLE = ("more_bass", "more_sub"), ("centre", "mono")
_TURNS = frozenset({"more", "less", "remove", "tame", "up", "down"})
_EASES = frozenset({"looser"})
"""Words that, said to an effect, ask for less of it: "loosen up that compression"."""
_WISHED = "make"
_WIDE, _SPREADING = "wider", frozenset({"movement", "space"})
_SIDES = frozenset({"below", "above"})
_LOWEST_HZ = 20.0
_VERBS = frozenset({"more", "less", "remove"})


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
            strong = item.name == "strong" or _orders_instead(line[-1], found, place)
            joint = _stronger(joint, "strong" if strong else "weak")
            continue
        opens = item.name in _OPENERS and item.kind == "mark" and bool(line[-1].items)
        opens = opens and not _says_that_it_stays(found, place)
        opens = opens or _turns_anew(line[-1], item, found[place + 1 :])
        if line[-1].items and (joint != "start" or opens):
            line.append(Clause("strong" if opens else joint))
        joint = "start"
        line[-1].items.append(item)
    return [settled(part) for clause in line if clause.items for part in _parts(clause)]


def _parts(clause: Clause) -> list[Clause]:
    """The clause, or the wish in it and what stays beside that."""
    place = closing(clause.items)
    if not place:
        return [clause]
    return [replace(clause, items=clause.items[:place]), Clause("strong", clause.items[place:])]


def _orders_instead(clause: Clause, found: Sequence[Item], place: int) -> bool:
    """ "Don't cut the bass, just brighten it": after a comma an order is no longer forbidden."""
    if found[place].text != "," or "dont" not in clause.marks():
        return False
    after = next((item for item in found[place + 1 :] if item.kind in ("word", "break")), None)
    return after is not None and (after.orders or after.name in lexicon.reading()["eases"])


def _turns_anew(clause: Clause, item: Item, after: Sequence[Item]) -> bool:
    """ "Less 2k more 8k": the second verb has a number of its own; "more wood less florb": nobody
    knows of what; "cleaner by cutting lows": it says by what means; "without losing bass make it
    brighter": the wish comes second.
    """
    if item.kind == "mark" and item.name == "make" and clause.of("word"):
        return clause.items[0].name in _OPENERS
    if item.kind == "mark" and item.name in _SIDES:
        return bool(clause.of("quantity")) and bool(clause.marks() & _SIDES)
    if item.kind != "mark" or item.name not in _VERBS or not clause.items:
        return False
    if clause.items[-1].name == "by" and clause.of("word"):
        return True
    strange = bool(after) and after[0].kind == "unknown" and clause.items[-1].kind == "word"
    if strange and clause.marks() & _VERBS:
        return True
    numbered = clause.items[-1].kind == "quantity" and bool(clause.marks() & _VERBS)
    following = next((each for each in after if each.kind != "strength"), None)
    return numbered and following is not None and following.kind == "quantity"


def _says_that_it_stays(found: Sequence[Item], place: int) -> bool:
    """ "The lows should stay", "leave the bass exactly how it is": said of the thing before it."""
    if found[place].text not in lexicon.reading()["stays"]:
        return False
    for item in found[place + 1 :]:
        if item.kind == "break":
            break
        if item.kind not in ("mark", "strength") and item.name not in _MIDDLE:
            return False
    return True


def _stronger(old: Joint, new: Joint) -> Joint:
    return "strong" if "strong" in (old, new) else new


def settled(clause: Clause) -> Clause:
    """The clause with every phrase that may mean two things read as one of them."""
    items = with_places_filled(with_doses(in_context(without_also(clause.items))))
    for place, item in enumerate(items):
        if item.kind == "word" and _is_general(item, _next_content(items, place), items[:place]):
            items[place] = replace(item, kind="mark", name="tame", role="")
        elif item.kind == "word":
            items[place] = _settle(item, items, place)
    return replace(clause, items=without_topics(_with_lows_placed(items)))


def _with_lows_placed(items: list[Item]) -> list[Item]:
    """ "Keep the bass dead centre": the lows in the middle, and nothing said of the rest."""
    words = [item for item in items if item.kind == "word"]
    marks = {item.name for item in items if item.kind == "mark" and not _puts(item)}
    if len(words) < _PAIR or marks & (TOUCHING | {"not", "dont"}):
        return items
    lows, place = words[-_PAIR:]
    if lows.role != "nouns" or lows.name not in _LOWS or place.name not in _MIDDLE:
        return items
    placed = replace(place, name="mono_bass", text=f"{lows.text} {place.text}", role="says")
    return [placed if item is place else item for item in items if item is not lows]


def _puts(item: Item) -> bool:
    """Whether the mark may say that a thing is placed: "put the sub in mono" is no more sub."""
    return any(entry.name == "move" for entry in item.also)


def _settle(item: Item, items: Sequence[Item], place: int) -> Item:
    after = _next_content(items, place)
    nouns = [each for each in items if _is_thing(each) and each is not item]
    for kind in ("mark", "strength"):
        other = item.other(kind)
        if other is None:
            continue
        if other.name in SHAPES:
            if _shapes_a_filter(items):
                return replace(item, kind="mark", name=other.name, role="")
            continue
        follows = after is not None and (kind == "mark" or _is_effect_noun(after))
        own = after is not None and (_is_done_by(item, after) or _is_spread(item, after))
        follows = follows and not own
        named = nouns or (item.role == "says" and _is_of_players(item, other.name, items[:place]))
        finds = kind == "mark" and named and other.name.endswith("_already")
        if follows or (finds and not _is_wished(item, items[:place])):
            return replace(item, kind=kind, name=other.name, role="")
    strength = item.other("strength")
    sized = any(each.text in lexicon.reading()["turnings"] for each in items[place + 1 : place + 2])
    spread = place > 0 and items[place - 1].orders and _is_spread(item, items[place - 1])
    if strength is not None and (sized or (_is_adverb(items, place) and not spread)):
        return replace(item, kind="strength", name=strength.name, role="")
    if nouns and not _is_level(nouns):
        for mark, found in (("more", "high_already"), ("less", "low_already")):
            leveled = _is_heard(item, mark) or _is_of_the_mix(item, mark)
            if item.name in lexicon.reading()[mark] or leveled:
                told = _is_told(items, place) or (mark == "more" and _finds(item, items, place))
                name = found if told else mark
                return replace(item, kind="mark", name=name, role="")
    return item


def _is_of_players(item: Item, mark: str, before: Sequence[Item]) -> bool:
    """ "The vocals stick out": they are too much, and shall not come forward. "The kick jumps out"
    says how lively it is.
    """
    found = mark == "high_already" and item.name != "livelier"
    return found and bool(before) and before[-1].kind == "instrument"


def _is_done_by(item: Item, after: Item) -> bool:
    """ "Flatten it with a compressor": the second word says by what, and not of what."""
    if after.kind != "word" or after.role == "nouns":
        return False
    theme = lexicon.names()[item.name]
    return theme in lexicon.reading()["effects"] and lexicon.names()[after.name] == theme


def _is_spread(item: Item, after: Item) -> bool:
    """ "A wide chorus", "double it up wide": an effect that can fill both sides, and no stronger
    one.
    """
    return item.name == _WIDE and lexicon.names().get(after.name) in _SPREADING


def _finds(item: Item, items: Sequence[Item], place: int) -> bool:
    """ "Loud hiss" finds too much of it, where "loud drums" may be wished for."""
    after = _next_content(items, place)
    trouble = after is not None and is_trouble(after) and not item.compared
    return trouble and not any(each.name in ("make", "more") for each in items[:place])


def _is_thing(item: Item) -> bool:
    """Whether the item names what there may be more of: a part of the sound, or one side."""
    side = item.kind == "word" and item.text in lexicon.reading()["sides"]
    return item.role == "nouns" or side or is_trouble(item)


def _is_wished(item: Item, before: Sequence[Item]) -> bool:
    """ "I want the plucks to jump out": what elsewhere finds too much of a thing is asked for."""
    return item.role == "says" and any(each.name == "make" for each in before)


def _is_told(items: Sequence[Item], place: int) -> bool:
    """ "The bass is very loud": how it is, and no order, as "it should feel huge" is."""
    before = [item.name for item in items[:place] if item.kind != "strength"][-2:]
    found = before[-1:] == ["describe"] and before[0] != _WISHED
    return found and not items[place].compared


def _is_heard(item: Item, mark: str) -> bool:
    """ "Make the bass audible": there is to be more of it."""
    return mark == "more" and item.text in lexicon.reading()["heard"]


def _is_of_the_mix(item: Item, mark: str) -> bool:
    """ "The bass a little lower in the mix": there is to be less of it."""
    return item.name == f"{mark}_presence" and item.text.endswith("mix")


def _is_general(item: Item, after: Item | None, before: Sequence[Item]) -> bool:
    """ "Clean up the rumble", "clicks everywhere, clean them": the fault that is named is all that
    is to be cleaned up.
    """
    if item.name in _EASES and after is not None and after.role == "nouns":
        return _is_effect_noun(after)
    damage = any(each.kind == "beyond" and each.name == "restore" for each in before)
    if not damage and not _is_flaw(after):
        return False
    words = lexicon.reading()
    general = item.name in words["general"] or item.text in words["means_of_removal"]
    return item.orders and item.role == "says" and general


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
    units = {_unit(each.quantity) for each in items if each.quantity is not None}
    turned = any(each.kind == "mark" and each.name in _TURNS for each in items)
    return "hz" in units and ("db" in units or turned)


def _unit(said: Quantity) -> str:
    """The unit; a bare number that is big enough is a place."""
    return said.unit or ("hz" if said.value >= _LOWEST_HZ else "")


def _next_content(items: Sequence[Item], place: int) -> Item | None:
    """What stands right after, over strengths and marks; a word or a frequency."""
    for item in items[place + 1 :]:
        if item.kind == "word":
            return item
        if item.kind == "quantity" and item.quantity is not None:
            return item if item.quantity.unit == "hz" else None
        if item.kind not in ("strength", "unknown"):
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
    before, words = items[place - 1], lexicon.reading()
    if before.kind != "word" or before.compared or before.role != "says":
        return False
    if before.name in words["done_hard"] and place == 1:
        return True
    return before.orders and lexicon.names()[before.name] in words["effects"] | {"level"}


def _is_level(nouns: Sequence[Item]) -> bool:
    return all(lexicon.names()[noun.name] == "level" for noun in nouns)
