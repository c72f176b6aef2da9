"""A tape that does not run steadily: "old reel to reel, it wobbles, can you steady the pitch".

Wow and flutter that are found on a recording, or shall go, are nothing to be added, and no level to
be evened out: the whole is told as the one thing that cannot be mended here, with what names the
tape and what only asks to mend it. Where wobble is wished ("add some wow and flutter") nothing
changes. The words are data: the `unsteady_tapes` of a language's grammar; a language that lists
none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_STOP = Token(".", "stop")

_listed = lists_of("unsteady_tapes")


def with_unsteady_tapes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a finding as the plain phrase for it."""
    said = [token.text for token in line]
    if not _listed("told", language) or first_in(said, _listed("tapes", language)) is None:
        return list(line)
    if first_in(said, _listed("wishing", language)) is not None:
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    there = first_in(said, _listed("finding", language)) is not None
    wobbling = [_wobbles(each.of(line), there, language) for each in clauses]
    return _in_one(line, clauses, wobbling, language) if any(wobbling) else list(line)


def _in_one(
    line: Sequence[Token], clauses: Sequence[Stretch], wobbling: Sequence[bool], language: str
) -> list[Token]:
    """The line with one phrase for all the clauses that wobble."""
    first = wobbling.index(True)
    kept: list[Token] = []
    for place, (clause, wobbles) in enumerate(zip(clauses, wobbling, strict=True)):
        if place == first:
            told = lexicon.grammar(language)["unsteady_tapes"]["told"]
            kept += [*(Token(folded(text), "word") for text in told), _STOP]
        elif not wobbles and not _only_mends(clause.of(line), language):
            kept += line[clause.start : clause.end + 1]
    return kept


def _wobbles(clause: Sequence[Token], there: bool, language: str) -> bool:
    """Whether it is said to wobble, or a wobble is named that is `there` or shall go."""
    said = [token.text for token in clause]
    if first_in(said, _listed("wobbling", language)) is not None:
        return True
    return there and first_in(said, _listed("noises", language)) is not None


def _only_mends(clause: Sequence[Token], language: str) -> bool:
    """Whether all that is said names the tape, or asks to mend it: "can you steady the pitch"."""
    said = " ".join(token.text for token in clause)
    idle = " ".join(token for token in said.split() if token not in _listed("mending", language))
    return not idle or idle in _listed("tapes", language)
