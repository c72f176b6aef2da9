"""What the clip shall become, by its use: "make a ringtone of it: first 10 seconds, fade in".

That use is no sound and nothing to be made anew. Beside what is done for it the clause goes, and a
part of the clip that is named right behind it, without a verb, is what is kept, as are the first so
many seconds of a bare length; a length of its own ("a 10 second ringtone") is kept too. The words
are data: the `made_of_it` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_TIMES = ("s", "ms")
_STOP = Token(".", "stop")

_listed = lists_of("made_of_it")


def with_made_of_it(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such clause, and with the part that it is made from as kept."""
    if not _listed("uses", language):
        return list(line)
    said = list(stretches(line, _listed("joints", language)))
    for place, clause in enumerate(said):
        if not _makes(clause.of(line), language):
            continue
        before = list(line[: clause.start])
        if before:
            before[-1] = _STOP
        rest = [*before, *_kept_part(line, said[place + 1 :], language)]
        length = _length(clause.of(line), language)
        if length:
            return [*before, *length, *line[clause.end :]]
        return rest if speaks_of_sound(rest, language) else list(line)
    return list(line)


def _makes(clause: Sequence[Token], language: str) -> bool:
    """Whether it holds nothing but the verb, the use, its length and what it is made of."""
    said = [token for token in clause if token.kind == "word"]
    uses = _listed("uses", language)
    led = any(
        token.text in _listed("led", language) and before.text in _listed("before_led", language)
        for before, token in pairwise(said)
    )
    if not led and not any(token.text in uses for token in said):
        return False
    lists = ("verbs", "idle", "led", "edges", "ranged")
    idle = uses.union(*(_listed(name, language) for name in lists))
    verb = any(token.text in _listed("verbs", language) for token in said)
    return verb and all(token.text in idle for token in said)


def _kept_part(line: Sequence[Token], after: Sequence[Stretch], language: str) -> list[Token]:
    """What follows, with "keep" before a bare part of the clip."""
    if not after:
        return []
    said = after[0].of(line)
    rest = list(line[after[0].start :])
    bare = [token for token in said if token.text not in _listed("articles", language)]
    placed = bool(bare) and bare[0].text in _listed("edges", language)
    measured = quantity_at(bare, int(placed), language) if bare else None
    if measured is None or measured[0].unit not in _TIMES:
        return rest
    whole = int(placed) + measured[1] == len(bare)
    ranged = measured[0].until is not None
    if not whole:
        return rest
    return [*_keep(language), *([] if placed or ranged else _first(language)), *rest]


def _length(clause: Sequence[Token], language: str) -> list[Token]:
    """ "Make a 10 second ringtone" as "keep the first 10 seconds"; empty without a length."""
    ranged = next((k for k, t in enumerate(clause) if t.text in _listed("ranged", language)), 0)
    if ranged and any(token.kind in ("number", "ratio") for token in clause[ranged:]):
        return [*_keep(language), *clause[ranged:]]
    for at in range(len(clause)):
        measured = quantity_at(clause, at, language)
        if measured is not None and measured[0].unit in _TIMES and measured[0].until is None:
            edges = [token for token in clause if token.text in _listed("edges", language)]
            return [
                *_keep(language),
                *(edges[:1] or _first(language)),
                *clause[at : at + measured[1]],
            ]
    return []


def _first(language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["made_of_it"]["first"]]


def _keep(language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["made_of_it"]["keep"]]
