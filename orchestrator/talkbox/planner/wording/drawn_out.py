"""More that is drawn out of a sound: "get more bass out of the kick", "coax some warmth out of it".

What shall be more comes out of it and is not taken from it, unless a verb takes ("pull more mud out
of it") or what comes out is a fault. The words are data: the `drawn_out` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_TO_THE_SOURCE = 6
"""Words from "more" to "out of", both included: "more of a warm low end out of"."""
_TO_THE_MORE = 4
"""Words from a verb that lures to what comes out: "squeeze just a bit more"."""

_listed = lists_of("drawn_out")


def with_drawn_out(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with what is drawn out as what is to be added."""
    if not _listed("more", language):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _retold(clause, language))


def _retold(clause: Sequence[Token], language: str) -> list[Token]:
    said = [token.text for token in clause]
    lured = _lured(said, language)
    more = lured if lured is not None else _first(said, "more", language)
    source = _source(said, more, language)
    if more is None or (source is None and (lured is None or _listed("out", language))):
        return list(clause)
    if not _listed("takers", language).isdisjoint(said[:more]):
        return list(clause)
    if _is_fault(clause, more, len(clause) if source is None else source, language):
        return list(clause)
    told = list(clause)
    if source is not None:
        told[source : source + 2] = _words("into", language)
    if lured is not None:
        told[lured : lured + 1] = _words("adding", language)
    return told


def _lured(said: Sequence[str], language: str) -> int | None:
    """Where a verb stands that draws more out: "coax", "squeeze"."""
    at = _first(said, "luring", language)
    near = said[at + 1 : at + 1 + _TO_THE_MORE] if at is not None else []
    return at if not _listed("amounts", language).isdisjoint(near) else None


def _source(said: Sequence[str], more: int | None, language: str) -> int | None:
    """Where "out of" stands behind what is more; None where it does not."""
    if more is None:
        return None
    places = range(more + 2, min(more + 2 + _TO_THE_SOURCE + _TO_THE_MORE, len(said) - 1))
    pairs = _listed("out", language)
    return next((at for at in places if f"{said[at]} {said[at + 1]}" in pairs), None)


def _first(said: Sequence[str], name: str, language: str) -> int | None:
    return next((at for at, text in enumerate(said) if text in _listed(name, language)), None)


def _is_fault(clause: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether something comes out that nobody wishes for: "more of the hum out of it"."""
    book = phrasebook(language)
    found = [book.at(clause, at) for at in range(start + 1, end)]
    unwished = any(match is not None and match.best.role == "faults" for match in found)
    said = {token.text for token in clause[start + 1 : end]}
    return unwished or not _listed("faults", language).isdisjoint(said)


def _words(name: str, language: str) -> list[Token]:
    return [Token(word, "word") for word in lexicon.grammar(language)["drawn_out"][name]]
