"""What is said of an effect or of the room and not of all of it: "make the reverb darker".

A reverb has no tone and a filter no resonance of its own to turn, so that is beyond what can be
done; how loud or how wet an effect shall be is how strongly it is wanted; a room that is only said
to be small, or whose air it is, orders no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from talkbox.planner.parsing.items import Item, parts
from talkbox_prompts import lexicon

_TONES = frozenset({"tone", "lows", "mids", "highs"})
_TURNED_TONES = frozenset(
    {"brighter", "darker", "warmer", "colder", "smoother", "airier", "less_boomy", "less_muddy"}
    | {"less_bass", "less_treble", "less_harsh", "less_boxy", "harsher", "boomier", "muddier"}
)
"""Of these words none says how much of the reverb there is to be, as "weaker" does."""
_ADDED = frozenset({"space", "movement", "character", "clean", "dirt"})
_REVERB, _TAIL = "reverb", "more_sustain"
_SOFT, _SUBTLY = "quieter", "1.0"
_NOT, _TOO, _MORE, _MAKE, _DESCRIBE = "not", "too", "more", "make", "describe"
_CUTTING = frozenset({"low_pass", "high_pass", "band_pass"})
_SMALL, _BIG = "smaller", "bigger"
_PUTTING_OUT = frozenset({"less", "remove", "tame", "without", "dont", "keep"})


def with_effects_described(found: Sequence[Item]) -> list[Item]:
    """The items with what is said of an effect as a part of the wish for it."""
    line: list[Sequence[Item]] = []
    said = parts(found)
    for place, part in enumerate(said):
        before = [item for each in line for item in each]
        part = _without_owner(_without_tail(part))
        part = _without_resonance(_in_tone(_dosed(part, before)))
        line.append(_without_small_room(part, said[place + 1 :]))
    return list(chain.from_iterable(line))


def _without_tail(part: list[Item]) -> list[Item]:
    """ "The delay tail should be darker": the tail is the delay's."""
    return [item for at, item in enumerate(part) if not (at and _is_tail(part[at - 1], item))]


def _is_tail(before: Item, item: Item) -> bool:
    return item.name == _TAIL and item.role == "nouns" and _is_named_effect(before)


def _is_named_effect(item: Item) -> bool:
    if item.kind != "word" or item.role != "nouns":
        return False
    return item.name in lexicon.reading()["echoes"] or item.name == _REVERB


def _without_owner(part: list[Item]) -> list[Item]:
    """ "Leave the air of the room", "the room less boomy": the room only says whose or where."""
    for at, item in enumerate(part):
        if item.kind != "word" or item.name not in _rooms() or item.role != "nouns":
            continue
        owned = at > 1 and part[at - 1].text == "of" and part[at - 2].kind == "word"
        if owned:
            return [*part[: at - 1], *part[at + 1 :]]
        after = part[at + 1] if at + 1 < len(part) else item
        if not at and item.name != _REVERB and _is_compared_tone(after):
            return part[1:]
    return part


def _rooms() -> frozenset[str]:
    return lexicon.reading()["any_room"]


def _is_compared_tone(item: Item) -> bool:
    """ "Less boomy", "darker": a wish for all of the sound."""
    toned = item.kind == "word" and lexicon.names()[item.name] in _TONES | {"clean"}
    return toned and item.role == "says" and (item.compared or len(item.text.split()) > 1)


def _dosed(part: list[Item], before: Sequence[Item]) -> list[Item]:
    """ "Crackle on top but quiet", "a small chapel, but not too wet": how much of the effect."""
    words = [item for item in before if item.kind == "word"]
    last = words[-1] if words else None
    marks = {item.name for item in before if item.kind == "mark"}
    if last is None or lexicon.names()[last.name] not in _ADDED or marks & _PUTTING_OUT:
        return part
    said = [item for item in part if item.kind != "break"]
    if len(said) == 1 and _is_soft(said[0]) and last.role in ("says", "nouns"):
        return [replace(each, kind="strength", name=_SUBTLY, role="") for each in said] + part[1:]
    spacial = lexicon.names()[last.name] == "space"
    if spacial and said[:1] and said[0].name == _NOT and _is_too_wet(said[1:]):
        too = Item("mark", _TOO, said[-1].text)
        return [said[0], too, *(item for item in part if item.kind == "break")]
    return part


def _is_soft(item: Item) -> bool:
    soft = item.kind == "word" and item.name == _SOFT and not item.orders
    return soft and item.role == "says" and not item.compared


def _is_too_wet(said: Sequence[Item]) -> bool:
    """Whether it is "too wet", "too much reverb" or "too roomy" behind a "not"."""
    words = [item for item in said if item.kind == "word"]
    marks = {item.name for item in said if item.kind == "mark"}
    if len(words) != 1 or words[0].name not in _rooms() or len(words) + len(marks) < len(said):
        return False
    return (words[0].role == "faults" and not marks) or marks == {_TOO}


def _in_tone(part: list[Item]) -> list[Item]:
    """ "Make the reverb darker": a tone that nothing here can give a reverb alone."""
    said = [item for item in part if item.kind not in ("break", "strength")]
    if [item.kind for item in said] != ["mark", "word", "word"] or said[0].name != _MAKE:
        return part
    effect, tone = said[1:]
    turned = tone.name in _TURNED_TONES and _is_compared_tone(tone)
    if effect.name != _REVERB or effect.role != "nouns" or not turned:
        return part
    text = " ".join(item.text for item in said)
    return [Item("beyond", "wet", text), *(item for item in part if item.kind == "break")]


def _without_resonance(part: list[Item]) -> list[Item]:
    """ "Low pass at 800 with a bit of resonance": a knob that the filter here does not have."""
    filtered = any(item.name in _CUTTING for item in part)
    return [
        told
        for item in part
        for told in (
            (Item("mark", _MORE, item.text), Item("unknown", text=item.text))
            if filtered and item.kind == "word" and _is_knob(item)
            else (item,)
        )
    ]


def _is_knob(item: Item) -> bool:
    return item.name == "notch" and item.text in lexicon.reading()["filter_knobs"]


def _without_small_room(part: list[Item], after: Sequence[Sequence[Item]]) -> list[Item]:
    """ "The room is a bit small, make it bigger": one wish, for a bigger sound."""
    names = [item.name for item in part if item.kind in ("word", "mark")]
    told = names[1:] in ([_DESCRIBE, _SMALL], [_DESCRIBE, _TOO, _SMALL])
    grows = any(item.name == _BIG for each in after for item in each)
    if told and grows and names[0] in _rooms():
        return [item for item in part if item.kind == "break"]
    return part
