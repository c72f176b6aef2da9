"""When somebody speaks up or turns a knob: "se satura cuando canto fuerte" wants nothing louder.

How loudly somebody is, or what they turned up, when a fault is heard tells when, and what is said
beside it is found and not ordered. Beside an order it is left in, which may be for those moments
alone. The words are data: the `raised_voices` of a language's grammar; a language that lists none
has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_ORDERS = frozenset({"more", "less", "remove", "tame", "keep"})
_TO_THE_VERB = 4
"""Words from "when" to the verb, where it stands last: "wenn ich zu laut singe"."""

_listed = lists_of("raised_voices")


def with_raised_voices(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause of time beside what is found."""
    if not _listed("whens", language):
        return list(line)
    for at, token in enumerate(line):
        if token.text not in _listed("whens", language):
            continue
        end = max(_end(line, at, language), _turned(line, at, language))
        rest = [*line[:at], *line[end:]]
        if end > at and any(each.kind == "word" for each in rest) and not _orders(rest, language):
            return _without(line, at, end, language)
    return list(line)


def _without(line: Sequence[Token], at: int, end: int, language: str) -> list[Token]:
    """The line without the clause; what only follows it is told to sound so."""
    if at and line[at - 1].kind != "stop":
        return [*line[: at + 1], *line[end:]]
    told = lexicon.grammar(language)["raised_voices"]["told"]
    behind = end + 1 if end < len(line) and line[end].kind == "stop" else end
    return [*line[:at], *(Token(text, "word") for text in told), *line[behind:]]


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """Behind the verb and how it is done; `at` where nobody raises their voice there."""
    heads = line[at + 1 : at + 1 + _TO_THE_VERB]
    places = range(at + 1, at + 1 + len(heads))
    verb = next((each for each in places if line[each].text in _listed("verbs", language)), None)
    if verb is None:
        return at
    end, manners = verb + 1, _listed("manners", language)
    while end < len(line) and line[end].text in manners:
        end += 1
    between = {token.text for token in line[at + 1 : verb]}
    lead = between <= manners | _listed("who", language)
    told = between | {token.text for token in line[verb:end]}
    return end if lead and told & _listed("loud", language) else at


def _turned(line: Sequence[Token], at: int, language: str) -> int:
    """Behind "when I boost the highs"; `at` where nobody turns anything up there."""
    place = _skipped(line, at + 1, _listed("who", language))
    first = line[place].text if place < len(line) else ""
    if first in _listed("turning", language):
        return min(len(line), _skipped(line, place + 1, _listed("articles", language)) + 1)
    verb = _skipped(line, place, _listed("articles", language)) + 1
    last = _listed("turning_last", language)
    return verb + 1 if verb < len(line) and line[verb].text in last else at


def _skipped(line: Sequence[Token], at: int, texts: frozenset[str]) -> int:
    while at < len(line) and line[at].text in texts:
        at += 1
    return at


def _orders(rest: Sequence[Token], language: str) -> bool:
    """Whether something is ordered beside it."""
    book = phrasebook(language)
    found = (book.at([token], 0) for token in rest)
    entries = (entry for match in found if match is not None for entry in match.entries)
    return any(entry.kind == "mark" and entry.name in _ORDERS for entry in entries)
