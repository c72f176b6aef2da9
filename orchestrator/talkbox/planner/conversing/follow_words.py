"""Follow-ups in set phrases: the whole text, its first words or its last sentence.

The phrases are data, the `follow` of a language's grammar; numbers in them are `stepping`'s. What
is said besides is not read here.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.asking.strengths import strength_of
from talkbox.planner.conversing.stepping import stepped
from talkbox.planner.parsing.items import items
from talkbox.planner.requests import PLAIN, Follow
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook, sentences
from talkbox.planner.text.tokens import Token

GOING_BACK = frozenset({"undo", "first", "take"})
"""Steps that answer what is complained of before them."""
_LEADING = frozenset({"undo", "redo", "first", "take", "clear", "opposite", "more", "less", "off"})
"""What further wishes may follow."""
_TRAILING = frozenset({"undo", "first", "take", "more", "less", "between", "thanks"})
"""Not "off": "there's a hum on it, remove it"."""
_BY_TWO = {"half": "less", "double": "more"}
_TWICE = 2.5
"""The strength from which more is twice as much, and less half."""
_LABEL = 2
"""Words of what a file may be called: "interview, take 2"."""
_LONGEST_MEANT = 5
_listed, _ways = lists_of("follow_leads"), lists_of("knob_words")
_LONGEST_LEAD = 12
"""Tokens before what a further wish may begin at, at most."""


def follow_said(line: Sequence[Token], language: str) -> Follow | None:
    """The follow-up that the whole line is, politeness aside; None where it is none."""
    step = stepped(line, language)
    if step is not None:
        return step
    name = _whole(line, language) or _measured(line, language)
    return None if name is None else _follow(name, how_much(_text(line), language))


def _measured(line: Sequence[Token], language: str) -> str | None:
    """ "A bit less extreme": more or less of it, with how much before."""
    match = phrasebook(language).at(line, 0) if line else None
    if match is None or match.best.kind != "strength":
        return None
    name = _whole(line[match.length :], language)
    return name if name in ("more", "less") else None


def leading_follow(line: Sequence[Token], language: str) -> tuple[Follow | None, str]:
    """ "undo that and make it brighter", "a bit less, and wider": the step, the rest as text."""
    meant = _meant_instead(line, language)
    if meant:
        turned = _text(line[meant:]) in _ways("up", language) | _ways("down", language)
        return (Follow("opposite"), "") if turned else (Follow("instead"), _text(line[meant:]))
    for place, token in enumerate(line[:_LONGEST_LEAD]):
        if token.kind == "stop" or token.text in phrasebook(language).joints:
            step = _leading(line[:place], language)
            rest = line[place + 1 :]
            again = None if step is None else follow_said(rest, language)
            if step is None or again is None:
                return step, "" if step is None else _text(rest)
            plainer = again.kind in GOING_BACK | {"between"} or again.kind == step.kind
            return (again if plainer else step), ""
    return None, ""


def _meant_instead(line: Sequence[Token], language: str) -> int:
    """ "No, I meant the highs": how many tokens say that the last wish was another; 0 for none."""
    for length in range(min(_LONGEST_MEANT, len(line) - 1), 0, -1):
        if _text([t for t in line[:length] if t.kind != "stop"]) in _listed("instead", language):
            return length
    return 0


def _leading(line: Sequence[Token], language: str) -> Follow | None:
    step = follow_said(line, language)
    if step is not None and step.said == "no" and len(line) == 1:  # "no, darker" goes on from here
        return None
    return step if step is not None and step.kind in _LEADING else None


def trailing_follow(line: Sequence[Token], language: str) -> tuple[Follow | None, str]:
    """ "That made it worse, undo it": the step at the end of a text, and what is said before."""
    start = next((k for k in range(len(line) - 2, 0, -1) if line[k].kind == "stop"), 0)
    said = line[start + 1 :]
    step = follow_said(said, language) if start else None
    if step is None or step.kind not in _TRAILING:
        return None, ""
    label = step.kind == "take" and len(said) <= _LABEL
    return (None, "") if label else (step, _text(line[:start]))


def how_much(text: str, language: str) -> float:
    """How much more or less; "too much" and "not that much" name no amount."""
    found = items(text, language)
    if any(item.name in ("not", "too", "opposite") for item in found):
        return PLAIN
    return strength_of([item for item in found if item.kind == "strength"]) or PLAIN


def _text(line: Sequence[Token]) -> str:
    return " ".join(token.text for token in line)


def _follow(name: str, strength: float) -> Follow:
    """The follow-up of this name; praise is thanks, and what is rejected is undone."""
    if name in _BY_TWO:
        return Follow(_BY_TWO[name], _TWICE)
    if name == "yes":
        return Follow("thanks", strength, "yes")
    return Follow("undo", strength, "no") if name == "no" else Follow(name, strength)


def _whole(line: Sequence[Token], language: str) -> str | None:
    """The name of the set phrase that the whole line is, politeness aside."""
    known, book = sentences("follow", language), phrasebook(language)
    said = [t.text for t in line if t.kind != "stop" and t.text not in book.articles]
    while said:
        if tuple(said) in known:
            return known[tuple(said)]
        if len(said) > 1 and said[-1] in book.polite:
            said = said[:-1]
        elif len(said) > 1 and said[0] in book.polite:
            said = said[1:]
        else:
            return None
    return None
