"""Sentences in the order that clauses are read in: what is done before what it is done to.

Japanese says "the bass, lower" where the reading expects "lower the bass"; the verb also ends the
clause, since "lowering the bass, raising the treble" has no "and". German and its neighbours put
"shall stay as it is" last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from talkbox.planner.parsing.items import Item
from talkbox.planner.text.scripts import traits
from talkbox_prompts.lexicon import LANGUAGE

_PLACES = frozenset(
    {"below", "above", "at", "between", "to", "from", "first", "last", "only", "by"}
)
"""Marks that stand where they belong already: they say where and not what is done."""
_THINGS = ("word", "instrument", "quantity")
_KEPT = (*_THINGS, "beyond")
"""What can be left as it is: also birds that no tool could take out."""
_WISHES = ("く", "に")
"""How an adverb ends that says what the sound shall become."""

_ORDERED = "て"
"""How a verb ends that is an order of its own."""
_JOINED = "くて"
"""How an adjective ends that goes on with another one."""

_ATTRIBUTIVE = "な"
"""How a likeness ends that stands before its noun."""


def in_order(found: Sequence[Item], language: str) -> Sequence[Item]:
    """The items with every verb before its object, where the language puts it after."""
    if language == LANGUAGE:
        return found
    return _verbs_first(found) if "final" in traits(language) else _keeps_first(found)


def _keeps_first(found: Sequence[Item]) -> list[Item]:
    """ "The voice shall stay", "without the volume to change": said of the thing just before."""
    line: list[Item] = []
    for place, item in enumerate(found):
        ends = place + 1 == len(found) or found[place + 1].kind == "break"
        thing = _last_thing(line) if ends and item.name == "keep" else None
        if thing is None:
            line.append(item)
        else:
            line.insert(thing, item)
    return line


def _last_thing(line: Sequence[Item]) -> int | None:
    """The place of the last thing in the newest clause; None where it has none."""
    for place in range(len(line) - 1, -1, -1):
        if line[place].kind == "break":
            return None
        if line[place].kind in _KEPT:
            return _with_place(line, place)
    return None


def _with_place(line: Sequence[Item], place: int) -> int:
    """Where the number begins with what says which: "nur die ersten 30 Sekunden behalten"."""
    if line[place].kind != "quantity":
        return place
    return place - sum(1 for _ in takewhile(_says_which, reversed(line[:place])))


def _says_which(item: Item) -> bool:
    return item.kind == "mark" and item.name in _PLACES


def _verbs_first(found: Sequence[Item]) -> list[Item]:
    line: list[Item] = []
    clause: list[Item] = []
    for place, item in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if item.kind == "break":
            line += [*clause, item]
            clause = []
            continue
        if not _only_marks_the_subject(item, following):
            clause.append(_as_verb(item, clause))
        if _is_wished(clause, found[place + 1 : place + 3]):
            line += [*clause, Item("break", "strong")]
            clause = []
        elif _ends(clause, following):
            line += [*_turned(clause), Item("break", "strong")]
            clause = []
    return line + clause


def _only_marks_the_subject(item: Item, following: Item | None) -> bool:
    """ "The voice" with the adverb "brightly": a wish; with the adjective: how it is now."""
    wished = following is not None and following.kind == "word" and following.text.endswith(_WISHES)
    return item.name == "describe" and wished


def _as_verb(item: Item, clause: Sequence[Item]) -> Item:
    """ "Loud" after a noun says that there is too much of it."""
    other = item.other("mark") if item.kind == "word" else None
    if other is None or not any(each.role == "nouns" for each in clause):
        return item
    return replace(item, kind="mark", name=other.name, role="")


def _is_wished(clause: Sequence[Item], following: Sequence[Item]) -> bool:
    """ "Brighter", as a wish of its own before the next thing: 明るくしてリバーブ足して."""
    if not clause or not following or following[0].kind not in (*_THINGS, "strength"):
        return False
    last = clause[-1]
    figure = following[0].kind == "quantity" and following[-1].kind != "mark"
    ordered = last.text.endswith(_ORDERED) and not last.text.endswith(_JOINED)
    return last.kind == "word" and last.role == "says" and ordered and not figure


def _ends(clause: Sequence[Item], following: Item | None) -> bool:
    """Whether the clause ends with its newest item: with the last of its verbs."""
    if not clause or not _is_verb(clause[-1], clause[:-1]):
        return False
    if _is_of_what_follows(clause[-1], following):
        return False
    if clause[-1].name == "describe":
        return following is None or following.kind == "break"
    return following is None or not _is_verb(following, clause)


def _is_of_what_follows(item: Item, following: Item | None) -> bool:
    """ "A robot-like voice": the likeness belongs to the voice behind it and is no verb."""
    if following is None or following.kind != "instrument":
        return False
    return item.name == "make" and item.text.endswith(_ATTRIBUTIVE)


def _is_verb(item: Item, clause: Sequence[Item]) -> bool:
    """Whether the item is something done, after the thing it is done to."""
    if item.kind != "mark" or item.name in _PLACES:
        return False
    return any(each.kind in (_KEPT if item.name == "keep" else _THINGS) for each in clause)


def _turned(clause: Sequence[Item]) -> list[Item]:
    """The verbs that end the clause, then the rest."""
    end = len(clause)
    while end and _is_verb(clause[end - 1], clause[: end - 1]):
        end -= 1
    return [*clause[end:], *clause[:end]]
