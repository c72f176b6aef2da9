"""What a wish hangs on: "brighter as long as it doesn't get harsh", "I don't care if it's ugly as
long as I can understand him".

Behind a wish the condition guards it, and is told with "but". Where something is only granted ("it
can be noisy", "I don't care how it sounds"), the condition is the wish and the grant asks for
nothing; a grant beside another wish asks for nothing either, nor does what need not be ("loud it
doesn't have to be"). What might be found is taken as found, and so is what a whole order hangs on
("add reverb if it sounds dry"). "As long as the clip" measures and is no condition. The words are
data: the `conditions` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.comparisons import is_comparison
from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_TO_THE_VERB = 6
"""Words from the opener to the verb of the condition: "as long as all of his words are"."""

_TO_THE_IF = 4

_listed = lists_of("conditions")


def with_conditions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a condition as a guard or as the wish, and without what is granted."""
    line = _without_ifs(_with_found(_without_needless(line, language), language), language)
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
        if speaks_of_sound(rest, language) and not _grants(rest, language):
            return [*rest, _STOP, *_told("guard", language), *clause]
        wish = [*line[:begins], *_told("wish", language), *clause, *line[until:]]
        return _without_grants(wish, language)
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
    """Whether it only allows something; "it could be brighter" wishes for that."""
    said = [token.text for token in clause]
    wishes = first_in(said, _listed("wishes", language)) is not None
    if wishes and _compares(clause, language):
        return False
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


def _without_needless(line: Sequence[Token], language: str) -> Sequence[Token]:
    """Without what need not be, where another clause speaks of a sound; "it doesn't need to be so
    bright" finds too much of it, and is left.
    """
    needless, degrees = _listed("needless", language), _listed("degrees", language)
    for clause in stretches(line, _listed("joints", language) | _listed("and", language)):
        said = [token.text for token in clause.of(line)]
        if first_in(said, needless) is None or not degrees.isdisjoint(said):
            continue
        if _compares(clause.of(line), language):
            continue
        rest = [*line[: clause.start], *line[clause.end :]]
        if speaks_of_sound(rest, language):
            return _without_needless(rest, language)
    return line


def _with_found(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "Should you find hum" as "there is hum", of which the order beside it then is: whether it is
    there is measured by every repair.
    """
    said = [token.text for token in line]
    span = first_in(said, _listed("findings", language))
    if span is None or (span[0] and line[span[0] - 1].kind != "stop"):
        return line
    return [*line[: span[0]], *_told("found", language), *line[span[1] :]]


def _without_ifs(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "Add reverb if it sounds dry": the order alone, where it says itself what is to be done."""
    span = first_in([token.text for token in line], _listed("ifs", language))
    if span is None or _is_looked_up(line[: span[0]], language):
        return line
    end = clause_end(line, span[1] - 1, _listed("then", language))
    state = line[span[1] : end]
    said = {token.text for token in state}
    figured = any(token.kind in ("number", "ratio") for token in state)
    rest = [*line[: span[0]], *line[end:]]
    if figured or not state or said & _listed("open", language):
        return line
    return rest if speaks_of_sound(rest, language) else line


def _is_looked_up(before: Sequence[Token], language: str) -> bool:
    """ "Check if it's clipping": what might be found is asked for itself."""
    near = " ".join(token.text for token in before[-_TO_THE_IF:])
    return any(f" {near}".endswith(f" {verb}") for verb in _listed("looking", language))


def _compares(clause: Sequence[Token], language: str) -> bool:
    """ "It doesn't have to be wider": that it shall not become so is a guard."""
    book = phrasebook(language)
    found = ((token.text, book.at(clause, at)) for at, token in enumerate(clause))
    return any(match is not None and is_comparison(text, match) for text, match in found)


def _told(name: str, language: str) -> list[Token]:
    words = lexicon.grammar(language)["conditions"][name]
    return [Token(folded(text), "word") for text in words]
