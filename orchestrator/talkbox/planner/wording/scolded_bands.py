"""A band that is only called bad: "horrid top end and far too much bass" wants less of it.

Where nothing is ordered, a bad word before a band says that there is too much of it. The words are
data: the `scolded_bands` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("scolded_bands")


def with_scolded_bands(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such band as too much."""
    if not _listed("bad", language):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _retold(clause, language))


def _retold(clause: Sequence[Token], language: str) -> list[Token]:
    said = [token.text for token in clause]
    bad = next((at for at, text in enumerate(said) if text in _listed("bad", language)), None)
    if bad is None or not set(said[:bad]) <= _listed("before", language):
        return list(clause)
    end = bad + 1
    while end < len(said) and said[end] in _listed("bad", language):
        end += 1
    match = phrasebook(language).at(clause, end) if end < len(clause) else None
    if match is None or (match.best.kind, match.best.role) != ("word", "nouns"):
        return list(clause)
    if match.best.name not in lexicon.reading()["bands_alone"]:
        return list(clause)
    phrases = lexicon.grammar(language)["scolded_bands"]["excess"]
    excess = [Token(word, "word") for phrase in phrases for word in phrase.split()]
    return [*clause[:bad], *excess, *clause[end:]]
