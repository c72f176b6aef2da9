"""How it sounds now, said before what to do about it: "like a phone booth, make it fuller".

Alone, "sounds like a phone" may be a wish. Beside a cure that comes after it, it is what is wrong:
the cure counts, and where nothing but "fix it" follows, the likeness is taken back by the word that
`likenesses.toml` has for it. So is "distorted" alone: what is to be fixed is broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISHES = frozenset({"make", "more", "less", "tame", "remove", "lack"})
_BROKEN, _SPARED = "dirt", "keep"
_SETTLED = _WISHES | {"keep", "without", "dont", "not", "as"}
"""Marks with which a clause says more than how it sounds."""


def without_states(found: Sequence[Item]) -> list[Item]:
    """The items without the likenesses that a later clause asks to be rid of."""
    said = parts(found)
    kept: list[Item] = []
    for place, part in enumerate(said):
        if _is_damage(part) and _only_mends(said[place + 1 :]):
            kept += [_cured(item) for item in part]
        elif not _is_state(part):
            kept += part
        elif any(_is_reported(item) for item in part):
            kept += [_cured(item) for item in part]
        elif any(_cures(item) for item in chain(*_unspared(said[place + 1 :]))):
            likened = _likened(part)
            kept += [item for item in part if item not in likened]
        elif any(_fixes(item) for item in chain(*said[place + 1 :])):
            kept += [_cured(item) for item in part]
        else:
            kept += part
    return kept


def _unspared(rest: Sequence[Sequence[Item]]) -> list[Sequence[Item]]:
    """The parts that do not only say what shall stay: "radio sound, but keep the words clear"."""
    return [part for part in rest if all(item.name != _SPARED for item in part)]


def _is_damage(part: Sequence[Item]) -> bool:
    """Whether the part only names what is broken: "verzerrt"."""
    said = [item for item in part if item.kind not in ("break", "strength", "instrument")]
    words = [item for item in said if _is_likeness(item) and not item.orders]
    broken = all(lexicon.names()[item.name] == _BROKEN for item in words)
    rest = [item for item in said if item not in words]
    return bool(words) and broken and all(item.name == "describe" for item in rest)


def _only_mends(rest: Sequence[Sequence[Item]]) -> bool:
    """Whether nothing but the order to mend it follows: "bitte reparieren"."""
    said = [item for part in rest for item in part if item.kind != "break"]
    mends = any(item.kind == "vague" or item.name == "tame" for item in said)
    return mends and all(item.kind in ("vague", "mark", "strength") for item in said)


def _is_reported(item: Item) -> bool:
    """ "Sounds like it was recorded in a hall", "people say it sounds like a hall": no wish."""
    words = lexicon.reading()
    return item.text in words["past"] or item.text in words["reports"]


def _is_state(part: Sequence[Item]) -> bool:
    """Whether the part only says what it sounds like."""
    words = [item for item in part if item.kind == "word"]
    if _is_called(part):
        return True
    marks = {item.name for item in part if item.kind == "mark" and not _tells(item)}
    if marks & _SETTLED or not any(map(_tells, part)) or _names_a_feel(part):
        return False
    likened = _likened(part)
    return bool(likened) and all(item in likened for item in words)


def _names_a_feel(part: Sequence[Item]) -> bool:
    """ "Lo-fi cassette feel": behind what it is like, that is a noun and tells nothing."""
    said = [item for item in part if item.kind != "break"]
    tells = [item for item in said if _tells(item)]
    named = len(said) > 1 and said[-2].kind == "word" and tells == said[-1:]
    return named and tells[0].text in lexicon.reading()["hollow"]


def _is_called(part: Sequence[Item]) -> bool:
    """ "The snare's a biscuit tin": what is played is called by a flaw and by nothing else."""
    said = [item for item in part if item.kind not in ("break", "unknown", "strength")]
    if not said or said[0].kind != "instrument" or any(_settles(item) for item in said):
        return False
    called = said[0].text.endswith("'s") or any(item.name == "describe" for item in said)
    words = [item for item in said if item.kind == "word"]
    flaws = lexicon.reading()["flaws"]
    return called and bool(words) and all(item.name in flaws and _likens(item) for item in words)


def _settles(item: Item) -> bool:
    return item.kind == "mark" and item.name in _SETTLED


def _likened(part: Sequence[Item]) -> list[Item]:
    """What the part likens the sound to: "like she sings from the kitchen" is one likeness."""
    place = next((at for at, item in enumerate(part) if item.name == "likens"), len(part))
    told = [item for item in part[place:] if item.kind == "word" and item.role == "says"]
    likened = told if any(map(_is_likeness, told)) else []
    return [item for item in part if _likens(item)] + likened


def _tells(item: Item) -> bool:
    """ "Sounds", "makes me sound": of the sound as it is, where "it's a phone" may be a wish."""
    words, told = item.text.removeprefix("this ").removeprefix("it "), lexicon.reading()
    return item.kind == "mark" and (words in told["telling"] or item.text in told["reports"])


def _likens(item: Item) -> bool:
    return item.kind == "unknown" or (not item.orders and _is_likeness(item))


def _is_likeness(item: Item) -> bool:
    """What it may sound like: behind "like" no verb orders, "like he is on the phone"."""
    if item.kind != "word" or item.role != "says":
        return False
    known = lexicon.cure_of(item.name) is not None
    return known or lexicon.names()[item.name] in lexicon.reading()["states"]


def _cures(item: Item) -> bool:
    """Whether the item says what to do: a word, and no more of the same."""
    return item.kind == "word" and item.role != "faults"


def _fixes(item: Item) -> bool:
    return item.kind == "vague" or (item.kind == "mark" and item.name in ("remove", "tame"))


def _cured(item: Item) -> Item:
    """What takes the likeness back, in the producer's words; the item where nothing does."""
    if item.kind != "word":
        return item
    cure = lexicon.cure_of(item.name)
    return item if cure is None else replace(item, name=cure, role="lacks")
