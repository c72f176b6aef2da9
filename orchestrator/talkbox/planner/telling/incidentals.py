"""Words that are mere scenery beside a stronger one: the stone of a stone vault, an old telephone.

Materials, ages, parts of a body and names of places say something of the sound when they stand
alone or are ordered ("colder", "more wood"). Beside a word that says more they only fill the
picture, as does what a picture stands in: "a little set on the beach". They are data: the
`incidentals` of a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.limited import without_limits
from talkbox.planner.text.lists import lists_of
from talkbox_prompts import lexicon

_DIRECTIONS = frozenset({"more", "less", "lack", "remove", "too", "tame", "without"})
_MAKE, _SOUNDS = "make", "describe"
_STATED = frozenset({"low_already", "high_already", "too", "up", "down", "remove"})

_listed = lists_of("incidentals")


def without_incidentals(found: Sequence[Item], language: str) -> list[Item]:
    """The items without the scenery, where another word says what is wanted."""
    said = [_without_setting(part, language) for part in parts(found)]
    left = [item for part in said for item in part]
    aged = left[:1] if begins_with_age(left) else []
    if not any(_is_asked(item, language) for item in without_limits(left)):
        return left
    return [
        item
        for part in said
        for place, item in enumerate(part)
        if not _is_idle(item, language) or _is_meant(part, place) or item in aged
    ]


def begins_with_age(found: Sequence[Item]) -> bool:
    """ "Old telephone, thin and harsh": the age of the device is heard as well."""
    if len(found) < 2 or found[0].text not in lexicon.reading()["ages"]:
        return False
    return found[1].kind == "word" and _is_scene(found[1])


def _without_setting(part: list[Item], language: str) -> list[Item]:
    """ "Roosevelt by the fire", "the gull on the pier": one picture, and where it is."""
    first = next((at for at, item in enumerate(part) if item.kind == "word"), len(part))
    if first == len(part) or not (_is_scene(part[first]) or _is_device(part[first], language)):
        return part
    rest = [item for item in part[first + 1 :] if not _is_setting(item, language)]
    return [*part[: first + 1], *rest]


def _is_scene(item: Item) -> bool:
    pictured = lexicon.names()[item.name] in lexicon.reading()["pictured_themes"]
    return pictured and item.role == "says" and not item.orders


def _is_device(item: Item, language: str) -> bool:
    """ "Blown speaker in the back of a van": where a device stands is no distance of its own."""
    named = not _listed("devices", language).isdisjoint(item.text.split())
    return named and item.role == "says"


def _is_setting(item: Item, language: str) -> bool:
    if item.kind != "word" or item.role not in ("says", "faults") or item.compared:
        return False
    placed = item.text.split()[0] in _listed("prepositions", language)
    return placed and item.name not in lexicon.reading()["resounding"]


def _is_idle(item: Item, language: str) -> bool:
    if item.kind != "word" or item.compared or item.orders:
        return False
    return item.text in _listed("words", language)


def _is_asked(item: Item, language: str) -> bool:
    """Whether it says what is wanted."""
    return item.kind == "word" and not _is_idle(item, language)


def _is_meant(part: Sequence[Item], place: int) -> bool:
    """Whether the word is the clause's only one, or a direction stands beside it."""
    if all(item.kind in ("mark", "strength", "break") or item is part[place] for item in part):
        return True
    before = next((item for item in reversed(part[:place]) if item.kind != "strength"), None)
    after = part[place + 1] if place + 1 < len(part) else None
    if before is not None and before.kind == "mark" and before.name in _DIRECTIONS:
        return True
    if before is not None and before.name == _SOUNDS and any(i.name == _MAKE for i in part[:place]):
        return True  # "make the voice sound drunk and slow"
    return after is not None and after.kind == "mark" and after.name in _STATED
