"""A sound that is not in this file and is asked for: "add a soft ukulele under the narration".

Nobody here can play, sing or fetch it, and what is said of it and of its place is no wish of its
own: "soft" is the ukulele, and "to the chorus" is where it would come. It is asked for with a verb
of adding, is wished for, or follows another order ("louder, and applause at the end"). An
instrument may be in the file already, so that one named with its article ("put the piano in a
church") is left as it is said, and so is one that only belongs to an effect ("some body to the
guitar"). The words are data: the `brought_in` of a language's grammar, whose `joined` say that its
words are not parted; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox_prompts import lexicon

_COMMA = ","
_LONGEST_NAME = 3
_TO_THE_NEXT = 2
"""Words to one more sound: "and distant thunder"."""
_STOP = Token(".", "stop")
"""Around the plain phrase, so that what else is asked stays an order of its own."""

_listed = lists_of("brought_in")


def with_brought_in(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with each such clause as the plain phrase for what cannot be invented."""
    if not _listed("sounds", language):
        return list(line)
    plain = [Token(folded(text), "word") for text in _phrase(language)]
    told: list[Token] = []
    end, asked = 0, False
    for stretch in stretches(line, _listed("joints", language)):
        clause = stretch.of(line)
        before = line[: stretch.start]
        asked = (
            _is_asked([token.text for token in clause], language)
            or (bool(before) and _follows(clause, before, language))
            or (asked and _goes_on(clause, before, language))
        )
        between = line[end : stretch.start]
        told += [_STOP, *plain, _STOP] if asked else [*between, *clause]
        end = stretch.end
    return [*told, *line[end:]]


def _phrase(language: str) -> Sequence[str]:
    return lexicon.grammar(language)["brought_in"]["told"]


def _is_asked(clause: Sequence[str], language: str) -> bool:
    if _listed("joined", language):
        return _is_asked_in_one(clause, language)
    verb = next((at for at in range(len(clause)) if _is_verb(clause, at, language)), None)
    if not _listed("gone", language).isdisjoint(clause):
        return False
    if verb is None:
        return _is_desired(clause, language)
    led = _listed("led", language)
    if led and not led.issuperset(clause[:verb]):
        return False
    start = verb + 1 if led else 0
    said = clause[start:]
    return _is_fetched(said, language) or any(
        _is_wanted(clause, at, start, clause[verb], language) for at in range(start, len(clause))
    )


def _is_fetched(said: Sequence[str], language: str) -> bool:
    """ "The ambience I recorded yesterday", "the outro from episode 12"."""
    text = f" {' '.join(said)} "
    return any(f" {phrase} " in text for phrase in _listed("elsewhere", language))


def _is_desired(clause: Sequence[str], language: str) -> bool:
    """ "Some rain behind her would be nice"."""
    text = f" {' '.join(clause)} "
    wished = any(text.endswith(f" {phrase} ") for phrase in _listed("desired", language))
    return wished and any(
        _is_wanted(clause, at, 0, clause[at], language) for at in range(len(clause))
    )


def _is_asked_in_one(clause: Sequence[str], language: str) -> bool:
    """The same where words are not parted by spaces: the sound and the verb are in the clause."""
    text = "".join(clause)
    if any(each in text for each in _listed("gone", language)):
        return False
    things = (each for name in _THINGS for each in _listed(name, language))
    particles = _listed("joined", language)
    named = any(f"{each}{particle}" in text for each in things for particle in particles)
    return named and any(each in text for each in _listed("adding", language))


_THINGS = ("sounds", "instruments")
_VERBS = ("adding", "laying", "wishing")


def _is_verb(clause: Sequence[str], at: int, language: str) -> bool:
    if not any(clause[at] in _listed(name, language) for name in _VERBS):
        return False
    wished = at > 0 and clause[at - 1] in _listed("wishers", language)
    return wished or clause[at] not in _listed("likening", language)


def _is_wanted(clause: Sequence[str], at: int, start: int, verb: str, language: str) -> bool:
    """Whether a sound or an instrument that is named from `at` on is what the verb wants."""
    for length in range(_LONGEST_NAME, 0, -1):
        name, end = " ".join(clause[at : at + length]), at + length
        kind = next((kind for kind in _THINGS if name in _listed(kind, language)), None)
        if kind is None or end > len(clause):
            continue
        before, behind = clause[start:at], clause[end : end + 2]
        if not _is_object(before, behind, language):
            return False
        placed = not _listed("places", language).isdisjoint(clause)
        return verb in _listed("adding", language) or _is_new(before, verb, kind, placed, language)
    return False


def _is_object(before: Sequence[str], behind: Sequence[str], language: str) -> bool:
    """Whether it is wanted itself, and neither an effect for it nor one that is called by it."""
    if not _listed("attached", language).isdisjoint(before) or _belongs(before, language):
        return False
    return not behind or (
        behind[0] not in _listed("compounded", language)
        and behind[-1] not in _listed("compounded", language) - _listed("places", language)
    )


def _belongs(before: Sequence[str], language: str) -> bool:
    """ "Body of a guitar" and no piece of one: "de la pluie", "the sound of rain"."""
    of = _listed("of", language)
    last = next((at for at in range(len(before) - 1, -1, -1) if before[at] in of), 0)
    amounts = _listed("amounts", language) | _listed("indefinite", language) | of
    return not amounts.issuperset(text for text in before[:last] if not text.isdigit())


def _is_new(before: Sequence[str], verb: str, kind: str, placed: bool, language: str) -> bool:
    """Whether it is to come, and not there already: "put a choir", "we need rain under it"."""
    definite = not _listed("definite", language).isdisjoint(before)
    if kind == "sounds":
        return placed or not definite
    if verb in _listed("wishing", language):
        return placed and not definite
    return not _listed("indefinite", language).isdisjoint(before) and not definite


def _goes_on(clause: Sequence[Token], before: Sequence[Token], language: str) -> bool:
    """ "Lay thunder and rain under the bass": one more sound, with no verb of its own."""
    said = [token.text for token in clause]
    linked = before[-1].text in _listed("linking", language)
    return linked and not _listed("sounds", language).isdisjoint(said[:_TO_THE_NEXT])


def _follows(clause: Sequence[Token], before: Sequence[Token], language: str) -> bool:
    """ "... and applause at the end": nothing but a sound and its place behind another order."""
    if not _listed("taking", language).isdisjoint(token.text for token in before):
        return False
    if before[-1].text != _COMMA and before[-1].text not in _listed("linking", language):
        return False
    said = [token.text for token in clause if token.kind != "number"]
    new = said[0] in _listed("indefinite", language) if said else False
    named = _listed("sounds", language) | (_listed("instruments", language) if new else set())
    rest = [text for text in said if text not in named]
    placed = not _listed("places", language).isdisjoint(rest)
    return placed and len(rest) < len(said) and _listed("beside", language).issuperset(rest)
