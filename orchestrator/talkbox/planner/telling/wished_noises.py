"""Noise that belongs to what is wished: "an old radio with a bit of hiss", "wie ein altes radio mit
rauschen".

Beside an old device that the sound shall be like, in the same breath, its noise is a part of the
wish and no complaint; so it is not where anything is to go, or where the device is complained of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_CLICKS, _CRACKLE = "less_clicks", "vinyl_crackle"
_NOISE, _FINDING, _WISHES = "more_noise", "describe", "make"
_COMPLAINS = frozenset(
    {
        "remove",
        "less",
        "tame",
        "too",
        "lack",
        "dont",
        "not",
        "without",
        "high_already",
        "low_already",
    }
)


def with_wished_noises(found: Sequence[Item]) -> list[Item]:
    """The items with such noise as what is wished."""
    if any(item.kind == "mark" and item.name in _COMPLAINS for item in found):
        return list(found)
    line = parts(found)
    said = [_wished(part, line[at - 1] if at else []) for at, part in enumerate(line)]
    return list(chain.from_iterable(said))


def _wished(part: list[Item], before: Sequence[Item]) -> list[Item]:
    bare = all(item.kind != "mark" and item.kind != "unknown" for item in part)
    breath = [*before, *part] if bare and before and before[-1].name == "weak" else part
    if not _is_device_wished(breath):
        return part
    return [_as_wished(item) for item in part]


def _as_wished(item: Item) -> Item:
    """ "Hiss" as more of it, "crackle" as that of a record."""
    if item.kind != "word" or item.role not in ("faults", "lacks"):
        return item
    if item.name == _CLICKS and item.text in lexicon.reading()["record_noises"]:
        return replace(item, name=_CRACKLE, role="says")
    return replace(item, role="says") if item.name == _NOISE else item


def _is_device_wished(breath: Sequence[Item]) -> bool:
    """Whether an old device is named, and not as what the sound is like now."""
    marks = {item.name for item in breath if item.kind == "mark"}
    devices = lexicon.reading()["noisy_devices"]
    named = any(item.name in devices and item.role == "says" for item in breath)
    return named and (_WISHES in marks or _FINDING not in marks)
