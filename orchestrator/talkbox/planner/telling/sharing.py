"""A wish that holds for more than one word: "make it harsh and muddy", "dark and far off".

What is named behind the joint without a verb of its own is wished for like the word before it, even
where it would be a complaint alone. A comma begins another thought: "make it warm, muddy now".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_WISH, _WEAK, _COMMA = "make", "weak", ","
_KEEP, _MORE, _TELLS = "keep", "more", "describe"
_DOWN = frozenset({"less", "too", "high_already"})
_ASKING = frozenset({_MORE, _WISH, "by", "lack"})
_ADDED = frozenset({"space", "movement", "dirt"})
_ALONGSIDE = frozenset({"likens", "at", "by"})
"""Marks beside a wish that turn nothing."""


def with_wishes_shared(found: Sequence[Item]) -> list[Item]:
    """The items, with a wish repeated before the complaints that it is joined to."""
    shared: list[Item] = []
    wish: Item | None = None
    for part in parts(_with_less_shared(found)):
        if wish is not None and _only_complains(part):
            shared.append(wish)
        else:
            wish = _wish(part)
        shared += part
        joint = part[-1] if part else None
        if joint is None or joint.kind != "break" or joint.name != _WEAK or joint.text == _COMMA:
            wish = None
    return shared


def _with_less_shared(found: Sequence[Item]) -> list[Item]:
    """ "A bit less bass and mids", "less bass, mids and highs": less of all that is named."""
    shared: list[Item] = []
    less: list[Item] = []
    for part in parts(found):
        if less and _only_names(part, less[-1], comma=shared[-1].text == _COMMA):
            mark = Item("mark", "less", less[-1].text.split()[0])
            shared += [*less[:-1], mark]
        elif part and part[0].kind != "break":
            less = _less_of(part)
        shared += part
        joined = bool(part) and part[-1].kind == "break" and part[-1].name == _WEAK
        less = less if joined else []
    return shared


def _less_of(part: Sequence[Item]) -> list[Item]:
    """The phrase "less of a thing" that is all that the part says, behind how much less."""
    said = [item for item in part if item.kind != "break" and item.name != _WISH]
    word = said[-1] if said else None
    if word is None or word.kind != "word" or word.text.count(" ") == 0:
        return []
    sized = all(item.kind in ("strength", "quantity") for item in said[:-1])
    return said if sized and word.text.split()[0] in lexicon.reading()["lessening"] else []


def _only_names(part: Sequence[Item], less: Item, *, comma: bool) -> bool:
    """Whether the part is the bare name of a part of the spectrum, or behind "and" of an effect
    where a thing was named before as well: "less bass and reverb" but not "less harsh and reverb".
    """
    first = part[0] if part else None
    if first is None or first.kind != "word" or first.role != "nouns":
        return False
    words = lexicon.reading()
    of_part = lexicon.word(less.name).opposite in words["parts"]
    of_thing = of_part or lexicon.names()[less.name] in _ADDED
    others = [item for item in part[1:] if item.kind in ("word", "mark", "quantity")]
    joined = of_thing and not comma and lexicon.names()[first.name] in _ADDED
    return not others and (first.name in words["parts"] or joined)


def with_praise_wished(found: Sequence[Item]) -> list[Item]:
    """ "Love the reverb, more of it", "a bit less of it", "but it's a bit much": what is praised
    and then asked for again, or for less, is a wish.
    """
    said = parts(found)
    wished: list[Item] = []
    for part, after in pairwise([*said, []]):
        if _asks_more(part, after):
            wished += [item for item in after if item.name in _DOWN]
            wished += [item for item in part if item.name != _KEEP]
        else:
            wished += part
    return wished


def _asks_more(part: Sequence[Item], after: Sequence[Item]) -> bool:
    """Whether one thing is praised, and what follows asks for more without saying of what."""
    kept = any(item.kind == "mark" and item.name == _KEEP for item in part)
    named = any(item.kind == "word" and item.role == "nouns" for item in part)
    marks = {item.name for item in after if item.kind == "mark"}
    alone = all(item.kind in ("mark", "strength", "break") for item in after)
    dosed = bool({_MORE, *_DOWN} & marks)
    return kept and named and alone and dosed and marks <= _ASKING | _DOWN | {_TELLS}


def _wish(part: Sequence[Item]) -> Item | None:
    """The wish of a part that wishes for a quality of the sound and says nothing else of it."""
    marks = [item for item in part if item.kind == "mark" and item.name not in _ALONGSIDE]
    words = [item for item in part if item.kind == "word"]
    wished = len(marks) == 1 and marks[0].name == _WISH and bool(words)
    plain = all(item.role != "nouns" and not item.compared for item in words)
    return marks[0] if wished and plain else None


def _only_complains(part: Sequence[Item]) -> bool:
    where = next((at for at, item in enumerate(part) if item.name == "at" and at), len(part))
    said = [item for item in part[:where] if item.kind not in ("break", "strength")]
    told = all(item.kind == "word" and item.role in ("faults", "lacks") for item in said)
    return bool(said) and told and not any(_cures(item) for item in said)


def _cures(item: Item) -> bool:
    """Whether the complaint names what nobody wishes away: "make it warm and not enough bass"."""
    return item.role == "lacks" and lexicon.word(item.name).opposite is None
