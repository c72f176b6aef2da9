"""What a wish is not to bring with it: "brighter, no harshness", "more bass but zero mud".

Alone "no mud" asks to take mud out. After a wish whose own edit could bring the fault about it only
limits that wish: to take the fault out as well would take the wish back.
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


def with_denials(found: Sequence[Item]) -> list[Item]:
    """The items with denied side effects of the wishes before them as such."""
    kept: list[Item] = []
    for part in parts(found):
        wishes = [item.name for item in kept if item.kind == "word" and item.role not in _FAULTY]
        kept += _as_limit(part) if _limits(part, wishes) else part
    return kept


def _limits(part: Sequence[Item], wishes: Sequence[str]) -> bool:
    """Whether the part only denies a fault that one of the wishes could bring."""
    said = [item for item in part if item.kind not in ("strength", "break")]
    said = [item for item in said if item.kind != "mark" or item.name != _MORE]
    if len(said) != 2 or not _denies(said[0]) or said[1].kind != "word":
        return False
    cure = lexicon.word(said[1].name).opposite
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
