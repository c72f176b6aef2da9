"""Words of a clause that only say of what or where: "the muddy low end" is about mud alone.

A part of the spectrum, the noun of a sentence, the use that a recording is for and the state that a
thing is in now ask for nothing where another word of the clause says what is to be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from talkbox.planner.parsing.conflicts import opposed
from talkbox.planner.parsing.exchanges import exchanges
from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

TOUCHING = frozenset(
    {"more", "less", "remove", "tame", "lack", "too", "up", "down", "low_already", "high_already"}
)
"""Marks that say of a part itself that there is to be more or less of it."""
_WISHES = frozenset({"more", "less", "make", "remove", "tame", "up", "down"})
_FINDINGS = frozenset({"describe", "not", "lack", "high_already", "low_already"})
"""Marks that say how it is: "it's harsher too" is a complaint."""
_NEED = "lack"
""" "It needs some body too": what is missing is wished for."""
_PASSED = frozenset({"describe", "at"})
"""Marks between a direction and its part that change nothing: "a cut in the low mids"."""


def is_part(item: Item) -> bool:
    """Whether the item only names a part of the spectrum: "bass", "the top end"."""
    return item.role == "nouns" and item.name in lexicon.reading()["parts"]


def names_the_whole(item: Item) -> bool:
    """ "Turn the music down": that, and not what was found too loud before."""
    return not lexicon.reading()["turned_wholes"].isdisjoint(item.text.split())


def without_topics(items: list[Item]) -> list[Item]:
    """ "muddy low end" and "punchier bass" are about mud and punch; the part only says where."""
    items = [
        item
        for place, item in enumerate(items)
        if not _is_topic(items, place)
        and not _is_work(items, place)
        and not _only_says_where_from(items, place)
        and not _is_bare_equaliser(items, place)
        and not _names_the_axis(items, place)
        and not _is_strange_kind(items, place)
        and not _is_as_it_is_now(items, place)
    ]
    others = [item for item in items if item.kind == "word" and not is_part(item)]
    if not others:
        return items
    faulty = any(item.role == "faults" for item in others)
    filtered = any(lexicon.names()[item.name] == "filters" for item in others)
    return [
        item
        for place, item in enumerate(items)
        if (
            not (is_part(item) and (filtered or not _is_touched(items, place, faulty)))
            or _is_part_of_channel(item, others)
        )
        and not _only_names_the_kind(items, place)
        and not (faulty and _only_says_where(item))
        and not _only_names_the_use(items, place)
    ]


def without_also(items: list[Item]) -> list[Item]:
    """ "More bass and more treble too": behind a wish, "too" is "as well"."""
    if len(items) < 2 or items[-1].text not in lexicon.reading()["also"]:
        return items
    marks = {item.name for item in items[:-1] if item.kind == "mark"}
    marks -= {"describe"} if "make" in marks else set()
    needed = _NEED in marks and marks & _FINDINGS <= {_NEED, "describe"}
    wished = bool(marks & _WISHES) or any(map(_wishes, items)) or _is_amount(items) or needed
    return items[:-1] if wished and (needed or not marks & _FINDINGS) else items


def _is_amount(items: Sequence[Item]) -> bool:
    """ "High pass at 80 Hz", "lo-fi", "a little sparkle": a number, no quality, or some of it."""
    if any(item.quantity is not None for item in items):
        return True
    near = pairwise(items)
    some = any(before.kind == "strength" and after.role == "nouns" for before, after in near)
    words = [item for item in items if item.kind == "word"]
    return some or all(item.role == "says" and not _is_found(item.name) for item in words)


def _is_found(name: str) -> bool:
    """Whether it may be how something is: "wide", "harsh"."""
    words = lexicon.reading()
    return name in words["extents"] or lexicon.names()[name] in words["qualities"]


def _wishes(item: Item) -> bool:
    """Whether the word can be no complaint: "darker", "turn it down", "less bass"."""
    ordered = item.compared or item.orders or item.text.startswith(("less ", "more "))
    return item.role == "says" and ordered


def with_places_filled(items: list[Item]) -> list[Item]:
    """ "Fuller around the low mids": more of the part, and no fullness wherever else it may be."""
    words = lexicon.reading()
    for place, item in enumerate(items[:-2]):
        at, part = items[place + 1 : place + 3]
        way = "more" if item.name in words["fills"] else "less"
        fills = item.name in words["fills"] | words["empties"] and item.compared
        if fills and item.role == "says" and at.name == "at" and is_part(part):
            return [*items[:place], Item("mark", way, item.text), part, *items[place + 3 :]]
    return items


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
    """ "An equaliser cut in the low mids", "EQ it darker": the filter only says by what."""
    item = items[place]
    if item.kind != "word" or item.name != "bell":
        return False
    if any(each.quantity is not None for each in items):
        return False
    parts = any(is_part(each) and each is not item for each in items[place + 1 :])
    wished = any(each.kind == "word" and each.role == "says" and each is not item for each in items)
    return parts or (wished and item.text in lexicon.reading()["equalisers"])


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
    return numbered or _mark_beside(reversed(items[:place])) in TOUCHING


def _is_strange_kind(items: Sequence[Item], place: int) -> bool:
    """ "A synthwave feel": nobody here knows which feel, and it is no energy."""
    hollow = items[place].text in lexicon.reading()["hollow"]
    return hollow and place > 0 and items[place - 1].kind == "unknown"


def _is_as_it_is_now(items: Sequence[Item], place: int) -> bool:
    """ "Make the dull vocal shiny": what stands before the thing says how it is, and is no wish."""
    item = items[place]
    if item.kind != "word" or item.compared or _mark_beside(reversed(items[:place])) != "make":
        return False
    after = items[place + 1 :]
    wished = [each for each in after if each.kind == "word" and each.role == "says"]
    if item.role in ("faults", "lacks"):
        return bool(wished)
    attributed = bool(after) and after[0].kind == "instrument"
    return attributed and any(
        each.kind == "word" and opposed(each.name, item.name) for each in after
    )


def _is_topic(items: Sequence[Item], place: int) -> bool:
    """ "The stereo image is too wide": the noun says of what, the adjective what is wrong."""
    if items[place].role != "nouns" or place + 1 == len(items):
        return False
    described = False
    for item in items[place + 1 :]:
        if item.kind == "word" and _is_tone_of_channel(item, items[place]):
            return False
        if item.kind == "word":
            says = item.role != "nouns" and not item.compared
            return described and says and not _only_says_how_much(item, items[place])
        if item.kind == "mark" and item.name == "describe":
            described = True
        elif item.kind != "strength" and item.name not in ("too", "not", "as"):
            return False
    return False


def _is_tone_of_channel(item: Item, noun: Item) -> bool:
    """ "The sides are dull": a channel has a tone of its own, and the noun says whose it is."""
    words = lexicon.reading()
    named = noun.text in words["channel_names"]
    return named and item.name in words["channel_highs"] | words["channel_dulls"]


def _is_part_of_channel(item: Item, others: Sequence[Item]) -> bool:
    """ "Treble on the mid channel": the part is what is asked of the channel."""
    words = lexicon.reading()
    named = any(each.text in words["channel_names"] for each in others)
    return named and is_part(item) and item.name in words["channel_highs"]


def _is_work(items: Sequence[Item], place: int) -> bool:
    """ "The master is too hot": what it is said of, and no order to master it."""
    if items[place].text not in lexicon.reading()["works"] or place + 1 == len(items):
        return False
    return items[place + 1].name in ("describe", "make", "lack")


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
    if place == 0 or item.kind != "word":
        return False
    if item.text in lexicon.reading()["hollow"]:
        return _is_adorned(items[:place])
    if items[place - 1].kind != "word" or any(map(exchanges, items)):
        return False
    words, theme = lexicon.reading(), lexicon.names()[items[place - 1].name]
    if item.name in words["means"]:
        return theme == "character"
    named = item.role == "nouns" and item.name in words["kinds"]
    return named and theme == lexicon.names()[item.name]


def _is_adorned(before: Sequence[Item]) -> bool:
    """Whether what stands right before a hollow noun says which: "a hip hop vibe"."""
    last = before[-1]
    said = last.kind == "instrument" and any(item.role == "says" for item in before)
    return last.role == "says" or said


def _is_touched(items: Sequence[Item], place: int, faulty: bool) -> bool:
    """Whether the part itself is asked for more or less; "the harshness off the top" only says
    from where.
    """
    off = place > 0 and items[place - 1].text in ("off", "out of", "from")
    named = off or _only_source(items, place, faulty)
    before = "" if named else _mark_beside(reversed(items[:place]))
    after = _mark_beside(items[place + 1 :])
    return before in TOUCHING or after in ("up", "down", "low_already", "high_already")


def _only_source(items: Sequence[Item], place: int, faulty: bool) -> bool:
    """ "Stop the bass from booming": what shall stop is the fault."""
    after = items[place + 1 : place + 3]
    return faulty and len(after) == 2 and after[0].name == "from" and after[1].role == "faults"


def _mark_beside(items: Iterable[Item]) -> str:
    for item in items:
        if item.kind == "mark" and item.name not in _PASSED:
            return item.name
        if item.kind not in ("strength", "mark", "unknown"):
            return ""
    return ""
