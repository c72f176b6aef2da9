"""Doing something about a trouble: "kann man was gegen das Rauschen machen", "¿puedes hacer algo
con el zumbido?", "das Problem ist der Hall".

What is done against a sound takes it away; so does what is done about it or with it where it is a
fault or an effect that is there, and what is the problem is too much; what is said not to be one
("mich stört das Rauschen nicht") stays. The words are data: the `deeds_against` of a language's
grammar; a language that lists none has no such rule.
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

_BY_ROLES = {
    "against": frozenset[str](),
    "problems": frozenset({"faults", "nouns"}),
    "about": frozenset({"faults"}),
}
"""Which sounds each kind of deed takes away; all where none is told."""

_listed = lists_of("deeds_against")


def with_deeds_against(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such deed as less of what it is done about."""
    if not _listed("told", language):
        return list(line)
    return clauses_retold(line, (), lambda clause: _less(clause, language))


def _less(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    for name, roles in _BY_ROLES.items():
        if (span := first_in(said, _listed(name, language))) is not None:
            denials = _listed("denials", language)
            denied = not denials.isdisjoint(said[max(0, span[0] - 2) :])
            behind = [token for token in clause[span[1] :] if token.text not in denials]
            thing = _without_deed(behind, language)
            told = "kept" if denied else "told"
            return _told(thing, told, language) if _is_trouble(thing, roles, language) else clause
    return clause


def _told(thing: Sequence[Token], way: str, language: str) -> list[Token]:
    told = lexicon.grammar(language)["deeds_against"].get(way, ())
    return [*(Token(folded(text), "word") for text in told), *thing]


def _without_deed(behind: Sequence[Token], language: str) -> Sequence[Token]:
    """What it is done about, without the deed behind it: "gegen den Hall was tun"."""
    deeds = _listed("deeds", language)
    at = next((at for at, token in enumerate(behind) if token.text in deeds), len(behind))
    return behind[:at]


def _is_trouble(thing: Sequence[Token], roles: frozenset[str], language: str) -> bool:
    """Whether what is named first among the sounds may be in the way, and no sentence follows."""
    if not thing or thing[0].text in _listed("that", language):
        return False
    if any(token.text in _listed("lacking", language) for token in thing):
        return False
    book = phrasebook(language)
    found = (book.at(thing, at) for at in range(len(thing)))
    named = next((match.best for match in found if match and match.best.kind == "word"), None)
    if named is None:
        return not roles
    there = thing[0].text in _listed("the", language)
    intrudes = there and named.name in lexicon.reading()["intruding"]
    return not roles or intrudes or (named.role in roles and (there or named.role == "faults"))
