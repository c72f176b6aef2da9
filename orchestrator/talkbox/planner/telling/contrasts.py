"""One picture against another: "a grey Tuesday, I wanted Rio", "more planetarium, less cupboard".

What it is now, what it comes from and what it shall not be asks for nothing beside the picture that
is wished for. Where nobody knows that one, the other is turned round: "a mouse. I want a lion".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.exchanges import with_qualities_exchanged
from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.wanted_instead import with_wanted_instead
from talkbox_prompts import lexicon

_SETTLED = frozenset(
    {
        *("make", "more", "less", "remove", "lack", "keep", "dont", "tame", "as", "without"),
        *("not", "bypass", "enable", "low_already", "high_already"),
    }
)
_REJECTING = frozenset({"without", "not"})
_FROM, _TO, _MORE, _LESS, _MAKE, _TELLS = "from", "to", "more", "less", "make", "describe"


def with_contrasts(found: Sequence[Item]) -> list[Item]:
    """The items without the pictures that others are set against."""
    said = _left_behind(_lessened(parts(with_wanted_instead(with_qualities_exchanged(found)))))
    turned = _turned_away(said)
    return [item for part in turned for item in _rejected(part, turned)]


def _turned_away(said: Sequence[list[Item]]) -> list[list[Item]]:
    """The parts, with what it is now gone or turned where a later part wishes for another."""
    kept: list[list[Item]] = []
    wished = {told: _wished_later(said, told=told) for told in (False, True)}
    for place, part in enumerate(said):
        later = wished[any(item.name == _TELLS for item in part)][place]
        if later is None or not _is_now(part):
            kept.append(list(part))
        elif later:
            kept.append([item for item in part if not _is_picture(item)])
        else:
            kept.append([_opposite(item) for item in part])
    return kept


def _wished_later(said: Sequence[list[Item]], *, told: bool) -> list[bool | None]:
    """For each part: whether one of the wishes behind it names a word, None if there is none."""
    later: bool | None = None
    found: list[bool | None] = []
    for part in reversed(said):
        found.append(later)
        if _wishes(part, told=told):
            later = bool(later) or _has_word(part)
    return found[::-1]


def _is_now(part: Sequence[Item]) -> bool:
    """Whether the part only holds a picture, or says that it is one."""
    marks = {item.name for item in part if item.kind == "mark" and not _likens(item)}
    measured = any(item.quantity is not None for item in part) or _is_complaint(part)
    return not measured and not marks & _SETTLED and any(map(_is_picture, part))


def _is_complaint(part: Sequence[Item]) -> bool:
    """ "The piano is too bright": a fault to be mended, and no picture of what it is now."""
    too = any(item.kind == "mark" and item.name == "too" for item in part)
    words = [item for item in part if item.kind == "word"]
    qualities = lexicon.reading()["qualities"]
    return too and all(lexicon.names()[item.name] in qualities for item in words)


def _wishes(part: Sequence[Item], *, told: bool) -> bool:
    """Whether the part wishes for a thing: "I wanted", "should be"; "make it" after "it's"."""
    wished = any(_longs(item, part, told=told) for item in part)
    turns = any(item.kind == "mark" and item.name in _SETTLED - {_MAKE} for item in part)
    things = [item for item in part if item.kind in ("word", "unknown")]
    plain = all(
        item.kind == "unknown" or item.role == "nouns" or _is_picture(item) for item in things
    )
    return wished and not turns and bool(things) and plain


def _longs(item: Item, part: Sequence[Item], *, told: bool) -> bool:
    """ "I wanted", "make it" after "it's"; "like it's in another room" and "like a Fender" only
    liken.
    """
    likens = _likens(item) and (item is part[0] or any(each.name == _TELLS for each in part))
    if item.name != _MAKE or likens:
        return False
    return item.text in lexicon.reading()["contrasting"] or (told and item.text == _MAKE)


def _likens(item: Item) -> bool:
    return item.text in lexicon.reading()["similes"]


def _has_word(part: Sequence[Item]) -> bool:
    return any(item.kind == "word" for item in part)


def _is_picture(item: Item) -> bool:
    if item.kind != "word" or item.role != "says" or item.compared or item.orders:
        return False
    return lexicon.names()[item.name] not in lexicon.reading()["uncontrasted"]


def _opposite(item: Item) -> Item:
    if not _is_picture(item):
        return item
    cure = lexicon.word(item.name).opposite or lexicon.cure_of(item.name)
    return item if cure is None else replace(item, name=cure, role="lacks")


def _rejected(part: Sequence[Item], said: Sequence[Sequence[Item]]) -> list[Item]:
    """ "Cheetah rather than tortoise": of one strange picture and one that is known, the known one
    is turned, if it is all that the text holds.
    """
    if not any(_is_picture(item) for item in part):
        return list(part)
    whole = list(chain.from_iterable(said))
    words = [item for item in whole if item.kind == "word"]
    if len(words) != 1:
        return list(part)
    at = next(place for place, item in enumerate(whole) if item is words[0])
    before = [item for item in whole[:at] if item.kind not in ("break", "strength")]
    denied = len(before) > 1 and before[-1].name in _REJECTING and before[-2].kind == "unknown"
    told = {item.name for item in before[:-1] if item.kind == "mark"}
    if not denied or told - {_TELLS, "at"}:
        return list(part)
    return [
        _opposite(item) if item is words[0] else item for item in part if item is not before[-1]
    ]


def _left_behind(said: Sequence[list[Item]]) -> list[list[Item]]:
    """ "From a cupboard to a cathedral": only where it ends is wished for."""
    kept: list[list[Item]] = []
    for part in said:
        to = next((at for at, item in enumerate(part) if item.name == _TO), 0)
        left, reached = part[:to], part[to + 1 :]
        pictured = len(left) in (1, 2) and _is_left(left[-1]) and any(map(_is_picture, reached))
        plain = all(item.name == _FROM for item in left[:-1])
        turned = any(item.kind == "mark" for item in reached)
        kept.append(reached if pictured and plain and not turned else list(part))
    return kept


def _is_left(item: Item) -> bool:
    """Whether the item is a picture, or a fault such as "from a cupboard"."""
    return _is_picture(item) or (item.kind == "word" and item.role == "faults")


def _lessened(said: Sequence[list[Item]]) -> list[list[Item]]:
    """ "More planetarium, less broom cupboard": the second only says what the first means."""
    more = [part for part in said if _is_amount(part, _MORE)]
    less = [part for part in said if _is_amount(part, _LESS) and not _is_plain(part)]
    if not more or not less:
        return [list(part) for part in said]
    return [
        [item for item in part if item.kind == "break"] if part in less else part for part in said
    ]


def _is_plain(part: Sequence[Item]) -> bool:
    """ "Less dark, more airy": two qualities, of which each is asked for."""
    words = [item for item in part if item.kind == "word"]
    return all(lexicon.names()[item.name] in lexicon.reading()["qualities"] for item in words)


def _is_amount(part: Sequence[Item], name: str) -> bool:
    told = [item for item in part if item.kind not in ("break", "strength", "unknown")]
    marks = [item for item in told if item.kind == "mark" and item.name != _TELLS]
    words = [item for item in told if item.kind == "word"]
    pictured = bool(words) and all(map(_is_picture, words))
    if pictured and not marks:  # "more planetarium" is a phrase of its own, "less mud" a wish
        return name == _MORE and words[0].text.startswith(f"{name} ")
    return pictured and marks[0].name == name
