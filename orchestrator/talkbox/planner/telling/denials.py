"""What a wish is not to bring with it: "brighter, no harshness", "more bass but zero mud".

Alone "no mud" asks to take mud out. After a wish whose own edit could bring the fault about it only
limits that wish: to take the fault out as well would take the wish back. Any edit may distort, so
"no distortion" limits every wish before it, and "make sure it doesn't get harsh" always does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_MORE = "more"
""" "No extra sibilance" denies the same as "no sibilance"."""
_FAULTY = frozenset({"faults", "lacks"})
_TURNED = {"up": "down", "down": "up"}
_SURE = frozenset({"not", "make", "to"})
_LEAST = 3
"""Items of "make sure it doesn't boom"."""


def with_denials(found: Sequence[Item]) -> list[Item]:
    """The items with denied side effects of the wishes before them as such."""
    kept: list[Item] = []
    for part in parts(found):
        wishes = [item.name for item in kept if item.kind == "word" and item.role not in _FAULTY]
        kept += _as_limit(part) if _limits(part, wishes) else _forbidden(part, wishes)
    return kept


def _forbidden(part: list[Item], wishes: Sequence[str]) -> list[Item]:
    """The part; behind a wish "make sure it doesn't get harsh" and "non deve diventare duro" forbid
    what it might bring.
    """
    said = [item for item in part if item.kind != "break"]
    if not wishes or len(said) < _LEAST or said[-1].kind != "word" or said[-1].compared:
        return part
    leading = said[:-1]
    names = {item.name for item in leading if item.kind == "mark"}
    plain = all(item.kind in ("mark", "unknown") for item in leading)
    if not plain or not {"not"} < names <= _SURE or not any(map(_warns, leading)):
        return part
    warned = Item("mark", "dont", leading[0].text)
    return [warned, said[-1], *part[len(said) :]]


def _warns(item: Item) -> bool:
    """Whether it makes sure of something, or says what may become of it."""
    words = lexicon.reading()
    return item.text in words["making_sure"] or item.text in words["comes_to_be"]


def _limits(part: Sequence[Item], wishes: Sequence[str]) -> bool:
    """Whether the part only denies a fault that one of the wishes could bring."""
    said = [item for item in part if item.kind not in ("strength", "break")]
    said = [item for item in said if item.kind != "mark" or item.name != _MORE]
    if len(said) != 2 or not _denies(said[0]) or said[1].kind != "word":
        return False
    cure = lexicon.word(said[1].name).opposite
    if said[1].name in lexicon.reading()["brought_faults"]:
        return bool(wishes)
    if said[1].role != "faults" or cure is None:
        return False
    return any(_opposes(wish, cure) for wish in wishes)


def _denies(item: Item) -> bool:
    return item.name == "remove" and item.text in lexicon.reading()["denying"]


def _opposes(wish: str, cure: str) -> bool:
    """Whether what cures the fault undoes the wish, or is what the wish is watched for."""
    meaning = lexicon.word(wish).meaning
    cured = {aim.measure: aim.want for aim in lexicon.word(cure).meaning.aims}
    if any(sign.measure in cured for sign in meaning.watch):
        return True
    return any(cured.get(aim.measure) == _TURNED.get(aim.want, "") for aim in meaning.aims)


def _as_limit(part: Sequence[Item]) -> list[Item]:
    return [replace(item, name="without") if _denies(item) else item for item in part]
