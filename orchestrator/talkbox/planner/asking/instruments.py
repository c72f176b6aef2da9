"""What is asked of one instrument: its level, what of it stays, or what no tool can do.

One instrument out of many cannot be taken out or added; that it is too much or too little in the
sound is a matter of level.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from talkbox.planner.asking import bearings
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.exchanges import swaps_things
from talkbox.planner.parsing.items import Item
from talkbox.planner.requests import Request
from talkbox.planner.sound.sources import band_of, kind_named
from talkbox_prompts import lexicon

_TAKES_OUT = frozenset({"remove", "less", "only", "bypass"})
_TO_A_PLACE = 2
"""Items of "more zorp in" before the instrument."""
Wanted = Literal["louder", "quieter", "compose", "separate", "keep"]


def wanted_of(clause: Clause) -> Wanted | None:
    """What the clause wants of the instrument that it names; None where it wants nothing."""
    marks = clause.marks()
    if _is_riddle(clause) or _is_hindered(clause) or _is_put(clause):
        return None
    if {"too", "high_already"} & marks or ("tame" in marks and not marks & _TAKES_OUT):
        return "quieter"
    if "low_already" in marks:
        return "louder"
    if _adds(clause):
        return "compose"
    if {"more", "lack"} & marks and not {"up", "down"} & marks:
        return "louder"
    if _lowers(clause):
        return "quieter"
    if _TAKES_OUT & _before(clause):
        return "separate"
    return "keep" if "keep" in marks else None


def deed_beyond(clause: Clause) -> tuple[str, str] | None:
    """The deed that no tool does to instruments or noises, and what it was called."""
    if (verb := swaps_things(clause.items)) is not None:
        return "replace", verb.text
    return noise_beyond(clause)


def noise_beyond(clause: Clause) -> tuple[str, str] | None:
    """The noise that "put some rain behind it" wants from nowhere, or that shall go where no tool
    reaches it, wherever it is heard.
    """
    words = lexicon.reading()
    told = [item for item in clause.items if item.kind == "beyond" and item.name == "restore"]
    noises = [item for item in clause.items if item in told or item.text in words["noises"]]
    others = [item for item in clause.items if item.kind in ("word", "instrument")]
    placed = [item for item in others if item not in noises]
    if "describe" in clause.marks() and any(item.role == "faults" for item in placed):
        return None  # "the birds are too far back"
    numbered = any(item.quantity is not None for item in clause.items)
    if not noises or numbered or any(item.name not in words["whereabouts"] for item in placed):
        return None
    if _adds(clause) or any(item.text in words["puts_in"] for item in clause.items):
        return "compose", noises[0].text
    return ("restore", told[0].text) if told and placed else None


def kept_for(instrument: str) -> list[str]:
    """What is kept when an instrument is to stay as it is: its band, a voice's presence."""
    if band := band_of(instrument):
        return [band]
    return ["more_presence"] if kind_named(instrument) == "voice" else []


def is_one_of(request: Request, named: Iterable[str]) -> bool:
    """ "Turn the guitar down but leave the drums alone": two are playing, one is meant."""
    return bool(request.of) and len({kind_named(name) or name for name in named}) > 1


def _is_riddle(clause: Clause) -> bool:
    """ "The guitar is too zorpy", "la voce più zorpa", "more zorp in the guitars": too much or more
    of what nobody here knows, and not of its level.
    """
    items = [item for item in clause.items if item.kind != "strength"]
    named = next((at for at, item in enumerate(items) if item.kind == "instrument"), len(items))
    strange = [(at, item) for at, item in enumerate(items[:-1]) if items[at + 1].kind == "unknown"]
    placed = named > _TO_A_PLACE and items[named - 1].kind == "mark"
    return any(
        item.name == "too" or ((at > named or (placed and at < named)) and _compares(item))
        for at, item in strange
    )


def _compares(item: Item) -> bool:
    return item.name == "more" and item.text in lexicon.reading()["making_more"]


def _is_hindered(clause: Clause) -> bool:
    """ "It distracts me from singing": what it keeps somebody from, and not what is too loud."""
    items = clause.items
    place = next(at for at, item in enumerate(items) if item.kind == "instrument")
    found = "high_already" in bearings.names_of(items[:place])
    return found and items[place - 1].text == "from"


def _adds(clause: Clause) -> bool:
    """ "Add a guitar" is beyond any tool; "more guitar", "agrega más guitarra" is its level."""
    if any(item.text in lexicon.reading()["some_of_it"] for item in clause.items):
        return False
    verbs = [item.text for item in clause.items if item.kind == "mark" and item.name == "more"]
    return any(text in lexicon.reading()["adds"] for text in verbs)


def _is_put(clause: Clause) -> bool:
    """ "Put the voice behind a wall": where the place is told apart, nothing is added or raised."""
    said = [item for item in clause.items if item.kind not in ("strength", "break")]
    return said[-1].kind == "instrument" and said[0].text in lexicon.reading()["placing_verbs"]


def _lowers(clause: Clause) -> bool:
    """ "Lower the guitar" and "less guitar" are its level; "remove the guitar" takes it out."""
    before = _before(clause)
    verbs = [item.text for item in clause.items if item.kind == "mark" and item.name == "less"]
    return "less" in before and any(text in lexicon.reading()["lowering"] for text in verbs)


def _before(clause: Clause) -> frozenset[str]:
    """Marks before the instrument: "remove the vocals", not "make the vocals less annoying"."""
    place = next(at for at, item in enumerate(clause.items) if item.kind == "instrument")
    return bearings.names_of(clause.items[:place])
