"""Findings without a verb, as engineers note them: "vocals a tad bright", "snare a bit loud".

A part, a small degree and a quality tell how the part is; as a wish the quality would be compared
("vocals a bit brighter"). The words are data: the `verbless_findings` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.comparisons import is_comparison
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_MOST_OF_A_PART = 3
"""Words of the part: "the lead vocal"."""

_listed = lists_of("verbless_findings")


def with_verbless_findings(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a verb in every such clause."""
    said = {token.text for token in line}
    if not _listed("degrees", language) or not _listed("wishing", language).isdisjoint(said):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _retold(clause, language))


def _retold(clause: Sequence[Token], language: str) -> list[Token]:
    said = [token.text for token in clause]
    degree = first_in(said, _listed("degrees", language))
    if degree is None or not 0 < degree[0] <= _MOST_OF_A_PART:
        return list(clause)
    if not set(said[: degree[0]]) <= _listed("parts", language) | _listed("before", language):
        return list(clause)
    if not _is_quality(clause, degree[1], language):
        return list(clause)
    verbs = lexicon.grammar(language)["verbless_findings"]["is"]
    return [*clause[: degree[0]], *(Token(verb, "word") for verb in verbs), *clause[degree[0] :]]


def _is_quality(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether a plain quality ends the clause: "bright", and no "brighter" or "reverb"."""
    match = phrasebook(language).at(clause, at) if at < len(clause) else None
    if match is None or at + match.length != len(clause):
        return False
    text = " ".join(token.text for token in clause[at:])
    quality = match.best.kind == "word" and match.best.role == "says"
    return quality and text in _listed("qualities", language) and not is_comparison(text, match)
