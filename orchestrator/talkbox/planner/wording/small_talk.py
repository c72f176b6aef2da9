"""What is told of people, days and files beside a wish: "saímos às três", "qui canta mia figlia".

Such a clause asks for nothing, whatever its words are likened to elsewhere. It is known by how it
begins ("moro em"), by what stands anywhere in it, by being such a remark as a whole ("o arquivo é
mono"), by who plays or sings in it, or by who says what follows ("meu vizinho disse:"). One that
complains, orders or measures stays, and so does all where nothing else speaks of a sound. The words
are data: the `small_talk` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in, found_in
from talkbox.planner.wording.side_tales import caption, is_remark, tells_aside
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_LONGEST_SPEAKER = 5
"""Words of who says something, the verb included: "o meu vizinho de cima disse"."""
_LONGEST_NAME = 4
"""Tokens behind the greeting of a signature: ", Tom Silva."."""
_FLAWS = frozenset({"faults", "lacks"})
_ASKING = frozenset({"more", "less", "remove", "tame", "too", "lack", "low_already", "dont"})
_MEASURES = frozenset({"db", "lu", "lufs", "hz", "st", "percent"})

_listed = lists_of("small_talk")


def without_small_talk(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such clauses, nor the joints that lead to them."""
    if not _listed("unless", language):
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    told = [each for each in clauses if _is_told(each, line, language)]
    gone = {at for each in told for at in range(_lead(each, line, language), each.end)}
    gone.update(range(_signature(clauses, line, language), len(line)))
    gone.update(range(caption(line, language)))
    kept = [token for at, token in enumerate(line) if at not in gone]
    return kept if gone and _wishes(kept, language) else list(line)


def _wishes(line: Sequence[Token], language: str) -> bool:
    book = phrasebook(language)
    found = (book.at(line, at) for at in range(len(line)))
    ordered = (match is not None and match.best.name in _ASKING for match in found)
    return any(ordered) or speaks_of_sound(line, language)


def _signature(clauses: Sequence[Stretch], line: Sequence[Token], language: str) -> int:
    """Where the letter is signed behind its wish: "- abraços, Tom"."""
    for each in clauses[1:]:
        signed = " ".join(token.text for token in each.of(line)) in _listed("signing", language)
        if signed and len(line) - each.end <= _LONGEST_NAME:
            return each.start
    return len(line)


def _lead(clause: Stretch, line: Sequence[Token], language: str) -> int:
    """Where the clause begins, with the joint before it."""
    joined = clause.start and line[clause.start - 1].text in _listed("joints", language)
    return clause.start - 1 if joined else clause.start


def _is_told(stretch: Stretch, line: Sequence[Token], language: str) -> bool:
    clause = stretch.of(line)
    said = [token.text for token in clause if token.text not in _listed("asides", language)]
    if (stretch.start and _is_remark(said, language)) or is_remark(said, language):
        return True
    if _announces(said, language) or _heads(stretch, line, language):
        return True
    if _is_scene(said, language):
        return True
    tells = _begins(said, language) or _mentions(said, language) or tells_aside(said, language)
    return (tells or _performs(clause, said, language)) and not _asks(clause, language)


def _is_remark(said: Sequence[str], language: str) -> bool:
    """ "O arquivo é mono": nothing but such a remark."""
    whole = _listed("whole", language)
    return " ".join(said) in whole or "".join(said) in whole


def _is_scene(said: Sequence[str], language: str) -> bool:
    """ "Fazia muito frio", "c'era una torta": what else there was, and no sound of it."""
    if _listed("scenery", language).isdisjoint(said):
        return False
    begins = any(start == 0 for start, _ in found_in(said, _listed("scenes", language)))
    return begins and not first_in(said, _listed("unless", language) - _listed("amounts", language))


def _heads(clause: Stretch, line: Sequence[Token], language: str) -> bool:
    """ "Feedback do diretor:": what kind of list follows, and whose."""
    leads = line[clause.end : clause.end + 1]
    if not leads or leads[0].text != ":" or clause.end - clause.start > _LONGEST_SPEAKER:
        return False
    return line[clause.start].text in _listed("headings", language)


def _announces(said: Sequence[str], language: str) -> bool:
    """ "Meu vizinho disse": who says what follows, and nothing of it."""
    if not 1 < len(said) <= _LONGEST_SPEAKER or said[0] not in _listed("speakers", language):
        return False
    return said[-1] in _listed("saying", language)


def _begins(said: Sequence[str], language: str) -> bool:
    return any(start == 0 for start, _ in found_in(said, _listed("openings", language)))


def _mentions(said: Sequence[str], language: str) -> bool:
    """Whether such a phrase stands in it, or such letters where words are not apart."""
    if first_in(said, _listed("telling", language)):
        return True
    letters = "".join(said)
    return any(part in letters for part in _listed("letters", language))


def _performs(clause: Sequence[Token], said: Sequence[str], language: str) -> bool:
    """ "Qui canta mia figlia": who plays or sings, and nothing of how bad it is."""
    performing, who = _listed("performing", language), _listed("who", language)
    if performing.isdisjoint(said) or who.isdisjoint(said):
        return False
    book = phrasebook(language)
    places = (at for at, token in enumerate(clause) if token.text not in performing)
    found = (book.at(clause, at) for at in places)
    return not any(match is not None and match.best.role in _FLAWS for match in found)


def _asks(clause: Sequence[Token], language: str) -> bool:
    """Whether it complains, orders something, or measures the sound."""
    said = [token.text for token in clause]
    unless = _listed("unless", language)
    if first_in(said, unless) or any(part in "".join(said) for part in _listed("but", language)):
        return True
    book = phrasebook(language)
    idle = book.articles | _listed("performing", language)
    for at, token in enumerate(clause):
        match = book.at(clause, at) if token.text not in idle else None
        if match is not None and (match.best.name in _ASKING or match.best.role == "faults"):
            return True
        measured = quantity_at(clause, at, language)
        if measured is not None and measured[0].unit in _MEASURES:
            return True
    return False
