"""A fault and what causes it: "my singing causes it to distort" finds distortion.

Told as "it distorts". What begins with the verb ("make it distort") is an order and stays. The
words are data: the `caused_faults` of a language's grammar; a language that lists none has no such
rule.
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
    """The tokens with every such cause and its fault as "it distorts"."""
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


def _fault(line: Sequence[Token], verb: int, language: str) -> int:
    """Where the fault stands that is caused; 0 for none in the same clause."""
    for at in range(verb + 1, min(len(line), verb + 1 + _TO_THE_FAULT)):
        if line[at].kind == "stop":
            return 0
        if line[at].text in _listed("faults", language):
            return at
    return 0
