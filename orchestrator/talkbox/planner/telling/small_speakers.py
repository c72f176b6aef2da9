"""Lows that a small speaker cannot play: "on my laptop the bassline disappears".

No boost down there is heard on it; harmonics above the lows are. So beside the name of a small
player a complaint that the lows are missing, and a wish that they be heard, ask for these, and a
wish for a louder sound asks for what is louder there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.parsing.items import Item, parts
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_AUDIBLE = "audible_bass"
_LOUDER, _LOUDER_THERE = "louder", "louder_small"
_LOWS = frozenset({"more_bass", "more_sub"})
_MISSING = frozenset({"lack", "low_already"})
_NAMELY = frozenset({"less_bass", "less_sub"})
"""Complaints that name the lows and miss them: "no low end"."""
_LACKING = _NAMELY | {"quieter"}
_EXCESS = frozenset({"too", "high_already", "less", "tame", "remove"})
_HELPING = frozenset({"more_presence", "louder", "clearer", "brighter"})
"""What an order that follows ("help it speak") would ask for by itself."""
_APART = frozenset({"dynamics", "space"})
"""Themes of wishes that harmonics do not fulfil."""
_MOST_MODIFIERS = 4


_listed = lists_of("small_players")


def with_lows_heard(line: Sequence[Token], found: list[Item], language: str) -> list[Item]:
    """The items, with lows that are to be heard on a small player as what makes them so."""
    if not any(_names_player(line, at, language) for at in range(len(line))):
        return found
    heard = any(token.text in _listed("heard", language) for token in line)
    said = [_told(part, heard, language) for part in parts(found)]
    if not any(item.name == _AUDIBLE for part in said for item in part):
        return [_there(item) for item in found]
    beside = [item for part in said for item in part if not _only_helps(item)]
    return _without_players(beside, language)


def _without_players(found: list[Item], language: str) -> list[Item]:
    """The items without the names of players, and without the "so" that leads to one."""
    left: list[Item] = []
    for item in found:
        if item.name == _AUDIBLE or not _is_player(item, language):
            left.append(item)
        elif left and left[-1].name == "too":
            left.pop()
    return left


def _there(item: Item) -> Item:
    """ "Louder for laptop speakers": as these play it."""
    raised = item.kind == "word" and item.name == _LOUDER and item.role == "says"
    return replace(item, name=_LOUDER_THERE) if raised and item.compared else item


def _names_player(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a small player is named from here on: "on my phone", "to small speakers"."""
    if line[at].text not in _listed("prepositions", language):
        return False
    if any(token.text in _listed("recording", language) for token in line[max(0, at - 4) : at]):
        return False  # what it was recorded on is not what it is heard on
    small = False
    for token in line[at + 1 : at + 2 + _MOST_MODIFIERS]:
        if token.text in _listed("players", language):
            return True
        if token.text in _listed("speakers", language):
            return small
        small = small or token.text in _listed("sizes", language)
        if token.text not in _listed("sizes", language) | _listed("modifiers", language):
            return False
    return False


def _told(part: list[Item], heard: bool, language: str) -> list[Item]:
    low = next((item for item in part if _is_low(item, language)), None)
    also = lexicon.reading()["also"]
    marks = {item.name for item in part if item.kind == "mark" and item.text not in also}
    if low is None or marks & _EXCESS:
        return part
    missing = bool(marks & _MISSING) or any(item.name in _LACKING for item in part)
    if not (missing or heard) or any(_is_apart(item, language) for item in part):
        return part
    text = " ".join(item.text for item in part if item.kind != "break")
    rest = [item for item in part if item.kind in ("break", "strength")]
    return [Item("word", _AUDIBLE, text, "says"), *rest]


def _is_apart(item: Item, language: str) -> bool:
    """Whether it asks for something else of the lows: "the 808 needs to knock"."""
    if item.kind != "word" or item.role != "says" or _only_helps(item) or _is_low(item, language):
        return False
    return item.name != _AUDIBLE and lexicon.names()[item.name] in _APART


def _is_low(item: Item, language: str) -> bool:
    if item.kind == "instrument":
        return item.text in _listed("low_instruments", language)
    named = item.name in _LOWS or (item.role == "faults" and item.name in _NAMELY)
    return item.kind == "word" and named


def _is_player(item: Item, language: str) -> bool:
    """Whether the small player itself was taken for a picture of the sound: "so it is heard on
    phones" wants no telephone.
    """
    players = _listed("players", language) | _listed("speakers", language)
    return item.kind == "word" and not players.isdisjoint(item.text.split())


def _only_helps(item: Item) -> bool:
    return item.kind == "word" and item.name in _HELPING and item.role == "says"
