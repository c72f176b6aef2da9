"""A voice or a range that is to be mended: "fix the vocals", "répare la voix", "fix the bass".

What is broken of it is said elsewhere or nowhere; mending it is no turning down, no taking out and
no keeping of it. The words are data: the `mended_things` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_listed = lists_of("mended_things")


def with_mended_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such order as one to make it better."""
    if not _listed("told", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda said: _better(said, language))


def _better(clause: Sequence[Token], language: str) -> Sequence[Token]:
    verbs = _listed("verbs", language)
    verb = next((at for at, token in enumerate(clause) if token.text in verbs), None)
    if verb is None:
        return clause
    thing = verb + 1
    while thing < len(clause) and clause[thing].text in _listed("determiners", language):
        thing += 1
    length = _named(clause, thing, clause[verb].text, language)
    if not length:
        return clause
    behind = clause[thing + length :]
    if any(token.text not in _listed("idle", language) for token in behind):
        return clause
    told = lexicon.grammar(language)["mended_things"]["told"]
    return [*clause[:verb], *(Token(folded(text), "word") for text in told)]


def _named(clause: Sequence[Token], thing: int, verb: str, language: str) -> int:
    """How many tokens name an instrument there, or a part or the whole that is not brought back."""
    match = phrasebook(language).at(clause, thing) if thing < len(clause) else None
    length = 1 if match is None else match.length
    said = " ".join(token.text for token in clause[thing : thing + length])
    if said in _listed("ranges", language) and verb not in _listed("bringing", language):
        return length
    return length if match is not None and match.entry("instrument") is not None else 0
