"""One person louder than another in the same clip: "her voice is much louder than his", "Joe is
twice as loud as everyone else".

Said as it is, it finds the levels uneven: turning the whole down would leave them as far apart. The
words are data: the `voices_apart` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_TO_THE_OTHER = 4
"""Words from "than" to the other one: "than the other two guests"."""

_COMPARED = 3
"""Words from the comparison to "than": "lower in volume than"."""

_listed = lists_of("voices_apart")


def with_voices_apart(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding as "even out levels"."""
    if not _listed("louder", language):
        return list(line)
    return clauses_retold(line, _listed("joints", language), lambda clause: _told(clause, language))


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    length = _found(clause, language)
    return [*_even(language), *clause[length:]] if length else clause


def _even(language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["voices_apart"]["told"]]


def _than(said: Sequence[str], language: str) -> int:
    """Where the other one follows: "louder than", "lower in volume than", "twice as loud as"."""
    for at, text in enumerate(said):
        far = said[max(0, at - _COMPARED) : at]
        if text in _listed("than", language) and not _listed("louder", language).isdisjoint(far):
            return at
        alike = at > 1 and said[at - 2] in _listed("as", language)
        if alike and text in _listed("as", language) and said[at - 1] in _listed("loud", language):
            return at
    return 0


def _found(clause: Sequence[Token], language: str) -> int:
    """The tokens that find somebody louder or softer than somebody else; 0 where none do."""
    said = [token.text for token in clause]
    than = _than(said, language)
    people, before = _listed("people", language), set(said[:than])
    others = people | _listed("others", language)
    behind = range(than + 1, min(than + 1 + _TO_THE_OTHER, len(said))) if than else range(0)
    end = next((at + 1 for at in behind if said[at] in others), 0)
    crowd = bool(end) and said[end - 1] in _listed("crowd", language)
    persons = not people.isdisjoint(before) or crowd
    end = end if persons and not _listed("is", language).isdisjoint(before) else 0
    while 0 < end < len(said) and said[end] in others:
        end += 1
    alike = than > 0 and said[than] in _listed("as", language)
    other = _listed("wishing", language) | (frozenset() if alike else _listed("denying", language))
    return end if other.isdisjoint(said[:end]) else 0
