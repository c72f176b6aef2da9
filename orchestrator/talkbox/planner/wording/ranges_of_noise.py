"""A range that is nothing but noise: "everything above 10k is just hiss, chop it off".

The order is about the range, and told as "cut everything above 10k". The words are data: the
`ranges_of_noise` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_listed = lists_of("ranges_of_noise")


def with_ranges_of_noise(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such range and the order behind it as a cut."""
    if not _listed("edges", language):
        return list(line)
    clauses = list(stretches(line, _listed("joints", language)))
    for finding, order in pairwise(clauses):
        span = _range(finding.of(line), language)
        if span and _cuts(order, line, language):
            told = lexicon.grammar(language)["ranges_of_noise"]["told"]
            cut = [*(Token(folded(text), "word") for text in told), *span]
            return [*line[: finding.start], *cut, *line[order.end :]]
    return list(line)


def _range(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """ "Above 10k" of a clause that finds noise there; empty for any other clause."""
    said = {token.text for token in clause}
    if said.isdisjoint(_listed("being", language)) or said.isdisjoint(_listed("noises", language)):
        return ()
    for at, token in enumerate(clause):
        figure = quantity_at(clause, at + 1, language) if at + 1 < len(clause) else None
        if token.text in _listed("edges", language) and figure is not None:
            return clause[at : at + 1 + figure[1]]
    return ()


def _cuts(order: Stretch, line: Sequence[Token], language: str) -> bool:
    """Whether nothing else is ordered: "chop it off"."""
    said = [token.text for token in order.of(line)]
    verbs, idle = _listed("cutting", language), _listed("idle", language)
    return any(text in verbs for text in said) and all(text in verbs | idle for text in said)
