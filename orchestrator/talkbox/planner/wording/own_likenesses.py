"""What one's own recording sounds like: "my voice sounds like I'm in a cave" wishes for no cave.

Who tells how they themselves sound now, or where they seem to be, complains of it: a room is too
much echo, water and walls are dull, a telephone is thin. A wish in the same clause ("I want it to
sound as if I was in a cave") stays one. The words are data: the `own_likenesses` of a language's
grammar; a language that lists none has no such rule. Which sounds are meant is in reading.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_KINDS = ("ringing", "dull", "thin", "boxed")
"""What it may sound like, as reading.toml and the grammars have it."""

_listed = lists_of("own_likenesses")


def with_own_likenesses(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such likeness as the complaint that it is."""
    if not _listed("sounds", language):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    told = _telling(said, language)
    if told is None or not _listed("wishing", language).isdisjoint(said):
        return clause
    for start, end, flaw in _flaws(clause, language):
        first, last = min(start, told[0]), max(end, told[1])
        if not _likens(said[first:start], said[told[0] : told[1]], language):
            continue
        complaint = lexicon.grammar(language)["own_likenesses"][flaw]
        words = (Token(text, "word") for text in complaint)
        return [*clause[:first], _STOP, *words, _STOP, *clause[last:]]
    return clause


def _telling(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """Where it is told how it seems to be, or how one's own recording sounds."""
    seems = first_in(said, _listed("seems", language))
    if seems is not None:
        return seems
    sounds = first_in(said, _listed("sounds", language))
    whose = _listed("own", language).isdisjoint(said)
    return None if sounds is None or whose else sounds


def _likens(before: Sequence[str], telling: Sequence[str], language: str) -> bool:
    """Whether it seems so, or is told to be like that: "thin in our hall" is heard there."""
    if " ".join(telling) not in _listed("sounds", language):
        return True
    return not _listed("likening", language).isdisjoint(before)


def _flaws(clause: Sequence[Token], language: str) -> Iterator[tuple[int, int, str]]:
    """From where to where something is named that it sounds like, and what it is called."""
    book = phrasebook(language)
    kinds = {kind: lexicon.reading()[f"likened_{kind}"] for kind in _KINDS}
    for at in range(len(clause)):
        match = book.at(clause, at)
        if match is None or match.best.kind != "word":
            continue
        flaw = next((kind for kind, names in kinds.items() if match.best.name in names), None)
        if flaw is not None:
            yield at, at + match.length, flaw
