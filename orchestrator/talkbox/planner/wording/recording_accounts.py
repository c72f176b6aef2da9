"""How a recording came about: "the cable had a loose contact", "grabado al lado de la nevera".

What stood beside the microphone, what was left open and whose old tape it is are no sounds to be
made; a neighbour at work is a noise that went in with it, and where a cough happened is no place
for the sound. What it shall sound like ("like an old
tape") is left as it stands. The words are data: the `recording_accounts` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_FLAWS = frozenset({"faults", "lacks"})

_listed = lists_of("recording_accounts")


def with_recording_accounts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such an account, and with the noise that it tells of."""
    if not _listed("accounts", language):
        return list(line)
    joints = _listed("joints", language)
    told = clauses_retold(line, joints, lambda clause: _retold(clause, language))
    return told if any(token.kind != "stop" for token in told) else list(line)


def _retold(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    if first_in(said, _listed("wishing", language)):
        return clause
    if first_in(said, _listed("happened", language)):
        return _without_its_moment(clause, said, language)
    if first_in(said, _listed("scenes", language)) and not _finds_fault(clause, language):
        return []
    if first_in(said, _listed("intruders", language)):
        told = lexicon.grammar(language)["recording_accounts"]["told"]
        return [Token(folded(text), "word") for text in told]
    span = first_in(said, _listed("accounts", language))
    if span is None:
        return clause
    rest = [*clause[: span[0]], *_retold(clause[span[1] :], language)]
    remains = _listed("remains", language)
    return [] if all(token.text in remains for token in rest) else rest


def _without_its_moment(
    clause: Sequence[Token], said: Sequence[str], language: str
) -> Sequence[Token]:
    """The clause without where a cough is, which is no place that is asked for."""
    moment = first_in(said, _listed("moments", language))
    return clause if moment is None else [*clause[: moment[0]], *clause[moment[1] :]]


def _finds_fault(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause says what is wrong with the sound."""
    book = phrasebook(language)
    found = (book.at(clause, at) for at in range(len(clause)))
    return any(match is not None and match.best.role in _FLAWS for match in found)
