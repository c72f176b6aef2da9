"""An order right behind what is wrong: "it's too loud turn it down", "si está muy fuerte bájalo".

Nothing parts them where the comma was left out, and the finding would be taken for what is ordered:
louder. So a stop is set before the order, where a word of too much stands shortly before it and
nothing joins the two. An amount of something else behind the comma is an order too, and no second
complaint: "too cold, some bass please" adds it. The words are data: the `cures_run_on` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import found_in

_STOP = Token(",", "stop")
_TO_THE_MEASURE = 4
"""Words from "too" to the order: "too damn loud turn"."""

_listed = lists_of("cures_run_on")


def with_run_on_cures(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a stop before every such order, and a verb before every such amount."""
    if not _listed("measures", language):
        return list(line)
    line = _with_amounts(line, language)
    told: list[Token] = []
    for at, token in enumerate(line):
        if _orders(line, at, language) and _is_behind_finding(line, at, language):
            told.append(_STOP)
        told.append(token)
    return told


def _with_amounts(line: Sequence[Token], language: str) -> list[Token]:
    told: list[Token] = []
    verb = [Token(text, "word") for text in sorted(_listed("adding", language))]
    for at, token in enumerate(line):
        if verb and at and line[at - 1].text == _STOP.text and _is_amount(line, at, language):
            told += verb
        told.append(token)
    return told


def _is_amount(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether so much of a part or a quality is told here, behind what is too much of another."""
    end = clause_end(line, at, ())
    said = [token.text for token in line[at:end]]
    span = next(found_in(said, _listed("amounts", language)), None)
    if span is None or span[0] or at + span[1] >= end:
        return False
    if not _listed("removing", language).isdisjoint(said):
        return False  # "too bright, a bit of the treble out"
    match = phrasebook(language).at(line, at + span[1])
    if match is None or (match.best.kind, match.best.role) != ("word", "nouns"):
        return False
    before = [token.text for token in line[: at - 1]]
    places = [k for k, text in enumerate(before) if text in _listed("measures", language)]
    follows = before[places[-1] + 1 : places[-1] + 2] if places else []
    near = bool(follows) and len(before) - places[-1] <= _TO_THE_MEASURE
    return near and follows[0] not in _listed("much", language)


def _orders(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order begins here: with its object ("turn it"), or one that needs none."""
    if line[at].text in _listed("whole", language):
        return True
    following = line[at + 1].text if at + 1 < len(line) else ""
    return line[at].text in _listed("orders", language) and following in _listed(
        "objects", language
    )


def _is_behind_finding(line: Sequence[Token], at: int, language: str) -> bool:
    for place in range(at - 1, max(-1, at - 1 - _TO_THE_MEASURE), -1):
        if line[place].kind != "word" or line[place].text in _listed("joints", language):
            return False
        if line[place].text in _listed("measures", language):
            return place < at - 1
    return False
