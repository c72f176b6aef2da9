"""What is only said to set something else against it: "it isn't the level, the words are lost in a
fog", "faster yes, higher no", "fuller, but no rumble", "his voice is great, the honk isn't".

What is denied before the thing that is meant is no wish; what a "but" denies behind a wish limits
it; what is denied behind praise of something else is the complaint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_SETTLES = frozenset({"enough", "more", "less", "make", "remove", "lack", "keep", "as", "tame"})
_FAULTY = frozenset({"faults", "lacks"})
_THERE = frozenset({"clean"})
"""A theme whose faults are in the recording, whatever is wished for beside them."""
_SIDE = frozenset({"less_sibilant", "more_sibilant"})
_BUT = frozenset({"but", "yet", "though", "although"})
_LEFT = frozenset({"isn't", "isnt", "aren't", "arent", "is not", "are not", "not"})
"""What denies the thing before it: "the honk isn't"."""
_STAGE = "stage"
"""That only a stage of the chain is meant, and nothing that could be undone in the sound."""
_PASSED = frozenset({"to", "describe"})
_REFUSING = (["remove"], ["remove", "make"], ["not"])
"""The marks behind a word that is refused: "higher no", "faster no need"."""


def with_foils(found: Sequence[Item]) -> list[Item]:
    """The items with what is denied as what it is: nothing, a limit, or a complaint."""
    said = parts(found)
    kept: list[Item] = []
    wished = any(map(_asks, said))
    for place, part in enumerate(said):
        following = next((each for each in said[place + 1 :] if _content(each)), None)
        if not wished and _denies_tool(part):
            kept += [Item("mark", _STAGE, part[0].text), *part]
        elif following is not None and _is_foil(part, following) and not _shares(part, following):
            kept += [item for item in part if item.kind == "break" and not _at_break(kept)]
        elif (wished and _denies_tool(part)) or _limits_wish(kept, part):
            kept += [_limit(item) for item in part]
        elif _is_refused(part) and _wishes(kept):
            kept += _as_limit(part)
        elif _is_left(part) and (_praised(kept) or all(map(_is_break, kept))):
            kept += _blamed(part)
        else:
            kept += part
    return kept


def _blamed(part: Sequence[Item]) -> list[Item]:
    """ "The honk isn't" as "too much honk"."""
    denial = next(item for item in part if _denies(item))
    return [replace(denial, name="too"), *(item for item in part if item is not denial)]


def _content(part: Sequence[Item]) -> list[Item]:
    return [item for item in part if not _is_break(item)]


def _at_break(kept: Sequence[Item]) -> bool:
    return not kept or kept[-1].kind == "break"


def _denies(item: Item) -> bool:
    return item.kind == "mark" and item.name == "not"


def _keeps(item: Item) -> bool:
    """ "Not harsh, and keep the punch": what stays is not what it is instead."""
    return item.kind == "mark" and item.name == "keep"


def _is_foil(part: Sequence[Item], following: Sequence[Item]) -> bool:
    """ "It isn't the level", "not too loud", before what it is instead."""
    said, after = _content(part), _content(following)
    at = next((at for at, item in enumerate(said) if _denies(item)), None)
    if at is None or any(item.name in _SETTLES for item in said if item.kind == "mark"):
        return False
    words = [item for item in said[at:] if item.kind == "word"]
    if not words or any(item.kind == "word" for item in said[:at]):
        return False
    if any(item.quantity is not None for item in said):
        return False
    if not all(_is_flaw_or_part(item, first=not at) for item in words):
        return False
    if any(_denies(item) or _keeps(item) for item in after) or _names_culprit(after):
        return False
    return any(item.kind in ("word", "instrument") for item in after)


def _shares(part: Sequence[Item], following: Sequence[Item]) -> bool:
    """ "Not so harsh and boomy": one denial for two faults."""
    joint, after = part[-1], _content(following)
    joined = _is_break(joint) and joint.name == "weak" and joint.text == "and"
    return joined and len(after) == 1 and after[0].role == "faults"


def _names_culprit(after: Sequence[Item]) -> bool:
    """ "It's the echo": the thing that is too much, and no wish for one."""
    told, things = after[:1], after[1:]
    tells = bool(told) and told[0].name == "describe"
    return tells and bool(things) and all(item.role == "nouns" for item in things)


def _is_flaw_or_part(item: Item, *, first: bool) -> bool:
    if item.compared:
        return False
    effect = lexicon.names()[item.name] in lexicon.reading()["effects"] | {"character"}
    return item.role in ("faults", "nouns") or (first and effect and item.role == "says")


def _wishes(kept: Sequence[Item]) -> bool:
    return any(item.kind == "word" and item.role not in _FAULTY for item in kept)


def _follows_but(kept: Sequence[Item]) -> bool:
    return bool(kept) and kept[-1].kind == "break" and kept[-1].text in _BUT


def _limits_wish(kept: Sequence[Item], part: Sequence[Item]) -> bool:
    return _follows_but(kept) and _denies_plainly(part) and _wishes(kept)


def _denies_plainly(part: Sequence[Item]) -> bool:
    """ "No rumble", "i don't want to hear a reverb", and no noise that is there already."""
    said = [item for item in _content(part) if item.kind != "strength"]
    if len(said) < 2 or said[-1].kind != "word" or _is_there(said[-1]):
        return False
    if any(item.kind != "mark" or item.name not in _PASSED for item in said[1:-1]):
        return False
    none = said[0].name == "remove" and said[0].text in lexicon.reading()["denying"]
    return none or said[0].name == "dont"


def _denies_tool(part: Sequence[Item]) -> bool:
    """ "No compression, only a bit of level": by what means it shall not be done."""
    said = [item for item in _content(part) if item.kind != "strength"]
    denials, tools = said[::2], said[1::2]
    words = lexicon.reading()
    denied = all(item.name == "remove" and item.text in words["denying"] for item in denials)
    named = all(item.name in words["denied_tools"] for item in tools)
    return bool(said) and len(denials) == len(tools) and denied and named


def _asks(part: Sequence[Item]) -> bool:
    """Whether the part wishes for something, and keeps or denies nothing."""
    kept = any(item.name == "keep" for item in part if item.kind == "mark")
    denied = _denies_plainly(part) or _denies_tool(part)
    return not kept and not denied and _wishes(part)


def _is_there(item: Item) -> bool:
    return lexicon.names()[item.name] in _THERE or item.name in _SIDE


def _limit(item: Item) -> Item:
    return replace(item, name="without") if item.name in ("remove", "dont") else item


def _is_refused(part: Sequence[Item]) -> bool:
    """ "Higher no", "faster no need": one word and its denial behind it."""
    said = _content(part)
    if not said or said[0].kind != "word" or [item.name for item in said[1:]] not in _REFUSING:
        return False
    return said[1].text in ("no", "not")


def _as_limit(part: Sequence[Item]) -> list[Item]:
    said = _content(part)
    ending = [item for item in part if item.kind == "break"]
    return [replace(said[1], kind="mark", name="without"), said[0], *ending]


def _praised(kept: Sequence[Item]) -> bool:
    """Whether the part before keeps something: "his voice is great"."""
    behind = dropwhile(_is_break, reversed(kept))
    told = takewhile(lambda item: not _is_break(item), behind)
    return any(item.name == "keep" or item.text.endswith(("right", "good")) for item in told)


def _is_break(item: Item) -> bool:
    return item.kind == "break"


def _is_left(part: Sequence[Item]) -> bool:
    """ "The honk isn't": a thing and nothing but its denial."""
    said = _content(part)
    if len(said) < 2 or not _denies(said[-1]) or said[-1].text not in _LEFT:
        return False
    return any(item.kind == "word" for item in said[:-1]) and not any(map(_denies, said[:-1]))
