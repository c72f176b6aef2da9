"""What shall be gone and what be left: "no bass, just air".

Alone "no bass" finds too little of it; before what there shall be instead it is to go. Where that
is a fault ("no bass, only mud") the whole complains and stays as it is. A full stop keeps the
"less" from what is left. The words are data: the `only_what` of a language's grammar; a language
that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_GONE, _LACK = 2, 2
"""Words of the thing that shall be gone, and the least of a phrase that misses it: "no bass"."""
_FAULTY = frozenset({"faults", "lacks"})
_STOP = Token(".", "stop")

_listed = lists_of("only_what")


def with_only_what(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such "no" as "less"."""
    kept = list(line)
    for at, token in enumerate(line):
        if token.text in _listed("no", language) and _is_set_apart(line, at, language):
            told, just = lexicon.grammar(language)["only_what"]["told"]
            kept[at] = Token(told, "word")
            comma = clause_end(line, at, ())
            kept[comma : comma + 2] = [_STOP, Token(just, "word")]
    return kept


def _is_set_apart(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a clause begins here, of one thing, and "just" and no fault behind its comma."""
    if at and line[at - 1].kind != "stop":
        return False
    lacking = phrasebook(language).at(line, at)
    if lacking is None or lacking.length < _LACK or lacking.best.role not in _FAULTY:
        return False
    comma = clause_end(line, at, ())
    return 1 < comma - at <= 1 + _MOST_GONE and is_what_is_left(line, comma, language)


def is_what_is_left(line: Sequence[Token], comma: int, language: str) -> bool:
    """Whether "just" and no fault stands behind the comma."""
    if comma + 2 > len(line) or line[comma + 1].text not in _listed("just", language):
        return False
    left = line[comma + 2 : clause_end(line, comma + 1, ())]
    book = phrasebook(language)
    found = [match for k in range(len(left)) if (match := book.at(left, k)) is not None]
    faulty = any(match.best.role in _FAULTY for match in found)
    return not faulty and any(match.best.kind == "word" for match in found)
