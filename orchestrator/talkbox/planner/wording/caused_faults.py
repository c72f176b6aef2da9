"""A fault and what causes it: "my singing causes it to distort" finds distortion.

Told as "it distorts"; a noise that something puts on a recording is told as there: "my amp puts a
hum on it". What begins with the verb ("make it distort") is an order and stays. The words are
data: the `caused_faults` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_TO_THE_FAULT = 5
"""Words from the verb to the fault: "causes the whole recording to"."""

_listed = lists_of("caused_faults")


def with_caused_faults(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such cause and its fault as "it distorts", or as "there's a hum"."""
    line = _with_noises(line, language)
    told = lexicon.grammar(language).get("caused_faults", {}).get("told", ())
    said = [token.text for token in line]
    for at in range(1, len(line)):
        if said[at] in _listed("causing", language) and line[at - 1].kind != "stop":
            fault = _fault(line, at, language)
            if fault and said[at - 1] not in _listed("ordering", language):
                plain = [Token(folded(text), "word") for text in told]
                verb = Token(f"{said[fault]}s", "word")
                return [*line[:at], Token(",", "stop"), *plain, verb, *line[fault + 1 :]]
    return list(line)


def _with_noises(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with the first noise that something brings as one that is there."""
    said = [token.text for token in line]
    verbs = (at for at in range(1, len(line)) if said[at] in _listed("bringing", language))
    for verb in verbs:
        start = verb
        while start and line[start - 1].kind != "stop":
            if said[start - 1] in _listed("ordering", language):
                break
            start -= 1
        if verb > start and _named(line, verb, "noises", language):
            found = lexicon.grammar(language)["caused_faults"]["found"]
            there = [Token(folded(text), "word") for text in found]
            return [*line[:start], *there, *line[verb + 1 :]]
    return line


def _fault(line: Sequence[Token], verb: int, language: str) -> int:
    """Where the fault stands that is caused; 0 for none in the same clause."""
    return _named(line, verb, "faults", language)


def _named(line: Sequence[Token], verb: int, names: str, language: str) -> int:
    for at in range(verb + 1, min(len(line), verb + 1 + _TO_THE_FAULT)):
        if line[at].kind == "stop":
            return 0
        if line[at].text in _listed(names, language):
            return at
    return 0
