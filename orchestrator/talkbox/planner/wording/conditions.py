"""What a wish hangs on: "brighter as long as it doesn't get harsh", "I don't care if it's ugly as
long as I can understand him".

Behind a wish the condition guards it, and is told with "but". Where something is only granted ("it
can be noisy", "I don't care how it sounds"), the condition is the wish and the grant asks for
nothing; a grant beside another wish asks for nothing either. "As long as the clip" measures and is
no condition. The words are data: the `conditions` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_TO_THE_VERB = 6
"""Words from the opener to the verb of the condition: "as long as all of his words are"."""

_listed = lists_of("conditions")


def with_conditions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a condition as a guard or as the wish, and without what is granted."""
    if not _listed("openers", language):
        return list(line)
    span = _opener(line, language)
    if span is None:
        return _without_grants(line, language)
    start, end = span
    until = clause_end(line, end - 1, ())
    begins = max((at + 1 for at in range(start) if line[at].kind == "stop"), default=0)
    clause, rest = _alone(line[end:until], language), [*line[:begins], *line[until:]]
    if begins == start:
        if speaks_of_sound(rest, language):
            return [*rest, _STOP, *_told("guard", language), *clause]
        return [*line[:begins], *_told("wish", language), *clause, *line[until:]]
    if _grants(line[begins:start], language):
        return [*line[:begins], *_told("wish", language), *clause, *line[until:]]
    return [*line[:start], _STOP, *_told("guard", language), *line[end:]]


def _alone(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """ "As long as it's clear i'm happy": the condition without what follows from it."""
    span = first_in([token.text for token in clause], _listed("content", language))
    return clause if span is None else clause[: span[0]]


def _opener(line: Sequence[Token], language: str) -> tuple[int, int] | None:
    """Where "as long as" stands before a clause of its own."""
    said = [token.text for token in line]
    span = first_in(said, _listed("openers", language))
    if span is None:
        return None
    following = said[span[1] : span[1] + _TO_THE_VERB]
    lasts = not _listed("lasting", language).isdisjoint(said[max(0, span[0] - 1) : span[0]])
    return None if lasts or _listed("verbs", language).isdisjoint(following) else span


def _grants(clause: Sequence[Token], language: str) -> bool:
    said = [token.text for token in clause]
    return first_in(said, _listed("grants", language)) is not None


def _without_grants(line: Sequence[Token], language: str) -> list[Token]:
    """Without "I don't care how it sounds", where another clause speaks of a sound."""
    for clause in stretches(line, _listed("joints", language)):
        said = [token.text for token in clause.of(line)]
        idle = first_in(said, _listed("indifferent", language))
        if idle is not None and idle[0] == 0:
            rest = [*line[: clause.start], *line[clause.end :]]
            return rest if speaks_of_sound(rest, language) else list(line)
    return list(line)


def _told(name: str, language: str) -> list[Token]:
    words = lexicon.grammar(language)["conditions"][name]
    return [Token(folded(text), "word") for text in words]
