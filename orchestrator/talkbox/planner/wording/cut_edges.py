"""The end of the clip at which so much is cut, by its everyday name: "vorne 2 Sekunden ab".

Beside a verb of cutting and a time such a word is the beginning or the end, and no presence. The
words are data: the `cut_edges` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_SIDES = ("front", "back")
_TIMES = frozenset({"s", "ms"})

_listed = lists_of("cut_edges")


def with_cut_edges(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such word as "at the beginning" or "at the end"."""
    if not _listed("verbs", language):
        return list(line)
    return clauses_retold(
        line, _listed("joints", language), lambda clause: _placed(list(clause), language)
    )


def _placed(clause: list[Token], language: str) -> list[Token]:
    """The clause with the first such word in plain words."""
    said = [token.text for token in clause]
    if _listed("verbs", language).isdisjoint(said) or not _is_timed(clause, language):
        return clause
    for side in _SIDES:
        found = first_in(said, _listed(side, language))
        if found:
            words = lexicon.grammar(language)["cut_edges"][f"{side}_told"]
            told = [Token(folded(word), "word", written=word) for word in words]
            return [*clause[: found[0]], *told, *clause[found[1] :]]
    return clause


def _is_timed(clause: Sequence[Token], language: str) -> bool:
    found = (quantity_at(clause, at, language) for at in range(len(clause)))
    return any(said is not None and said[0].unit in _TIMES for said in found)
