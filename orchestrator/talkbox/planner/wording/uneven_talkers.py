"""Somebody who is softer than others or in places: "at the end i whisper, bring that up".

Turned up or down as a whole the clip would stay as uneven as it is, so the finding and what is to
be done about it are one wish: even levels. A finding names a person and how loud they are, with a
place ("in the middle"), a comparison, or the other loudness beside it, or has them leave the
microphone ("I drift away from the mic"); an order names nothing else.
"Boost the quiet guest" is both at once. Where a figure says how much or when, it stays as it is
said, but for the adjective. The words are data: the `uneven_talkers` of a language's grammar;
a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_listed = lists_of("uneven_talkers")


def with_uneven_talkers(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a finding and its order as "even out levels"."""
    if not _listed("people", language):
        return list(line)
    if any(token.kind in ("number", "ratio") for token in line):
        return _without_adjective(line, language)
    clauses = [each.of(line) for each in stretches(line, _listed("joints", language))]
    gone = [clause for clause in clauses if _turns_talker(clause, language)]
    if not gone:
        orders = [clause for clause in clauses if _only_orders(clause, language)]
        told = [each for each in clauses if _finds(each, clauses, orders, language)]
        ordered = any(each not in told for each in orders)
        leaves = any(_leaves(each, language) for each in told)
        came = [each for each in clauses if leaves and _only_changes(each, language)]
        sure = ordered or len(told) == len(clauses) > 1 or leaves
        gone = [*told, *orders, *came] if told and sure else []
    return _rewritten(line, gone, language) if gone else list(line)


def _rewritten(
    line: Sequence[Token], gone: Sequence[Sequence[Token]], language: str
) -> list[Token]:
    """The line with one order in place of all these clauses."""
    evened = [Token(folded(text), "word") for text in _told(language)]
    kept: list[Token] = []
    end = 0
    for stretch in stretches(line, _listed("joints", language)):
        kept += line[end : stretch.start]
        if stretch.of(line) in gone:
            kept += evened
            evened = []
        else:
            kept += stretch.of(line)
        end = stretch.end
    return [*kept, *line[end:]]


def _told(language: str) -> Sequence[str]:
    return lexicon.grammar(language)["uneven_talkers"]["told"]


def _without_adjective(line: Sequence[Token], language: str) -> list[Token]:
    """ "Quiet singer, raise by 3 db", "boost the quiet birdsong 12 db": how loud it is, is no order
    beside what is to be.
    """
    said = {token.text for token in line}
    raised = not said.isdisjoint(_listed("raising", language))
    lowered = not said.isdisjoint(_listed("lowering", language))
    things = _listed("quiet_things", language)
    idle = _adjectives(line, "quiet", language, things) if raised else set[int]()
    if lowered and not raised and not said.isdisjoint(things):
        idle |= _adjectives(line, "loud", language, things)
    return [token for at, token in enumerate(line) if at not in idle]


def _turns_talker(clause: Sequence[Token], language: str) -> bool:
    """ "Boost the quiet guest", "turn the louder one down"."""
    quiet, loud = (_adjectives(clause, name, language) for name in ("quiet", "loud"))
    said = {token.text for at, token in enumerate(clause) if at not in quiet | loud}
    if not _listed("wishing", language).isdisjoint(said):
        return False
    raised = not _listed("raising", language).isdisjoint(said)
    lowered = not _listed("lowering", language).isdisjoint(said)
    return bool((raised and quiet and not lowered) or (lowered and loud and not raised))


def _adjectives(
    line: Sequence[Token], name: str, language: str, things: frozenset[str] = frozenset()
) -> set[int]:
    """Where such an adjective stands right beside a person, on the side where it belongs; or beside
    one of these things.
    """
    people, words = _listed("talkers", language) | things, _listed(name, language)
    before = 1 if _listed("behind", language) else -1
    return {
        at + before
        for at, token in enumerate(line)
        if token.text in people and 0 <= at + before < len(line) and line[at + before].text in words
    }


def _finds(
    clause: Sequence[Token],
    clauses: Sequence[Sequence[Token]],
    orders: Sequence[Sequence[Token]],
    language: str,
) -> bool:
    """Whether somebody is soft or loud here, somewhere or beside somebody else."""
    said = _texts(clause)
    persons = _persons(orders, language)
    leaves = _leaves(clause, language)
    wished = said & _listed("wishing", language)
    if leaves:
        wished -= _listed("habits", language)  # "I keep drifting away"
    if persons.isdisjoint(said) or wished:
        return False
    if leaves:
        return True
    if not any(_is_said(said, name, language) for name in ("quiet", "loud")):
        return False
    beside = [_texts(each) for each in clauses if each is not clause]
    if _is_set_against(said, beside, persons, language):
        return True
    where = said.union(*map(_texts, orders))
    return not _listed("placed", language).isdisjoint(where)


def _persons(orders: Sequence[Sequence[Token]], language: str) -> frozenset[str]:
    """Who may be soft or loud; a thing as well where that is to be evened out."""
    evened = any(not _listed("evening", language).isdisjoint(_texts(each)) for each in orders)
    return _listed("people", language) | (_listed("things", language) if evened else frozenset())


def _is_set_against(
    said: set[str], beside: Sequence[set[str]], persons: frozenset[str], language: str
) -> bool:
    """Whether another clause finds the other loudness of somebody, or somewhere."""
    other = "loud" if _is_said(said, "quiet", language) else "quiet"
    somewhere = persons | _listed("placed", language)
    return any(
        _is_said(each, other, language) and not somewhere.isdisjoint(each) for each in beside
    )


def _leaves(clause: Sequence[Token], language: str) -> bool:
    """ "I drift away from the mic": the voice comes and goes."""
    said = [token.text for token in clause]
    return first_in(said, _listed("leaving", language)) is not None


def _only_changes(clause: Sequence[Token], language: str) -> bool:
    """ "So the level goes up and down": what comes of it, and nothing else."""
    idle = _listed("fillers", language) | _listed("people", language) | _listed("things", language)
    said = _texts(clause)
    return bool(said) and said <= idle | _listed("changing", language)


def _texts(clause: Sequence[Token]) -> set[str]:
    return {token.text for token in clause}


def _is_said(said: set[str], name: str, language: str) -> bool:
    return bool(said & (_listed(name, language) | _listed(f"{name}_verbs", language)))


def _only_orders(clause: Sequence[Token], language: str) -> bool:
    """Whether nothing but a level is ordered here: "bring that up", "even us out"."""
    said = _texts(clause)
    names = ("raising", "lowering", "evening")
    orders = frozenset[str]().union(*(_listed(name, language) for name in names))
    fillers = _listed("fillers", language) | _listed("people", language)
    return bool(said & orders) and said <= orders | fillers | _listed("placed", language)
