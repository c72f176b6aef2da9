"""Why something may go: "everything above 10k can go, it's just noise" asks for the cut alone.

Behind an order that names a frequency, "it's just" and a noise says what lies there. The words are
data: the `mere_reasons` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.tokens import Token

_LONGEST_LEAD = 4
_LOWEST_BARE = 20.0
_LONGEST_REASON = 7

_listed = lists_of("mere_reasons")


def with_mere_reasons(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without such a reason."""
    if _listed("leads", language).isdisjoint(token.text for token in line):
        return list(line)
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = _reason(line, at, kept, language)
        kept += [] if end else [line[at]]
        at = end or at + 1
    return kept


def _reason(line: Sequence[Token], at: int, before: Sequence[Token], language: str) -> int | None:
    """Where the reason ends that begins here; None where none does."""
    apart = line[at].kind == "stop" or line[at].text in _listed("joints", language)
    if not apart or not _is_placed(before, language):
        return None
    place = at + 1
    while place < len(line) and line[place].text in _listed("leads", language):
        place += 1
    said = {token.text for token in line[at + 1 : place]}
    told = _listed("is", language) & said and _listed("merely", language) & said
    if not told or place - at - 1 > _LONGEST_LEAD:
        return None
    end = next((k for k in range(place, len(line)) if line[k].kind == "stop"), len(line))
    named = {token.text for token in line[place:end]}
    short = end - place <= _LONGEST_REASON and named <= _listed("noises", language)
    return end if short and named else None


def _is_placed(before: Sequence[Token], language: str) -> bool:
    """Whether a frequency was named, and that it shall go."""
    if _listed("orders", language).isdisjoint(token.text for token in before):
        return False
    found = (quantity_at(before, at, language) for at in range(len(before)))
    return any(
        said is not None
        and (said[0].unit == "hz" or (not said[0].unit and said[0].value >= _LOWEST_BARE))
        for said in found
    )
