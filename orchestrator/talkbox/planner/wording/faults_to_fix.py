"""A bare quality that is to be fixed: "dark and distant, fix it", "he is robotic, help".

Whoever wants it mended finds too much of it. The words are data: the `faults_to_fix` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.comparisons import is_comparison
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_SAID = frozenset({"says", "faults", "lacks"})

_listed = lists_of("faults_to_fix")


def with_faults_to_fix(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such quality as too much of it."""
    told = list(line)
    parted = list(stretches(line, ())) if _listed("mending", language) else []
    for place in range(len(parted) - 2, -1, -1):
        if not mends(line, parted[place + 1], language):
            continue
        at = quality_in(line, parted[place], language)
        if at is not None:
            words = lexicon.grammar(language)["faults_to_fix"]["told"]
            told[at:at] = [Token(text, "word") for text in words]
    return told


def mends(line: Sequence[Token], clause: Stretch, language: str) -> bool:
    """Whether the clause only asks to mend something: "can you fix that please"."""
    polite = _listed("polite", language)
    said = [token.text for token in clause.of(line) if token.text not in polite]
    return " ".join(said) in _listed("mending", language)


def quality_in(line: Sequence[Token], clause: Stretch, language: str) -> int | None:
    """Where the quality begins that is all the clause says; None where it says more, orders it, or
    names what people wish for ("warm and clear, help me").
    """
    if not _listed("unless", language).isdisjoint(token.text for token in clause.of(line)):
        return None
    at = clause.start
    while at < clause.end and line[at].text in _listed("leads", language):
        at += 1
    place = at
    while place < clause.end:
        length = _quality(line[: clause.end], place, language)
        if not length:
            return None
        place += length
        if place < clause.end - 1 and line[place].text in _listed("joints", language):
            place += 1
    return at if at < clause.end else None


def _quality(said: Sequence[Token], at: int, language: str) -> int:
    """How many tokens the quality takes that stands here; 0 where none does, or one compared."""
    match = phrasebook(language).at(said, at)
    if match is None or match.best.kind != "word" or match.best.role not in _SAID:
        return 0
    text = " ".join(token.text for token in said[at : at + match.length])
    return 0 if is_comparison(text, match) else match.length
