"""How somebody wishes that it was: "I wish it was less boomy", "it would be great if it sounded
less muddy".

The past of a wish is what shall be, and finds nothing. The words are data: the `wished_states` of a
language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_TO_THE_VERB = 6
"""Words of who it is wished of: "the low end of my bass"."""

_listed = lists_of("wished_states")


def with_wished_states(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the verb of such a wish as one that orders."""
    if not _listed("wishes", language):
        return list(line)
    return clauses_retold(line, (), lambda clause: _ordered(clause, language))


def _ordered(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    wish = first_in(said, _listed("wishes", language))
    if wish is None:
        return clause
    near = range(wish[1], min(wish[1] + _TO_THE_VERB + 1, len(said)))
    verb = next((at for at in near if said[at] in _listed("verbs", language)), None)
    if verb is None:
        return clause
    told = [Token(text, "word") for text in lexicon.grammar(language)["wished_states"]["told"]]
    return [*clause[:verb], *told, *clause[verb + 1 :]]
