"""None of a part, said politely: "no bass please", "kein Bass bitte".

Bare, "no bass" complains of too little; with a plea at its end it orders that there be none. "No
reverb please" only warns of an effect and is left. What there is to be instead ("no bass please,
just air") is parted from it by a full stop. The words are data: the `politely_none` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.only_what import is_what_is_left
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_STOP = Token(".", "stop")
_MOST_OF_A_PART = 3
"""Words of what there shall be none of: "low end at all"."""

_listed = lists_of("politely_none")


def with_politely_none(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such plea as an order to take the part away."""
    if not _listed("none", language):
        return list(line)
    told: list[Token] = []
    end = 0
    for stretch in stretches(line, ()):
        clause = stretch.of(line)
        retold = _told(clause, language)
        told += [*line[end : stretch.start], *retold]
        end = stretch.end
        if retold is not clause and is_what_is_left(line, end, language):
            told.append(_STOP)
            end += 1
    return [*told, *line[end:]]


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    none, plea = (first_in(said, _listed(name, language)) for name in ("none", "pleas"))
    if none is None or plea is None or none[0] or plea[1] < len(said):
        return clause
    part = [
        each for each in clause[none[1] : plea[0]] if each.text not in _listed("idle", language)
    ]
    if not 0 < len(part) <= _MOST_OF_A_PART or not _is_part(part, language):
        return clause
    order = lexicon.grammar(language)["politely_none"]["told"]
    return [*(Token(folded(text), "word") for text in order), *part]


def _is_part(part: Sequence[Token], language: str) -> bool:
    """Whether all that is named is one part of the sound."""
    match = phrasebook(language).at(part, 0)
    if match is None or (match.best.kind, match.best.role) != ("word", "nouns"):
        return False
    return match.length == len(part) and match.best.name in lexicon.reading()["parts"]
