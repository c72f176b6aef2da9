"""How far a deed shall go: "saturate it until it's warm" wishes warmth and complains of none.

Behind an order, "until it is" and "so it is" name what shall be reached. The words are data: the
`aimed_states` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_FAULTY = frozenset({"faults", "lacks"})
_DEGREES = 2
"""Words from "it's" to the state: "until it's nice and warm"."""

_listed = lists_of("aimed_states")


def with_aimed_states(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such state as a wish of its own."""
    said = [token.text for token in line]
    lead = first_in(said, _listed("leads", language))
    if lead is None or not _is_ordered(said[: lead[0]], language):
        return list(line)
    if not _is_wished(line, lead[1], language):
        return list(line)
    phrases = lexicon.grammar(language)["aimed_states"]["wish"]
    wish = [Token(word, "word") for phrase in phrases for word in phrase.split()]
    return [*line[: lead[0]], Token(",", "stop"), *wish, *line[lead[1] :]]


def _is_ordered(before: Sequence[str], language: str) -> bool:
    """Whether the sentence begins with a deed that is ordered."""
    polite = _listed("polite", language)
    first = next((text for text in before if text not in polite), "")
    return first in _listed("orders", language)


def _is_wished(line: Sequence[Token], start: int, language: str) -> bool:
    """Whether a quality comes next, and no fault; loudness is reached by the order itself."""
    book = phrasebook(language)
    ends = range(start, min(start + _DEGREES + 1, len(line)))
    match = next((found for at in ends if (found := book.at(line, at))), None)
    best = match.best if match is not None else None
    if best is None or best.kind != "word" or best.role in _FAULTY:
        return False
    return lexicon.names().get(best.name) not in _listed("reached", language)
