"""What a phrase is taken for because of another in its clause.

"Mute the hum" removes it, "mute the reverb" switches it off; "trim the silence" trims nothing else;
"the attacks are too spiky" is about attacks, and their spikes are no levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.gripping import gripped
from talkbox.planner.parsing.items import Item
from talkbox.planner.text.quantities import PART
from talkbox_prompts import lexicon

_FAULTY = frozenset({"faults", "lacks"})
_CUTS, _SILENCE = ("trim", "clip"), "trim_silence"
_TELLING = frozenset({"describe", "at", "by", "to", "likens"})
"""Marks that say of a part neither that there is to be more of it nor less."""
_ALONE = {"lows_only": "more_bass", "highs_only": "more_treble"}
_TURNING = frozenset({"more", "less", "remove", "up", "down"})
_STAYING, _LEVELS = frozenset({"keep", "left"}), frozenset({"louder", "quieter"})
_SIDES = {"up": "above", "down": "below"}
_TURNED = {"more": "less", "less": "more"}
_LOWEST_HZ = 20.0
_SMALL_SPEAKER = "tinny"
_SIZES = {"bigger": "2.7", "smaller": "1.0"}
"""What the size of a room is as a strength of its reverb."""
_OF_STROKES = {"hard": "high_already", "blunt": "low_already"}
"""What is said of attacks, and what it finds of them: too much or too little."""


def in_context(items: Sequence[Item]) -> list[Item]:
    """The items of one clause, each as its neighbours have it."""
    told = [
        _telling(item, place, items)
        for place, item in enumerate(items)
        if not _scolds(item, items[place + 1 :]) and not _only_compares(item, items[:place])
    ]
    told = _excepted(told)
    told = _outliers(_reaching(_scene(gripped([_turned_alone(item, told) for item in told]))))
    told = [_of_time(item, told[place + 1 :]) for place, item in enumerate(told)]
    told = [item for item in told if not _is_of_another(item, told)]
    settled = _strokes(_without_idle_cut([_removing(item, told) for item in told]))
    return _without_home(_spaces(_without_riddles(settled)))


def _without_riddles(items: list[Item]) -> list[Item]:
    """ "The treble is gnarly", "zorch the treble": a part of the sound of which nobody here knows
    what is said, or what shall be done with it.
    """
    if {item.name for item in items if item.kind == "mark"} - _TELLING:
        return items
    if items and items[0].role == "favour":  # "book me the studio"
        return [item for item in items if item.kind != "word"]
    words = [item for item in items if item.kind == "word" or item.quantity is not None]
    if any(item.role != "nouns" for item in words):
        return items
    if items and items[0].role == "verb":  # "zorch the highs"
        return [item for item in items if item.kind != "word"]
    told = next((at for at, item in enumerate(items) if _is_said_of(item)), len(items))
    if any(map(_is_effect, items[told:])):
        return items  # "there's a weird echo": the effect is there, whichever it is
    strange = any(item.kind in ("unknown", "vague") for item in items[told:])
    return [item for item in items if item.kind != "word"] if strange else items


def _turned_alone(item: Item, items: Sequence[Item]) -> Item:
    """ "Nur die höhen runter": one part is turned; "nur die höhen" alone leaves no other."""
    part = _ALONE.get(item.name) if item.kind == "word" else None
    marks = {each.name for each in items if each.kind == "mark"}
    leveled = any(each.kind == "word" and each.name in _LEVELS for each in items)
    if part is None or marks & _STAYING or not (marks & _TURNING or leveled):
        return item
    return replace(item, name=part, role="nouns")


def _is_effect(item: Item) -> bool:
    if item.kind != "word":
        return False
    return lexicon.names()[item.name] in lexicon.reading()["effects"]


def _scene(items: list[Item]) -> list[Item]:
    """ "In the film this comes out of a cheap tablet": where it plays is a wish; what only sounds
    so is a complaint.
    """
    words = lexicon.reading()
    if any(item.name == "likens" or item.text in words["telling"] for item in items):
        return items
    at = next((at for at, item in enumerate(items[:-1]) if item.text in words["sounding"]), None)
    if at is None or (at and items[at].name == "remove") or not _is_device(items[at + 1]):
        return items
    return [*items[:at], replace(items[at], kind="mark", name="make"), *items[at + 1 :]]


def _is_device(item: Item) -> bool:
    if item.kind != "word" or item.role != "says":
        return False
    return item.name == _SMALL_SPEAKER or lexicon.names()[item.name] == "character"


def _only_compares(item: Item, before: Sequence[Item]) -> bool:
    """ "Twice as loud as now": how much is said, and nothing shall stay."""
    compares = item.name == "keep" and item.text.startswith("as ")
    return compares and any(_is_amount(each) or each.name in _TURNED for each in before)


def _is_amount(item: Item) -> bool:
    """Whether the item says how much; "the first half" says which part."""
    part = item.quantity is not None and item.quantity.unit == PART
    return item.kind == "strength" or (item.kind == "quantity" and not part)


def _excepted(items: list[Item]) -> list[Item]:
    """ "More of everything except bass": less of it, against all the rest."""
    words = lexicon.reading()
    at = next((at for at, item in enumerate(items) if item.text in words["excepting"]), None)
    if at is not None and any(item.kind == "instrument" for item in items[at:]):
        return [Item("beyond", "separate", items[at].text)]
    before = [item.name for item in items[:at] if item.kind == "mark"] if at else []
    turn = next((_TURNED[name] for name in before if name in _TURNED), None)
    if at is None or turn is None or not any(item.role == "nouns" for item in items[at:]):
        return items
    return [replace(items[at], name=turn), *items[at + 1 :]]


def _is_said_of(item: Item) -> bool:
    """Whether what comes after says how something is: behind "is", or behind a part."""
    part = item.role == "nouns" and item.name in lexicon.reading()["parts"]
    return part or item.name == "describe"


def _of_time(item: Item, after: Sequence[Item]) -> Item:
    """ "The middle two seconds": a part of the clip, and none of the spectrum."""
    said = after[0].quantity if after else None
    timed = said is not None and said.unit in ("s", "ms")
    other = item.other("mark") if timed else None
    if other is None or other.name != "middle":
        return item
    return replace(item, kind="mark", name="middle", role="")


def _without_home(items: list[Item]) -> list[Item]:
    """ "An AM radio in a kitchen": the set is the likeness, and the room is where it stands."""
    words = lexicon.reading()
    if not any(item.kind == "word" and item.name in words["sets"] for item in items):
        return items
    homes = {f"{lead}{home}" for home in words["homes"] for lead in ("", "in ", "in a ", "in the ")}
    return [item for item in items if not (_is_space(item) and item.text in homes)]


def _is_space(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] == "space"


def _reaching(items: list[Item]) -> list[Item]:
    """ "Plus 4 from 8k up": all above that place, and no order to turn anything up."""
    for place, item in enumerate(items[:-2]):
        where, end = items[place + 1 : place + 3]
        side = _SIDES.get(end.name if end.kind == "mark" else "")
        numbered = place + 3 < len(items) and items[place + 3].kind == "quantity"
        if item.name == "from" and side and _is_place(where) and not numbered:
            return [*items[:place], Item("mark", side, item.text), where, *items[place + 3 :]]
    return items


def _is_place(item: Item) -> bool:
    said = item.quantity
    return said is not None and (said.unit == "hz" or (not said.unit and said.value >= _LOWEST_HZ))


def _outliers(items: list[Item]) -> list[Item]:
    """ "A few peaks poke out", "some hits jump out": the level is uneven, and nothing shall stand
    out more.
    """
    words = lexicon.reading()
    at = next((at for at, item in enumerate(items) if item.text in words["sticking"]), 0)
    marks = {item.name for item in items[:at] if item.kind == "mark"}
    if not at or marks & {"make", "more", "dont", "not"}:
        return items
    some = next((k for k, item in enumerate(items[:at]) if item.text in words["outliers"]), at)
    peaks = items[at - 1].name == "limiter"
    if not peaks and some == at:
        return items
    text = f"{items[at - 1].text} {items[at].text}"
    found = Item("word", "limiter" if peaks else "evener", text, "lacks")
    return [*items[: min(some, at - 1)], found, *items[at + 1 :]]


def _is_of_another(item: Item, items: Sequence[Item]) -> bool:
    """ "Fill it out in the middle" is the middle of the spectrum, not between the speakers; the
    depth of a tremolo is no space.
    """
    if item.kind != "word":
        return False
    if item.text in lexicon.reading()["laid"]:
        before = items[: next(at for at, each in enumerate(items) if each is item)]
        return any(_is_space(each) and each.role == "nouns" for each in before)
    if item.name == "centre" and item.text.endswith("middle"):
        return any(each.name in lexicon.reading()["of_the_middle"] for each in items)
    return item.text == "depth" and any(_is_movement(each) for each in items)


def _is_movement(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] == "movement"


def _scolds(item: Item, after: Sequence[Item]) -> bool:
    """ "A nasty honk" is a honk, and no dirt."""
    if item.kind != "word" or item.text not in lexicon.reading()["scolding"] or not after:
        return False
    return after[0].role in _FAULTY


def _telling(item: Item, place: int, items: Sequence[Item]) -> Item:
    """ "It's getting cloudy" says how it is; "get it cloudy" would be a wish; what "the problem is"
    there is too much of.
    """
    rest = [each.role for each in items[place + 1 :]]
    if item.text in lexicon.reading()["found_guilty"] and rest == ["nouns"]:
        return replace(item, name="too")
    if item.kind != "mark" or item.text not in lexicon.reading()["becoming"] or not place:
        return item
    before = items[place - 1]
    tells = before.kind == "mark" and before.name == "describe"
    return replace(item, name="describe") if tells else item


def _removing(item: Item, items: Sequence[Item]) -> Item:
    """ "Mute the hiss": what is wrong is no stage that could be switched off."""
    if item.kind != "mark" or item.name != "bypass":
        return item
    if item.text not in lexicon.reading()["muting"]:
        return item
    faulty = any(each.role in _FAULTY for each in items)
    return replace(item, name="remove") if faulty else item


def _without_idle_cut(items: list[Item]) -> list[Item]:
    """ "Trim the empty bit at the start": how much to trim is said by what is empty."""
    names = {item.name for item in items if item.kind == "word"}
    if _SILENCE not in names or any(item.quantity is not None for item in items):
        return items
    return [item for item in items if item.kind != "word" or item.name not in _CUTS]


def _strokes(items: list[Item]) -> list[Item]:
    """ "The attacks are too spiky", "the attack is too slow": too much of it, or too little."""
    stroke = next((at for at, item in enumerate(items) if _is_stroke(item)), None)
    if stroke is None:
        return items
    if (eased := [item for item in items if _eases(item)]) and items[stroke] not in eased:
        found = Item("mark", "high_already", items[stroke].text)
        noun = replace(items[stroke], role="nouns", orders=False)
        return [noun, found, *(item for item in items if item.kind == "break")]
    if not any(_finds(item) for item in items[stroke + 1 :]):
        return items
    after = items[stroke + 1 :]
    for quality, mark in _OF_STROKES.items():
        kept = [item for item in after if not _is_any(item, quality)]
        if len(kept) < len(after):
            noun = replace(items[stroke], role="nouns", orders=False)
            found = Item("mark", mark, items[stroke].text)
            # "Too" was said of the quality: too slow is too little attack.
            kept = [item for item in kept if item.name != "too" or mark == "high_already"]
            return [*items[:stroke], noun, found, *kept]
    return items


def _eases(item: Item) -> bool:
    """ "Make the attacks less spiky": less of whatever is hard in them is less of them."""
    return item.kind == "word" and item.role == "says" and item.text.startswith("less ")


def _spaces(items: list[Item]) -> list[Item]:
    """ "A big empty hall" is one hall, "a slow sweeping phaser" one phaser: what stands before the
    noun says which; its size says how much.
    """
    kept: list[Item] = []
    for place, item in enumerate(items):
        if not _is_kind_of(item, items[place + 1 :]):
            kept.append(item)
        elif (size := _SIZES.get(item.name)) is not None:
            kept.append(replace(item, kind="strength", name=size, role=""))
    return kept


def _is_kind_of(item: Item, after: Sequence[Item]) -> bool:
    """Whether the item only says which space or movement the word after it is."""
    if item.kind != "word" or item.compared or item.role == "nouns" or not after:
        return False
    if item.orders:
        return False  # "tone down the reverb"
    themes, words = lexicon.names(), lexicon.reading()
    following = next((each for each in after if each.kind != "strength"), None)
    if following is None or following.kind != "word" or _is_apart(following):
        return False
    theme = themes[following.name]
    if following.name in words["adorned"] and item.name in words["of_effects"]:
        return True  # "a dark, smoky echo", "slow, lush chorus"
    if theme == "movement":
        return themes[item.name] == theme and following.role == "nouns"
    if theme != "space" or item.name not in words["of_rooms"]:
        return False
    return following.name in words["rooms"] or _is_kind_of(following, after[1:])


def _is_apart(item: Item) -> bool:
    """ "Dark like a cathedral", "warm in a hall": two things; a comparison is a wish of its own."""
    compared = item.compared and item.role != "nouns"
    return compared or item.text.split()[0] in lexicon.reading()["apart"]


def _is_stroke(item: Item) -> bool:
    words = lexicon.reading()
    return item.kind == "word" and item.name in words["attacks"] and item.text in words["strokes"]


def _finds(item: Item) -> bool:
    """Whether the item says how something is, or that it is too much."""
    complains = item.kind == "word" and item.role in _FAULTY
    return complains or (item.kind == "mark" and item.name in ("describe", "too"))


def _is_any(item: Item, quality: str) -> bool:
    return item.kind == "word" and item.name in lexicon.reading()[quality]
