"""A pitch that goes along with the speed: "10% slower, the pitch should drop with it" is a tape.

A clause that only lets the pitch follow says how to change the speed, and asks for no step of its
own. The words are data: the `pitch_beside` of a language's grammar; a language that lists none has
no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox_prompts import lexicon

_WAYS = ("slower", "faster")

_listed = lists_of("pitch_beside")


def with_pitch_beside(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the speed as that of a tape, and without the clause of its pitch."""
    if not _listed("pitches", language):
        return list(line)
    parted = [each for each in stretches(line, _listed("joints", language)) if each.of(line)]
    beside = next((each for each in parted if _follows(each.of(line), language)), None)
    if beside is None:
        return list(line)
    turned = _turned(line, [each for each in parted if each is not beside], language)
    if turned is None:
        return list(line)
    at, way = turned
    told = lexicon.grammar(language)["pitch_beside"][f"tape_{way}"]
    tape = [Token(folded(word), "word", written=word) for word in told]
    kept = [each for place, each in enumerate(line) if not beside.start <= place < beside.end]
    place = at if at < beside.start else at - (beside.end - beside.start)
    more = int(bool(place) and kept[place - 1].text in _listed("more", language))
    return [*kept[: place - more], *tape, *kept[place + 1 :]]


def _follows(clause: Sequence[Token], language: str) -> bool:
    """Whether the clause says of the pitch that it goes along, and nothing else."""
    said = [token.text for token in clause]
    along = _listed("along", language)
    idle = _listed("pitches", language) | _listed("idle", language) | along
    return (
        not _listed("pitches", language).isdisjoint(said)
        and bool(along & set(said))
        and set(said) <= idle
    )


def _turned(
    line: Sequence[Token], clauses: Sequence[Stretch], language: str
) -> tuple[int, str] | None:
    """Where the speed is turned, and which way."""
    for clause in clauses:
        for at in range(clause.start, clause.end):
            for way in _WAYS:
                if line[at].text in _listed(way, language):
                    return at, way
    return None
