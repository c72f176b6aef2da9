"""A recording that runs at twice or half its own speed: "i accidentally recorded it twice as fast".

Told as an accident it is what is to be put right; what asks for the cure behind it ("put it back to
normal speed") asks for nothing more. The words are data: the `doubled_speeds` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_STOP = Token(".", "stop")
_CHANGES = {"doubled": 50.0, "halved": 100.0}
"""By how many percent of its speed the tape has to be slower or faster."""

_listed = lists_of("doubled_speeds")


def with_doubled_speeds(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such accident as the change of speed that puts it right."""
    said = [token.text for token in line]
    wished = first_in(said, _listed("wishing", language))
    if wished or _listed("accidents", language).isdisjoint(said):
        return list(line)
    parted = list(stretches(line, _listed("joints", language)))
    for place, clause in enumerate(parted):
        texts = [token.text for token in clause.of(line)]
        for name in _CHANGES:
            found = first_in(texts, _listed(name, language))
            if found and not _is_ordered(texts, language):
                end = _cured(line, parted[place:], language)
                return [*line[: clause.start], *_change(name, language), *line[end:]]
    return list(line)


def _is_ordered(said: Sequence[str], language: str) -> bool:
    """ "Double the speed": a clause that begins so tells of nothing."""
    found = first_in(said, _listed("ordered", language))
    return found is not None and not found[0]


def _cured(line: Sequence[Token], ahead: Sequence[Stretch], language: str) -> int:
    """Where the clause ends, or the one behind it that asks for the cure."""
    end = ahead[0].end
    for clause in ahead[1:]:
        said = {token.text for token in clause.of(line)}
        if said and said.isdisjoint(_listed("curing", language)):
            break
        end = clause.end if said else end
    return end


def _change(name: str, language: str) -> list[Token]:
    """ "Tape slower by 50 percent", in a sentence of its own."""
    number = Token(f"{_CHANGES[name]:g}", "number", _CHANGES[name])
    told = lexicon.grammar(language)["doubled_speeds"][f"{name}_told"]
    return [_STOP, *(number if word == "N" else Token(word, "word") for word in told), _STOP]
