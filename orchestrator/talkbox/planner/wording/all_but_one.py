"""All but one thing turned: "raise everything by 2 dB except the bass" cannot be done to a mix.

What is excepted is no wish, and least of all one for more of it. The clause is told in the words
for what is beyond one file. The words are data: the `all_but_one` of a language's grammar; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_listed = lists_of("all_but_one")


def with_all_but_one(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such clause as one plain phrase."""
    if _listed("except", language).isdisjoint(token.text for token in line):
        return list(line)
    told: list[Token] = []
    for stretch in stretches(line, _listed("joints", language)):
        clause = stretch.of(line)
        plain = lexicon.grammar(language)["all_but_one"]["told"]
        turned = [Token(word, "word") for word in plain] if _turns(clause, language) else clause
        told += [*turned, *line[stretch.end : stretch.end + 1]]
    return told


def _turns(clause: Sequence[Token], language: str) -> bool:
    """Whether everything is turned there but for what stands behind "except"."""
    texts = [token.text for token in clause]
    at = next((n for n, text in enumerate(texts) if text in _listed("except", language)), 0)
    if any(token.kind == "number" for token in clause[at:]):
        return False  # "mute everything except the last 10 seconds"
    before = set(texts[:at])
    turned = before & _listed("turning", language) and before & _listed("whole", language)
    return bool(turned) and len(texts) > at + 1
