"""A kind of sound named and no more: "rusty gate feel on the strings", "metallic vibe for him".

Such a heading wishes for what it names, be it a fault elsewhere, and is told with the verb of a
wish. With a verb of its own ("there's a metallic feel") or anything to be taken away it stays as it
is. The words are data: the `wished_vibes` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_MOST_NAMED = 5
"""Words of what is named: "nails on a chalkboard"."""

_listed = lists_of("wished_vibes")


def with_wished_vibes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the verb of a wish before a first clause that is such a heading."""
    vibes = _listed("vibes", language)
    at = next((k for k, token in enumerate(line) if token.text in vibes), 0)
    if not 0 < at <= _MOST_NAMED or line[0].text in _listed("leads", language):
        return list(line)
    end = clause_end(line, at, ())
    after = line[at + 1 : end]
    placed = bool(after) and after[0].text in _listed("on", language)
    said = {token.text for token in line}
    stops = any(token.kind != "word" for token in line[:at])
    if stops or not placed or said & _listed("unless", language):
        return list(line)
    wish = lexicon.grammar(language)["wished_vibes"]["told"]
    return [*(Token(text, "word") for text in wish), *line]
