"""A stretch of the clip that is fine: "the first minute is fine, the rest is muffled".

It is not to be cut out, and asks for nothing; "the rest" behind the first seconds is told as from
then to the end, and behind the last ones or a part by its name ("the intro is fine") as everything
except that, so that what no part can have by itself is not done to the whole. The words are
data: the `fine_stretches` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_SECONDS = "s"

_listed = lists_of("fine_stretches")


def with_fine_stretches(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the first such stretch."""
    if not _listed("fine", language):
        return list(line)
    for clause in stretches(line, _listed("joints", language)):
        said = clause.of(line)
        rest = line[clause.end + 1 :]
        fine = _is_fine(said, language) or _is_fine_part(said, rest, language)
        wished = fine and speaks_of_sound(rest or line[: clause.start], language)
        if wished or (fine and _halves(said, language)):
            return [*line[: clause.start], *_told(said, rest, language)]
    return list(line)


def _halves(clause: Sequence[Token], language: str) -> bool:
    """Whether it is a half, which is kept by its name alone and would lose the other one."""
    return not _listed("halves", language).isdisjoint(token.text for token in clause)


def _is_fine(clause: Sequence[Token], language: str) -> bool:
    """Whether all the clause says is which seconds are fine."""
    said = [token.text for token in clause]
    span = first_in(said, _listed("fine", language))
    if span is None or span[1] < len(said):
        return False
    named = said[: span[0]]
    names = ("edges", "units", "counts", "articles")
    known = frozenset[str]().union(*(_listed(name, language) for name in names))
    timed = not _listed("units", language).isdisjoint(named)
    edge = not _listed("edges", language).isdisjoint(named)
    plain = all(each.kind == "number" or each.text in known for each in clause[: span[0]])
    return timed and edge and plain


def _is_fine_part(clause: Sequence[Token], rest: Sequence[Token], language: str) -> bool:
    """ "The intro is fine", "my last chorus is perfect", where the rest is not."""
    said = [token.text for token in clause]
    span = first_in(said, _listed("fine", language))
    other = first_in([token.text for token in rest], _listed("rest", language))
    if span is None or other is None or not 0 < span[0] < span[1] == len(said):
        return False
    known = _listed("articles", language) | _listed("edges", language)
    return said[span[0] - 1] in _listed("parts", language) and set(said[: span[0] - 1]) <= known


def _told(fine: Sequence[Token], rest: Sequence[Token], language: str) -> list[Token]:
    """What else is said, "the rest" behind the first seconds told by its time."""
    said = [token.text for token in rest]
    span = first_in(said, _listed("rest", language))
    first = not _listed("first", language).isdisjoint(token.text for token in fine)
    if span is not None and not (first and _seconds(fine, language)):
        return [*rest[: span[0]], *_excepting(fine, language), *rest[span[1] :]]
    if span is None:
        return list(rest)
    seconds = _seconds(fine, language)
    if seconds is None:
        return list(rest)
    words = lexicon.grammar(language)["fine_stretches"]
    after, to_end = (
        [Token(folded(each), "word") for each in words[name]] for name in ("after", "to_end")
    )
    time = Token(f"{seconds:g}", "number", seconds)
    return [*rest[: span[0]], *after, time, *to_end, *rest[span[1] :]]


def _excepting(fine: Sequence[Token], language: str) -> list[Token]:
    """ "Everything except the intro"."""
    span = first_in([token.text for token in fine], _listed("fine", language))
    named = fine if span is None else fine[: span[0]]
    words = lexicon.grammar(language)["fine_stretches"]["excepting"]
    return [*(Token(folded(each), "word") for each in words), *named]


def _seconds(fine: Sequence[Token], language: str) -> float | None:
    """How long the stretch is; one of the unit where no number is said."""
    found = (quantity_at(fine, at, language) for at in range(len(fine)))
    return next((each[0].value for each in found if each and each[0].unit == _SECONDS), None)
