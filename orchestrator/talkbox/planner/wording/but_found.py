"""What is found behind a "but": "the voice is clear but distant" wishes for no distance.

Where the sentence only tells how something is, and orders nothing of that, a bare quality behind
the "but" is too much of it; an order of another sound beside it ("add reverb") is one of its own.
The words are data: the `but_found` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.faults_to_fix import mends, quality_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_SENTENCE_ENDS = frozenset({".", ";", "!", "?", "\n"})

_listed = lists_of("but_found")


def with_but_found(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with such a quality as too much of it."""
    buts = _listed("buts", language)
    at = next((at for at, token in enumerate(line) if token.text in buts), 0)
    being = _being(line, at, language)
    if being is None:
        return list(line)
    end = clause_end(line, at, ())
    place = quality_in(line, Stretch(at + 1, end), language)
    if place is None or _is_wished(line, Stretch(being, end), language):
        return list(line)
    told = lexicon.grammar(language)["but_found"]["told"]
    return [*line[:place], *(Token(text, "word") for text in told), *line[place:]]


def _being(line: Sequence[Token], but: int, language: str) -> int | None:
    """Where the clause begins that says how it is before the "but"; None where none does."""
    being = _listed("being", language)
    last = next((at for at in range(but - 1, -1, -1) if line[at].text in being), None)
    if last is None:
        return None
    return next((at + 1 for at in range(last, -1, -1) if line[at].kind == "stop"), 0)


def _is_wished(line: Sequence[Token], found: Stretch, language: str) -> bool:
    """Whether a wish stands in what is found, or in the rest of the sentence points back at it."""
    stops = (k for k in range(found.end, len(line)) if line[k].text in _SENTENCE_ENDS)
    behind = line[found.end : next(stops, len(line))]
    rest = [each for each in stretches(behind, ()) if not mends(behind, each, language)]
    said_behind = (each.of(behind) for each in rest)
    back = (clause for clause in said_behind if not speaks_of_sound(clause, language))
    said = {token.text for clause in (found.of(line), *back) for token in clause}
    return not _listed("wishing", language).isdisjoint(said)
