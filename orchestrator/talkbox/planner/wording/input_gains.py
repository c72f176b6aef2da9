"""Levels that were set too high when it was recorded: "I had the gain too high".

What went wrong when it was recorded left distortion behind, which turning it down now does not
mend. Where somebody asks for that all the same, or says by how much, it stands as it was said. The
words are data: the `input_gains` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("input_gains")


def with_input_gains(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such mishap as the distortion that it left."""
    said = [token.text for token in line]
    if not _listed("told", language) or first_in(said, _listed("turning", language)):
        return list(line)
    joints = _listed("joints", language)
    return clauses_retold(line, joints, lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    if any(token.kind not in ("word", "stop") for token in clause):
        return clause
    said = [token.text for token in clause]
    if not _was_overdriven(said, language):
        return clause
    told = lexicon.grammar(language)["input_gains"]["told"]
    return [Token(folded(text), "word") for text in told]


def _was_overdriven(said: Sequence[str], language: str) -> bool:
    """Whether a gain was too high, or something was recorded too hot, and shall not sound so."""
    if not _listed("likening", language).isdisjoint(said):
        return False
    if first_in(said, _listed("recorded_hot", language)):
        return True
    past = first_in(said, _listed("past", language))
    gain = first_in(said, _listed("gains", language))
    return bool(past and gain and first_in(said, _listed("excess", language)))
