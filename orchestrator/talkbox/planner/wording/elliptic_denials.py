"""What is to stay and what is not, the verb said once: "the hiss I can live with, the clicks I
can't", "the birds should stay, the wind should not".

The second clause only denies what the first one grants, and is told as taking its thing away. The
words are data: the `elliptic_denials` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_listed = lists_of("elliptic_denials")


def with_elliptic_denials(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such denial as an order."""
    if not _listed("granting", language):
        return list(line)
    said = (each for each in stretches(line, _listed("joints", language)) if each.of(line))
    for granted, denied in pairwise(said):
        thing = _denied(line, denied, language)
        if thing and _grants(line, granted, language):
            told = lexicon.grammar(language)["elliptic_denials"]["told"]
            order = [Token(folded(text), "word") for text in told]
            return [*line[: denied.start], *order, *thing, *line[denied.end :]]
    return list(line)


def _grants(line: Sequence[Token], clause: Stretch, language: str) -> bool:
    said = [token.text for token in clause.of(line)]
    return first_in(said, _listed("granting", language)) is not None


def _denied(line: Sequence[Token], clause: Stretch, language: str) -> Sequence[Token]:
    """What the clause denies with nothing behind it; empty where it says more."""
    said = [token.text for token in clause.of(line)]
    span = first_in(said, _listed("denying", language))
    if span is None or span[1] < len(said):
        return ()
    idle = _listed("idle", language)
    thing = [token for token in clause.of(line)[: span[0]] if token.text not in idle]
    return thing if speaks_of_sound(thing, language) else ()
