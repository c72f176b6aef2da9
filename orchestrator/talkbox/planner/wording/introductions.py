"""What is handed over, before what to do with it: "this is a dark ambient piece, add some air".

A clause that presents a recording by its kind ("here's a wide pad"), by its name ("my band is
called The Loud Whispers") or by where it goes ("it's for a horror game") asks for nothing, and goes
where another clause speaks of a sound. One that complains ("it's a pad with too much fizz") stays,
and so does one that is all there is besides "fix it". The words are data: the `introductions` of
a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_LONGEST_OPENING = 4
_FAULTY = frozenset({"faults", "lacks"})

_listed = lists_of("introductions")


def with_introductions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause."""
    if not _listed("openings", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        rest = [*line[: clause.start], *line[clause.end :]]
        told = _introduces(clause.of(line), language) and speaks_of_sound(rest, language)
        if told and not _delivers(clause.of(line), rest, language):
            return rest
    return list(line)


def _introduces(clause: Sequence[Token], language: str) -> bool:
    determiners = _listed("determiners", language)
    if any(token.kind != "word" and token.text not in determiners for token in clause):
        return False  # numbers ask for something, but for "um" and the like
    said = [token.text for token in clause]
    return (
        _presents(clause, said, language)
        or _is_destined(clause, said, language)
        or _names(said, language)
    )


def _presents(clause: Sequence[Token], said: Sequence[str], language: str) -> bool:
    """ "This is a dark ambient piece": an article, a word of sound and a kind of recording."""
    length = _opening(said, "openings", language)
    rest = said[length:]
    if not length or len(rest) < 2 or rest[0] not in _listed("determiners", language):
        return False
    kinds = _listed("kinds", language)
    coloured = speaks_of_sound(clause[length:], language)
    return coloured and not kinds.isdisjoint(rest) and not _complains(clause[length:], language)


def _is_destined(clause: Sequence[Token], said: Sequence[str], language: str) -> bool:
    """ "It's for a horror game", "this plays in a museum"."""
    length = _opening(said, "destined", language)
    return 0 < length < len(said) and not _complains(clause[length:], language)


def _names(said: Sequence[str], language: str) -> bool:
    """ "My band is called The Loud Whispers", "title is Cold Room"."""
    called = _listed("called", language).intersection(said)
    titled = _opening(said, "titles", language)
    return bool(titled or (called and not _listed("named", language).isdisjoint(said)))


def _complains(rest: Sequence[Token], language: str) -> bool:
    """Whether it says what is wrong: "this is a boomy recording", "it's a pad with fizz"."""
    if not _listed("told", language).isdisjoint(token.text for token in rest):
        return True
    book = phrasebook(language)
    found = (book.at(rest, at) for at in range(len(rest)))
    return any(match is not None and match.best.role in _FAULTY for match in found)


def _delivers(clause: Sequence[Token], rest: Sequence[Token], language: str) -> bool:
    """Whether there are rules for what is sent there, and they are asked for: "normalize it"."""
    named = not _listed("deliveries", language).isdisjoint(token.text for token in clause)
    return named and not _listed("levelling", language).isdisjoint(token.text for token in rest)


def _opening(said: Sequence[str], name: str, language: str) -> int:
    """How many words of the clause are such an opening; 0 for none."""
    for length in range(min(_LONGEST_OPENING, len(said)), 0, -1):
        if " ".join(said[:length]) in _listed(name, language):
            return length
    return 0
