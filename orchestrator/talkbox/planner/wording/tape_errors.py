"""A tape or record that ran slow or fast: "the tape ran 3% slow" asks for a faster one.

Told of what was recorded it is what is to be put right; a clause behind it that only asks for the
cure ("speed it back up") asks for nothing more. The words are data: the `tape_errors` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_CURES = {"slow": "faster", "fast": "slower"}
_STOP = Token(".", "stop")

_listed = lists_of("tape_errors")


def with_tape_errors(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such error as the change of speed that puts it right."""
    if not _listed("tapes", language):
        return list(line)
    parted = list(stretches(line, _listed("joints", language)))
    for place, clause in enumerate(parted):
        way = _error(clause.of(line), language)
        if way:
            told = _cure(_CURES[way], clause.of(line), language)
            return [*line[: clause.start], *told, *line[_cured(line, parted[place:], language) :]]
    return list(line)


def _error(clause: Sequence[Token], language: str) -> str:
    """ "slow" or "fast" where a tape is said to have run so; empty where none is."""
    said = {token.text for token in clause}
    told = said & _listed("tapes", language) and said & _listed("ran", language)
    if not told or said & _listed("wishing", language) or not _in_percent(clause, language):
        return ""
    tape = next(at for at, token in enumerate(clause) if token.text in _listed("tapes", language))
    behind = {token.text for token in clause[tape:]}
    ways = [way for way in _CURES if behind & _listed(way, language)]
    return ways[0] if len(ways) == 1 else ""


def _in_percent(clause: Sequence[Token], language: str) -> bool:
    """Whether no number of the clause says anything but percent."""
    percent = _listed("percent", language)
    return all(
        at + 1 < len(clause) and clause[at + 1].text in percent
        for at, token in enumerate(clause)
        if token.kind == "number"
    )


def _cure(way: str, clause: Sequence[Token], language: str) -> list[Token]:
    """ "Tape faster by 3 percent", and no amount where none was said."""
    number = next((token for token in clause if token.kind == "number"), None)
    name = way if number is None else f"{way}_by"
    told = lexicon.grammar(language)["tape_errors"][name]
    said = [Token(folded(word), "word", written=word) if word != "N" else number for word in told]
    return [_STOP, *(token for token in said if token is not None), _STOP]


def _cured(line: Sequence[Token], ahead: Sequence[Stretch], language: str) -> int:
    """Where the clause ends, or the one behind it that asks for nothing but the cure."""
    end = ahead[0].end
    for clause in ahead[1:]:
        if not {token.text for token in clause.of(line)} <= _listed("curing", language):
            break
        end = clause.end
    return end
