"""Sound that is heard on one side alone: "man hört nur links was", "só sai som do lado esquerdo".

A clause that says where all there is to hear comes from, or where nothing does, finds the sound
lopsided and pans nothing; it says nothing else, so that "ich höre nur links ein rauschen" is about
the noise. A clause beside it that merely asks for a cure asks for nothing more. The words are data:
the `heard_one_sided` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_listed = lists_of("heard_one_sided")


def with_heard_one_sided(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as the complaint, and without what only asks to mend it."""
    if not _listed("heard", language):
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    found = [each for each in clauses if _finds(each.of(line), language)]
    if not found:
        return list(line)
    gone = [*found, *(each for each in clauses if _only_mends(each.of(line), language))]
    return _rewritten(line, sorted(gone, key=lambda each: each.start), language)


def _rewritten(line: Sequence[Token], gone: Sequence[Stretch], language: str) -> list[Token]:
    """The line with the complaint in place of the first of these clauses and without the others."""
    kept: list[Token] = []
    told = lexicon.grammar(language)["heard_one_sided"]["told"]
    said = [Token(folded(text), "word") for text in told]
    end = 0
    for clause in gone:
        kept += [*line[end : clause.start], *said]
        said = []
        end = clause.end
    return [*kept, *line[end:]]


def _finds(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause says that one side has everything, or nothing, and no more than that."""
    said = [token.text for token in clause]
    if not _has(said, "heard", language):
        return False
    names = ("heard", "alone", "nothing", "sides", "some", "named", "beside")
    if not frozenset[str]().union(*(_listed(name, language) for name in names)).issuperset(said):
        return False
    sided = _has(said, "sides", language)
    one = _has(said, "some", language) and _has(said, "named", language)
    bare = _has(said, "nothing", language)
    return (sided or one) and (bare or _has(said, "alone", language))


def _only_mends(clause: Sequence[Token], language: str) -> bool:
    said = [token.text for token in clause]
    known = _listed("curing", language) | _listed("beside", language) | _listed("named", language)
    return _has(said, "curing", language) and known.issuperset(said)


def _has(said: Sequence[str], name: str, language: str) -> bool:
    return not _listed(name, language).isdisjoint(said)
