"""What only tells more of an effect that is named: "repeats left, right, left" is one echo.

What an echo's repeats do between the sides makes it a ping-pong, what darkens them makes it a dub,
a reverb named beside its hall is the hall's, and what an effect is kept out of stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.telling.banded import with_bands_beyond
from talkbox.planner.telling.counted_players import without_counts
from talkbox.planner.telling.of_effects import with_effects_described
from talkbox.planner.telling.stays_so import with_what_stays
from talkbox_prompts import lexicon

_PING_PONG, _DUB = "ping_pong", "dub"
_TURNED = frozenset({"less", "remove", "tame", "too", "without", "dont", "not", "keep", "lack"})
_LEFT, _RIGHT = frozenset({"pan_left", "hard_left"}), frozenset({"pan_right", "hard_right"})
_WAYS = frozenset({"left", "right"})
_BEYOND = "automate"
_SPREADING = frozenset({"space", "movement", "dirt"})
"""Themes of effects that can be kept out of a part of the spectrum."""
_OUT_OF_PART = 2
"""Items of "out of the lows"."""


def with_embellishments(found: Sequence[Item]) -> list[Item]:
    """The items with every effect as what the words around it make of it, and without these."""
    found = with_effects_described(
        with_bands_beyond(with_what_stays(_unplaced(without_counts(found))))
    )
    if any(item.kind == "mark" and item.name in _TURNED for item in found):
        return found
    return _in_one_room(_darkened(_bounced(list(found))))


def _unplaced(found: Sequence[Item]) -> list[Item]:
    """ "Reverb, but keep it out of the lows": where an effect shall not be takes nothing out."""
    kept: list[Item] = []
    effect = False
    for part in parts(found):
        placed = effect and _keeps_out(part)
        kept += [item for item in part if item.kind == "break"] if placed else part
        effect = effect or any(map(_is_effect, part))
    return kept


def _keeps_out(part: Sequence[Item]) -> bool:
    said = [item for item in part if item.kind != "break" and item.name != "keep"]
    if [item.name for item in said[:1]] != ["remove"] or len(said) != _OUT_OF_PART:
        return False
    out, where = said
    named = where.role == "nouns" and where.name in lexicon.reading()["parts"]
    return named and out.text in lexicon.reading()["out_of"]


def _is_effect(item: Item) -> bool:
    return item.kind == "word" and lexicon.names()[item.name] in _SPREADING


def _bounced(found: list[Item]) -> list[Item]:
    """ "The echoes should jump from left to right": a ping-pong."""
    words = lexicon.reading()
    echo = next((item for item in found if _is_word(item, words["echoes"] | {_PING_PONG})), None)
    if echo is None or not (_goes_to_and_fro(found) or echo.name == _PING_PONG):
        return found
    moves = words["to_and_fro"]
    return [
        replace(item, name=_PING_PONG) if item is echo else item
        for item in found
        if not (_is_word(item, moves) and not item.text.startswith("pan "))
        and not (item.kind == "mark" and item.name in _WAYS)
        and not (item.kind == "word" and item.text in words["hopping"])
        and not (item.kind == "beyond" and item.name == _BEYOND)
        and not (item is not echo and _is_word(item, words["echoes"]))
    ]


def _goes_to_and_fro(found: Sequence[Item]) -> bool:
    words = {item.name for item in found if _is_word(item, lexicon.reading()["to_and_fro"])}
    swept = any(item.kind == "beyond" and "left" in item.text.split() for item in found)
    joined = any(item.kind == "break" and item.text == "and" for item in found)
    both = bool(words & _LEFT) and bool(words & _RIGHT)
    told = {item.name for item in found if item.kind == "mark"} >= _WAYS
    return swept or both or told or ("auto_pan" in words and not joined)


def _darkened(found: list[Item]) -> list[Item]:
    """ "Repeats that go dull": an echo into the dark, where nothing else is spoken of."""
    words = lexicon.reading()
    said = [item for item in found if item.kind == "word"]
    dark = [item for item in said if item.name in words["darkening"] and item.role != "nouns"]
    echoes = [item for item in said if item.name in words["echoes"]]
    others = [item for item in said if item not in dark and item not in echoes]
    if not dark or not echoes or others or found.index(dark[0]) < found.index(echoes[0]):
        return found
    if _is_apart(found[found.index(echoes[0]) : found.index(dark[0]) + 1]):
        return found
    return [
        replace(item, name=_DUB) if item is echoes[0] else item
        for item in found
        if item not in dark and (item not in echoes or item is echoes[0])
    ]


def _is_apart(span: Sequence[Item]) -> bool:
    """ "Add an echo and turn the highs down": the last of them is ordered of the whole sound."""
    breaks = {item.name for item in span if item.kind == "break" and item.text != ","}
    return "strong" in breaks or (bool(breaks) and span[-1].name in lexicon.reading()["tops"])


def _in_one_room(found: list[Item]) -> list[Item]:
    """ "Olympic pool hall, long bright reflections": the reflections are the hall's."""
    words = lexicon.reading()
    rooms = [item for item in found if _is_word(item, words["rooms"] - words["any_room"])]
    if not rooms:
        return found
    start = found.index(rooms[0])
    kept = found[: start + 1]
    for at, item in enumerate(found[start + 1 :], start + 1):
        general = _is_word(item, words["any_room"]) and not item.compared
        ordered = any(each.kind == "mark" for each in found[max(0, at - 2) : at])
        if general and not ordered:
            while kept and _is_word(kept[-1], words["of_effects"]) and not kept[-1].compared:
                kept.pop()
            continue
        kept.append(item)
    return kept


def _is_word(item: Item, names: frozenset[str]) -> bool:
    return item.kind == "word" and item.name in names
