"""A verb and its particle around the thing: "dial the spookiness back", "knock the echo down".

Together they ask for less of it, and the verb alone says nothing or something else. The particle
is told right behind its verb. Where another thing is turned behind it ("knock the bass down and the
highs up"), the verb is told by a plain one, of which both take their own particle. The words are
data: the `turned_back` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_NAMED = 4
"""Words of the thing: "the low end of it"."""
_SENTENCE_ENDS = frozenset({".", ";", "!", "?", "\n"})

_listed = lists_of("turned_back")


def with_turned_back(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such particle behind its verb."""
    kept = list(line)
    for at in range(len(line)):
        if line[at].text not in _listed("verbs", language) or not _opens(line, at, language):
            continue
        place = _particle(line, at, language)
        if place and _turns_another(line, place, language):
            plain = lexicon.grammar(language)["turned_back"]["plain"]
            kept[at], kept[place] = (Token(folded(text), "word") for text in plain)
            return kept
        if place:
            kept[at + 1 : place + 1] = [line[place], *line[at + 1 : place]]
            return kept
    return kept


def _turns_another(line: Sequence[Token], place: int, language: str) -> bool:
    """Whether a second thing is turned somewhere in the rest of the sentence."""
    behind = (token.text for token in line[place + 1 :])
    said = takewhile(lambda text: text not in _SENTENCE_ENDS, behind)
    return not _listed("turns", language).isdisjoint(said)


def _opens(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether an order begins here, and no "knock" of the sound is named."""
    if not at or line[at - 1].kind == "stop":
        return True
    return line[at - 1].text in _listed("leads", language)


def _particle(line: Sequence[Token], at: int, language: str) -> int:
    """Where the particle stands behind the thing; 0 where none does."""
    end = min(clause_end(line, at, _listed("ends", language)), at + 3 + _MOST_NAMED)
    thing = line[at + 1 : at + 2]
    if not thing or thing[0].text not in _listed("determiners", language):
        return 0
    particles = _listed("particles", language)
    return next((k for k in range(at + 3, end) if line[k].text in particles), 0)
