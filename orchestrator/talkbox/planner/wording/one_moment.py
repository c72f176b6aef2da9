"""An effect for one moment of the clip: "an echo on the last word", "more bass in the drop".

What is asked for one moment is no wish for the whole, so the moment is told as "on one part", which
no tool can do. A level has rules of its own, and so has what belongs to an end. The words are data:
the `one_moment` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_PART = (Token(",", "stop"), *(Token(word, "word") for word in ("on", "one", "part")))
_LEVEL, _CLIP = "level", "clip"
_TO_THE_NAME = 4
"""Tokens from "on" to what it names, both included: "on the very last word"."""

_listed = lists_of("one_moment")


def with_one_moment(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such moment in plain words."""
    told: list[Token] = []
    for stretch in stretches(line, _listed("joints", language)):
        clause = list(stretch.of(line))
        told += _told(clause, language) + list(line[stretch.end : stretch.end + 1])
    return told


def _told(clause: list[Token], language: str) -> list[Token]:
    for at in range(len(clause)):
        end = _moment_end(clause, at, language)
        if end and _is_effect([*clause[:at], *clause[end:]], language):
            return [*clause[:at], *_PART, *clause[end:]]
    return clause


def _moment_end(clause: Sequence[Token], at: int, language: str) -> int:
    """Where the moment ends that is named from `at` on; 0 where none is."""
    placed = clause[at].text in _listed("places", language)
    alone = clause[at].text in _listed("articles", language)  # "distort the last hit"
    before = clause[at - 1].text if at else ""
    if not placed and (not alone or before in _listed("beside", language)):
        return 0
    ordinal = False
    for place in range(at + 1, min(at + _TO_THE_NAME, len(clause))):
        text = clause[place].text
        if placed and text in _listed("sections", language):
            return place + 1
        if ordinal and text in _listed("notes", language):
            return place + 1
        if text in _listed("ordinals", language):
            ordinal = True
        elif text not in _listed("articles", language):
            return 0
    return 0


def _is_effect(clause: Sequence[Token], language: str) -> bool:
    """Whether the rest of the clause asks for something that tools do to the whole alone."""
    book, at, found = phrasebook(language), 0, False
    while at < len(clause):
        match = book.at(clause, at)
        entry = None if match is None else match.entry("word")
        if entry is not None:
            theme = lexicon.names()[entry.name]
            whole = entry.name in _listed("whole", language)
            if theme in (_LEVEL, _CLIP) and not whole:
                return False
            found = True
        at += 1 if match is None else match.length
    return found
