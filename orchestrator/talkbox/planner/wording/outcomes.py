"""What an order is to lead to: "low pass at 6k so it sounds distant".

Behind an order, "so it sounds" names the aim of it; behind a finding ("too much bass, so it sounds
boomy") it names what is wrong and stays as it is. The words are data: the `outcomes` of a
language's grammar and the verbs of its `consequences`.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_LONGEST_ORDER = 2

_listed, _orders = lists_of("outcomes"), lists_of("consequences")


def with_outcomes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such aim as an order of its own."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        verb = _aim(line, at, language)
        if verb and _ordered(kept, language):
            kept += [] if _places(line, verb, language) else [_STOP, *_wish(line[verb], language)]
            at = verb + 1
        else:
            kept.append(line[at])
            at += 1
    return kept


def _aim(line: Sequence[Token], at: int, language: str) -> int:
    """Where the verb of an aim stands: "so it sounds", "so that he sits"; 0 for none."""
    if line[at].text not in _orders("joins", language):
        return 0
    subject = at + 2 if line[at + 1 : at + 2] and line[at + 1].text == "that" else at + 1
    said = [token.text for token in line[subject : subject + 3]]
    if len(said) > 1 and said[0] in _listed("verbs", language):
        return subject  # "it's"
    if len(said) < 3 or said[0] not in _listed("subjects", language):
        return 0
    unless = _listed("unless", language)
    return 0 if unless.intersection(said[1:]) else subject + 1


def _places(line: Sequence[Token], verb: int, language: str) -> bool:
    """Whether the aim is a place, which the order itself brings it to: "sits under the voice"."""
    below = line[verb + 1 : verb + 2]
    placed = line[verb].text in _listed("placing", language)
    return placed and bool(below) and below[0].text in _listed("below", language)


def _wish(verb: Token, language: str) -> list[Token]:
    """How the aim is ordered: "make" in the place of "sounds", "make it sit" for "sits"."""
    make, it = lexicon.grammar(language)["outcomes"]["wish"]
    if verb.text in _listed("verbs", language):
        return [Token(make, "word")]
    placed = verb.text in _listed("placing", language)
    return [Token(make, "word"), Token(it, "word"), verb] if placed else [verb]


def _ordered(before: Sequence[Token], language: str) -> bool:
    """Whether the clause before begins with an order."""
    stops = [place for place, token in enumerate(before) if token.kind == "stop"]
    clause = [token.text for token in before[stops[-1] + 1 if stops else 0 :]]
    if not _listed("findings", language).isdisjoint(clause):
        return False
    while clause and clause[0] in _orders("pleas", language):
        clause = clause[1:]
    if clause[:1] and clause[0] in _orders("verbs", language):
        return True
    firsts = _listed("orders", language)
    return any(" ".join(clause[:length]) in firsts for length in range(1, _LONGEST_ORDER + 1))
