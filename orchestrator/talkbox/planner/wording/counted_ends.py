"""How many of the first or the last, with the number in front: "les deux premières secondes".

French, Spanish and Portuguese say the number first; told as "the first two seconds" it is read like
everywhere else. Where seconds are counted or something fades, a number that stands there alone
counts seconds: "trim the first four seconds and the last two". Of a fade at both ends the last
number is a fade of its own, "fade in the first two seconds and out the last three", and it counts
what the first one does. The words are data: the
`counted_ends` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_SECONDS = "s"
_LONGEST_COUNT = 4
"""Words of a number: "one and a half"."""

_listed = lists_of("counted_ends")


def with_counted_ends(line: Sequence[Token], language: str) -> list[Token]:
    """The line with "first" and "last" in front of the number that they are counted by, and the
    seconds behind it.
    """
    line = _in_front(_as_last(line, language), language)
    return _in_seconds(_both_faded(line, language), language)


def _as_last(line: Sequence[Token], language: str) -> list[Token]:
    """The line with "la segunda mitad" as the last half, and "la primera mitad" as the first."""
    told: list[Token] = []
    at = 0
    while at < len(line):
        said = " ".join(token.text for token in line[at : at + 2])
        end = next((name for name in ("last", "first") if said in _listed(name, language)), None)
        if end is None:
            told.append(line[at])
        else:
            words = lexicon.grammar(language)["counted_ends"][f"told_{end}"]
            told += [Token(folded(word), "word") for word in words]
        at += 1 if end is None else 2
    return told


def _in_front(line: Sequence[Token], language: str) -> list[Token]:
    ends = _listed("ends", language)
    told: list[Token] = []
    at = 0
    while at < len(line):
        after = _after_number(line, at, language) if ends else at
        if at < after < len(line) and line[after].text in ends:
            told += [line[after], *line[at:after]]
            at = after + 1
        else:
            told.append(line[at])
            at += 1
    return told


def _after_number(line: Sequence[Token], at: int, language: str) -> int:
    """The place after the number that begins here; `at` where none does, and for the one of "one
    last time".
    """
    if line[at].kind == "number":
        return at + 1
    found = in_words_at(line, at, language)
    return at if found is None or found[0] == 1 else found[1]


def _both_faded(line: list[Token], language: str) -> list[Token]:
    """The line with a fade of its own for the end that only one fade before it is said of."""
    last = next(
        (at for at, each in enumerate(line) if each.text in _listed("closing", language)), 0
    )
    start = last
    while start and line[start - 1].text in _listed("faded_between", language):
        start -= 1
    openings = (at for at in range(start) if line[at].text in _listed("opening", language))
    opens = max(openings, default=0)
    fading = any(each.text in _listed("fading", language) for each in line[:opens])
    if not fading or start == last:
        return line
    said = quantity_at(line, opens + 1, language) if opens + 1 < start else None
    if said is not None and opens + 1 + said[1] != start:
        return line
    told = [Token(word, "word") for word in lexicon.grammar(language)["counted_ends"]["fade_told"]]
    return [
        *line[:start],
        *told,
        line[last],
        *_with_unit(line[last + 1 :], line[start - 1], language),
    ]


def _with_unit(behind: Sequence[Token], unit: Token, language: str) -> list[Token]:
    """The count behind the last end with the unit of the first one, where it has none."""
    if unit.kind != "word" or unit.text in _listed("opening", language) or not behind:
        return list(behind)
    end = _bare_count(behind, 0, [unit], language)
    return [*behind[:end], *([unit] if end else []), *behind[end:]]


def _in_seconds(line: list[Token], language: str) -> list[Token]:
    """The line with the unit behind every count of an end that goes without one."""
    unit = [Token(word, "word") for word in sorted(_listed("seconds", language))]
    if not unit or not _is_timed(line, language):
        return line
    told: list[Token] = []
    at = 0
    while at < len(line):
        opens = at > 0 and line[at - 1].text in _listed("counted", language)
        end = _bare_count(line, at, unit, language) if opens else at
        told += [*line[at:end], *unit] if end > at else [line[at]]
        at = max(end, at + 1)
    return told


def _is_timed(line: Sequence[Token], language: str) -> bool:
    """Whether the line fades something, or counts seconds at an end."""
    if any(token.text in _listed("fading", language) for token in line):
        return True
    ends = (at + 1 for at, token in enumerate(line) if token.text in _listed("counted", language))
    found = (quantity_at(line, at, language) for at in ends if at < len(line))
    return any(said is not None and said[0].unit == _SECONDS for said in found)


def _bare_count(line: Sequence[Token], at: int, unit: Sequence[Token], language: str) -> int:
    """Where the number ends that begins here and that its clause goes no further than."""
    for end in range(at + 1, min(at + _LONGEST_COUNT, len(line)) + 1):
        closes = end == len(line) or line[end].kind == "stop"
        if not closes and line[end].text not in _listed("behind", language):
            continue
        said = quantity_at([*line[at:end], *unit], 0, language)
        timed = said is not None and said[0].unit == _SECONDS and said[0].value >= 1
        if timed and said is not None and said[1] == end - at + len(unit):
            return end
    return at
