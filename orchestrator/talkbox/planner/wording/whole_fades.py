"""A fade as long as the clip: "fade in over the whole clip", "swell in from start to finish".

"The whole clip" beside a fade is its length, and no reason to fade at the usual one. The words are
data: the `whole_fades` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in, found_in
from talkbox.planner.wording.stretches import clauses_retold

_listed = lists_of("whole_fades")


def with_whole_fades(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with one clip's length for "over the whole clip" beside a fade."""
    if not _listed("fades", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda said: _told(said, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    if not first_in(said, _listed("fades", language)):
        return clause
    place = next(iter(found_in(said, _listed("wholes", language))), None)
    if place is None or any(token.kind == "number" for token in clause):
        return clause
    length = (Token("1", "number", 1.0), Token("cliplength", "word"))
    return [*clause[: place[0]], *clause[place[1] :], *length]
