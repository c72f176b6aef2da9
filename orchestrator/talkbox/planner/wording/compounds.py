"""Two ideas of one clause that together ask for one thing, whatever stands between and around them.

Ducking and a beat are a pumping level, tails and "too long" a shorter decay, the beginning and
"softly" a fade-in; alone neither says so. The clause is told in the plain phrase, with its numbers
and its strength. Which ideas meet is data, the `compounds` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import Phrases, first_in, found_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_SENTENCE_ENDS = frozenset({".", "!", "?", ";", "\n"})
_FEW = 2
_LONG = 5
_TIMES = ("s", "ms")
_NOTE = "note"
_MOST_CLAUSES = 3
"""Clauses over which the two ideas of a wide rule may lie apart."""


_listed = lists_of("compounds")


@dataclass(frozen=True, slots=True)
class _Compound:
    told: tuple[Token, ...]
    first: Phrases
    second: Phrases
    unless: Phrases
    wide: bool
    """The ideas may stand in neighbouring clauses."""
    numbered: bool
    """Numbers of the clause are settings, and no part of the idea."""
    sized: bool
    """So are only those that have a unit: "a 1176 in parallel, 30 %"."""
    timed: bool
    """What stands beside a time of the clip is told by it, and not by the idea."""
    least: int
    """Words that the clause has at least; shorter ones are read as they stand."""


def with_compounds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as what it asks for."""
    rules = _rules(language)
    if not rules:
        return list(line)
    said: list[Token] = []
    for sentence in _sentences(line):
        said += _told(sentence, rules, language)
    return said


def _sentences(line: Sequence[Token]) -> Iterator[list[Token]]:
    start = 0
    for at, token in enumerate(line):
        if token.kind == "stop" and token.text in _SENTENCE_ENDS:
            yield list(line[start : at + 1])
            start = at + 1
    yield list(line[start:])


def _told(line: list[Token], rules: Sequence[_Compound], language: str) -> list[Token]:
    parted = list(stretches(line, _listed("joints", language)))
    for place in range(len(parted)):
        for rule in rules:
            end = _meets(line, parted[place:], rule, language)
            if end:
                start = parted[place].start
                rest = _told(line[end:], rules, language)
                return [*line[:start], *rule.told, *_kept(line[start:end], rule, language), *rest]
    return line


def _meets(line: Sequence[Token], ahead: Sequence[Stretch], rule: _Compound, language: str) -> int:
    """Where the clauses end in which the two ideas meet, one of them here; 0 if they do not."""
    reach = _MOST_CLAUSES if rule.wide else 1
    begun = [token.text for token in ahead[0].of(line)]
    if len(begun) < rule.least or not _begins(line, ahead, rule):
        return 0
    for stretch in ahead[:reach]:
        said = [token.text for token in line[ahead[0].start : stretch.end]]
        if _are_both(said, rule):
            clause = line[ahead[0].start : stretch.end]
            known = first_in(said, rule.unless) or _is_phrase(clause, said, rule, language)
            known = known or (rule.timed and _has_time(clause, language))
            return 0 if known else _end(line, ahead, stretch, rule)
    return 0


def _end(line: Sequence[Token], ahead: Sequence[Stretch], last: Stretch, rule: _Compound) -> int:
    """Where the ideas end: a phrase may reach over the joint behind them ("t's and s's")."""
    start, after = ahead[0].start, next((each for each in ahead if each.start > last.start), last)
    said = [token.text for token in line[start : after.end]]
    spans = (span for idea in (rule.first, rule.second) for span in found_in(said, idea))
    reach = last.end - start
    return after.end if any(one < reach < two for one, two in spans) else last.end


def _begins(line: Sequence[Token], ahead: Sequence[Stretch], rule: _Compound) -> bool:
    """Whether an idea begins in the first clause; that of a wide rule may reach over a joint
    ("beginning and end").
    """
    whole = line[ahead[0].start : ahead[1].end] if rule.wide and ahead[1:] else ahead[0].of(line)
    length, said = len(ahead[0].of(line)), [token.text for token in whole]
    found = (first_in(said, idea) for idea in (rule.first, rule.second)[: 1 + rule.wide])
    return any(span is not None and span[0] < length for span in found)


def _is_phrase(
    clause: Sequence[Token], said: Sequence[str], rule: _Compound, language: str
) -> bool:
    """Whether a phrase of its own says both ideas, and means something else."""
    book = phrasebook(language)
    ones, twos = list(found_in(said, rule.first)), list(found_in(said, rule.second))
    told = book.at(rule.told, 0)
    for at in range(len(clause)):
        match = book.at(clause, at)
        if match is None or match.best.kind != "word" or not match.exact or match.length < _FEW:
            continue
        own = told is not None and match.best.name == told.best.name
        end = at + match.length
        held = [any(at <= one[0] and one[1] <= end for one in idea) for idea in (ones, twos)]
        if all(held) and not own:
            return True
    return False


def _has_time(clause: Sequence[Token], language: str) -> bool:
    """ "Everything after 1:45": a time in figures or words, with its unit."""
    found = (quantity_at(clause, at, language) for at in range(len(clause)))
    return any(said is not None and said[0].unit in _TIMES for said in found)


def _are_both(said: Sequence[str], rule: _Compound) -> bool:
    """Whether both ideas stand there, each in words of its own."""
    ones = list(found_in(said, rule.first))
    twos = list(found_in(said, rule.second)) if ones else []
    return any(one[1] <= two[0] or two[1] <= one[0] for one in ones for two in twos)


def _kept(clause: Sequence[Token], rule: _Compound, language: str) -> list[Token]:
    """How much is wanted: the numbers and the strengths of the clause; a note value always is."""
    kept: list[Token] = []
    book, at = phrasebook(language), 0
    while at < len(clause):
        measured = quantity_at(clause, at, language)
        if measured is not None and not (rule.numbered or measured[0].unit == _NOTE):
            measured = None
        if measured is not None and rule.sized and not measured[0].unit:
            measured = None
        match = book.at(clause, at)
        strong = match is not None and match.exact and match.best.kind == "strength"
        length = match.length if match is not None else 1
        if measured is not None and (measured[1] > 1 or clause[at].kind != "word"):
            length = measured[1]
            kept += clause[at - _is_aimed(clause, at, language) : at + length]
        elif strong:
            kept += clause[at : at + length]
        at += length
    return kept


def _is_aimed(clause: Sequence[Token], at: int, language: str) -> bool:
    """Whether the number says what it is to be and not by how much: "slow it down to 85 %"."""
    before = phrasebook(language).at(clause, at - 1) if at else None
    return before is not None and (before.best.kind, before.best.name) == ("mark", "to")


@cache
def _rules(language: str) -> tuple[_Compound, ...]:
    listed = lexicon.grammar(language).get("compounds", {})
    return tuple(_rule(text, language) for text in listed.get("rules", ()))


def _rule(text: str, language: str) -> _Compound:
    """`NAME*told*how`; "NAME:OTHER" shares the first idea and the exceptions of NAME."""
    name, told, *how = text.split("*")
    shared = name.partition(":")[0]
    first, unless = _listed(f"{shared}_first", language), _listed(f"{shared}_unless", language)
    second = _listed(f"{name.replace(':', '_')}_second", language)
    if "free" not in how:
        unless |= _listed("denying", language)
    words = tuple(Token(word, "word") for word in told.split())
    least = _LONG if "long" in how else 0
    numbered, sized = "bare" not in how, "sized" in how
    return _Compound(
        words, first, second, unless, "wide" in how, numbered, sized, "timed" in how, least
    )
