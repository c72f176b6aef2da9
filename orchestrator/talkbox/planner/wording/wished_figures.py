"""A level as it was found and as it has to be: "the peaks are at -0.2, they need -3 or lower".

The found one and the words up to the other are left out, which leaves "peaks to -3"; so is what a
level is not to be ("peaks at -3, not -1"), and where "my" level is now, before another wish. What
comes before the finding is a story of its own. The words are data: the `wished_figures` of a
language's grammar; a language without has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token

_UNITS = frozenset({"", "db", "dbfs", "dbtp"})
_MOST_NAME, _TO_THE_FIGURE, _TO_THE_WISH = 4, 4, 7
"""Words of "true peak level", of "is at around" and of "and they really need to be at"."""
_SOON = 3
"""Words from "-40 RMS" to the verb of what it is to get to: ", please get it"."""
_STOP, _TO, _PEAKS = Token(",", "stop"), Token("to", "word"), Token("peaks", "word")

_listed = lists_of("wished_figures")


def with_wished_figures(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such finding and wish as the wish alone."""
    line = _named_first(_without_settled(line, language), language)
    for at, token in enumerate(line):
        if token.text not in _listed("named", language):
            continue
        found = _level_behind(line, at, language)
        if found is None:
            continue
        told = (
            _wished(line, at, found, language)
            or _denied(line, found[1], language)
            or _standing(line, at, found[1], language)
        )
        if told is not None:
            return told
    return list(line)


def _named_first(line: Sequence[Token], language: str) -> Sequence[Token]:
    """ "-40 RMS, get it to -20" with the name before its figure."""
    for at in range(1, len(line) - 1):
        said = _level(line, at - 1, language)
        ahead = {token.text for token in line[at + 1 : at + 1 + _SOON]}
        brought = ahead & (_listed("bringing", language) | _listed("wishing", language))
        if said is None or said[1] > 1 or line[at].text not in _listed("named", language):
            continue
        if brought:
            is_at = [Token(word, "word") for word in sorted(_listed("told", language))]
            return [*line[: at - 1], line[at], *is_at, line[at - 1], *line[at + 1 :]]
    return line


def _without_settled(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The line without "it's already at -16 LUFS" where nothing else names a level."""
    stops = [-1, *(at for at, token in enumerate(line) if token.kind == "stop"), len(line)]
    levels = [at for at, token in enumerate(line) if token.signed and token.value < 0]
    for start, end in pairwise(stops):
        clause = [token.text for token in line[start + 1 : end]]
        told = not _listed("settled", language).isdisjoint(clause)
        wishes = not _listed("wishing", language).isdisjoint(clause)
        alone = len(levels) == 1 and start < levels[0] < end
        if told and not wishes and alone and len(line) > end + 1:
            return [*line[: start + 1], *line[end + 1 :]]
    return line


def _level_behind(line: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """From where to where the level goes that is told of what is named at `at`: "is at -0.2"."""
    told = False
    for place in range(at + 1, min(len(line), at + 1 + _TO_THE_FIGURE)):
        said = _level(line, place, language)
        if said is not None:
            return (place, place + said[1]) if told else None
        told = told or line[place].text in _listed("is", language)
        if line[place].kind == "stop":
            return None
    return None


def _wished(
    line: Sequence[Token], at: int, found: tuple[int, int], language: str
) -> list[Token] | None:
    """The line with the level that is wished behind the found one; None where none is."""
    wishes = brings = False
    for place in range(found[1], min(len(line), found[1] + _TO_THE_WISH)):
        said = _level(line, place, language)
        wishes = wishes or (brings and line[place - 1].text in _listed("to", language))
        if said is not None and wishes:
            start = _name_start(line, at, language)
            end = place + said[1]
            unit = [] if said[0].unit else line[found[0] : found[1]][1:]
            level = [*line[place:end], *(each for each in unit if each.kind == "word")]
            rest = line[_past(line, end, language) :]
            named = _named(line[start : at + 1], language)
            return [*_before(line[:start], language), *named, _TO, *level, *rest]
        wishes = wishes or line[place].text in _listed("wishing", language)
        brings = brings or line[place].text in _listed("bringing", language)
        if said is not None or not _leads(line[place], language):
            return None
    return None


def _denied(line: Sequence[Token], end: int, language: str) -> list[Token] | None:
    """The line without what the level is not to be: "-3 dB, not -1"; None where nothing is."""
    place = end + (end < len(line) and line[end].kind == "stop")
    if place + 1 >= len(line) or line[place].text not in _listed("not", language):
        return None
    said = _level(line, place + 1, language)
    return None if said is None else [*line[:end], *line[place + 1 + said[1] :]]


def _standing(line: Sequence[Token], at: int, end: int, language: str) -> list[Token] | None:
    """The line without "my peaks are at -6 now" before a wish; None where it is the wish."""
    start = _name_start(line, at, language)
    opens = not start or line[start - 1].kind == "stop"
    mine = line[start].text in _listed("own", language)
    past = end
    while past < len(line) and line[past].text in _listed("now", language):
        past += 1
    parted = past + 1 < len(line) and (
        line[past].kind == "stop" or line[past].text in _listed("leading", language)
    )
    ordered = not _listed("wishing", language).isdisjoint(each.text for each in line[at:end])
    found = opens and parted and not ordered and (mine or past > end)
    return [*line[:start], *line[past + 1 :]] if found else None


def _level(line: Sequence[Token], at: int, language: str) -> tuple[Quantity, int] | None:
    """A single level under full scale, and its tokens."""
    said = quantity_at(line, at, language)
    if said is None or said[0].unit not in _UNITS or said[0].until is not None:
        return None
    return said if said[0].signed and said[0].value < 0 else None


def _leads(token: Token, language: str) -> bool:
    """Whether the word may stand between what is found and what is wished."""
    lists = ("wishing", "bringing", "between")
    return token.kind == "stop" or any(token.text in _listed(name, language) for name in lists)


def _name_start(line: Sequence[Token], at: int, language: str) -> int:
    """Where the name begins that ends at `at`: "the true peak level"."""
    start = at
    while start and at - start < _MOST_NAME and line[start - 1].text in _listed("names", language):
        start -= 1
    return start


def _before(story: Sequence[Token], language: str) -> list[Token]:
    """What is told before it, parted from it: "they rejected my file because"."""
    kept = list(story)
    while kept and (kept[-1].text in _listed("leading", language) or kept[-1].kind == "stop"):
        kept.pop()
    return [*kept, _STOP] if kept else []


def _named(name: Sequence[Token], language: str) -> Sequence[Token]:
    """The level by its noun: "its peaking" are its peaks."""
    return [_PEAKS] if name[-1].text in _listed("peaking", language) else name


def _past(line: Sequence[Token], end: int, language: str) -> int:
    """Where "or lower" behind the level ends."""
    place = end
    while place < len(line) and line[place].text in _listed("or_so", language):
        place += 1
    return place
