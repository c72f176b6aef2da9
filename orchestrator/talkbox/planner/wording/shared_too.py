"""A wish that holds for one thing more: "make it louder and the bass too".

Behind an order "and the bass too" is no bass that is too loud, and is told as "as well", or as
less where the order turns down; behind a complaint ("the voice is harsh and the bass too") it
shares that. The words are data: the `shared_too` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_WORDS = 6
"""Words of the second thing, from "and" to "too": "and the room around him too"."""

_listed = lists_of("shared_too")


def with_shared_too(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such "too" as "as well", or as the "less" that an order shares."""
    kept = list(line)
    for at in range(len(line) - 1, 0, -1):
        joint = _joint(line, at, language) if line[at].text in _listed("too", language) else 0
        way = _way(line, joint, at, language) if joint else ""
        if way == "less":
            kept[at : at + 1] = []
            kept[joint + 1 : joint + 1] = _told("less", language)
        elif way:
            kept[at : at + 1] = _told(way, language)
    return kept


def _told(name: str, language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["shared_too"][name]]


def _joint(line: Sequence[Token], at: int, language: str) -> int:
    """Where the "and" stands of the thing without a verb that ends with "too"; 0 for none."""
    behind = line[at + 1 : at + 2]
    if behind and behind[0].kind != "stop" and behind[0].text not in _listed("behind", language):
        return 0
    joints = _listed("joints", language)
    back = range(at - 1, max(at - 1 - _MOST_WORDS, 0), -1)
    joint = next((place for place in back if line[place].text in joints), 0)
    thing = line[joint + 1 : at]
    named = len(thing) > 1 and thing[0].text in _listed("determiners", language)
    return joint if named else 0


def _way(line: Sequence[Token], joint: int, at: int, language: str) -> str:
    """Whether the order before asks for less, or else for "well"; nothing where it complains."""
    start = max((k + 1 for k in range(joint - 1) if _ends(line[k])), default=0)
    said = {token.text for token in line[start:at]}
    if said.isdisjoint(_listed("orders", language)) or said & _listed("finding", language):
        return ""
    return "less" if said & _listed("lowering", language) else "well"


def _ends(token: Token) -> bool:
    return token.kind == "stop" and token.text != ","
