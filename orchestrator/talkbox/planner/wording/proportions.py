"""Shares of what is there: "75% speed", "two thirds tempo", "width 60", "gain: 0.8x".

A share of a dimension is the value that it shall have, not by how much it changes: under one it
becomes less. A signed one ("tail -50%") says by how much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.quantities import Quantity
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.measures import called, dimension, listed, number, values
from talkbox_prompts import lexicon

_PERCENT = 100.0
_LEAST_BARE, _MOST_BARE, _WIDEST_BARE = 5.0, 99.0, 200.0
""" "Width 60" is a share in percent."""
_HALF = 0.5
_NAMED_FACTORS = {2.0: "double", 0.5: "half"}
_MOST_TIMES = 4.0
_BY, _AT = "by", frozenset({"to", "at"})
_SHARED = frozenset({"tempo", "tapes", "levels", "widths", "sizes"})
"""Dimensions of which a share can be kept."""


def with_proportions(parts: Sequence[list[Token]], language: str) -> list[list[Token]]:
    """The parts with a share of a dimension as more or less of it; beside an effect a bare number
    is a setting.
    """
    if not lexicon.grammar(language).get("measures"):
        return list(parts)
    effects = listed("effects", language)
    plain = not any(token.text in effects for part in parts for token in part)
    return [_with_share(part, language, plain=plain) for part in parts]


def _with_share(part: list[Token], language: str, *, plain: bool) -> list[Token]:
    part = _with_fractions(part, language)
    found = list(values(part, language))
    if len(found) != 1:
        return part
    start, end, said = found[0]
    if "/" in part[start].text:
        return part  # "3/4 tempo" is understood as it is
    if any(token.text == "of" for token in part[start:end]) and not said.unit:
        return part  # "size ten of ten"
    place = _named_beside(part, start, end, language)
    if place is not None and _is_named(part, start, place, language):
        return part
    if place is None:
        return _with_factor(part, start, end, said, language)
    name = dimension([part[place]], language)
    known = name is not None and (name in _SHARED or said.signed)
    share = _share(said, name, plain=plain) if name is not None and known else None
    if name is None or share is None or share == 1:
        return part
    if not plain and name in ("widths", "sizes") and share <= 1:
        return part
    span = min(start, place), max(end, place + 1)
    if said.unit == "times" and not _is_of_speed(part, end, name):
        return part if name != "levels" else _scaled(part, span, share, language)
    if name == "tempo" and share in _NAMED_FACTORS:
        speed = [Token(_NAMED_FACTORS[share], "word"), part[place]]
        return [*part[: span[0]], *speed, *part[span[1] :]]
    return _turned(part, span, start, (name, share), said, language)


def _is_named(part: Sequence[Token], start: int, place: int, language: str) -> bool:
    """ "A quarter of the volume", "half the level": shares that have a phrase of their own."""
    if part[start].kind != "word" or place < start:
        return False
    found = phrasebook(language).at(part, start)
    covers = found is not None and start + found.length > place
    return covers and found is not None and found.best.kind == "word"


def _is_of_speed(part: Sequence[Token], end: int, name: str) -> bool:
    """Whether a factor is one of speed, and not "four times a second"."""
    after = part[end].text if end < len(part) else ""
    return name == "tempo" and after not in ("a", "per")


def _turned(
    part: list[Token],
    span: tuple[int, int],
    start: int,
    shared: tuple[str, float],
    said: Quantity,
    language: str,
) -> list[Token]:
    """The part with the dimension and its share as more or less of it."""
    name, share = shared
    texts, changing = {t.text for t in part if t.kind == "word"}, listed("changing", language)
    placed = not _AT.isdisjoint(token.text for token in part[max(0, start - 2) : start])
    if texts & changing and not placed:
        return part
    turned = called("up" if share > 1 else "down", language)[name]
    amount = number(_PERCENT * (share - 1), "percent")
    if said.unit == "times":
        figure = Token(f"{said.value:g}", "number", said.value)
        amount = [figure, Token("x", "word")]
    if share == _HALF and name == "levels" and listed("heard", language) & texts:
        turned, amount = [Token(word, "word") for word in ("half", "as", "loud")], []
    head = [token for token in part[: span[0]] if token.text not in changing]
    return [*head, *turned, *amount, *part[span[1] :]]


def _scaled(part: list[Token], span: tuple[int, int], share: float, language: str) -> list[Token]:
    """ "Gain: 0.8x": a level by its factor."""
    turned = called("up" if share > 1 else "down", language)["levels"]
    amount = number(_PERCENT * (share - 1), "percent")
    return [*part[: span[0]], *turned, *amount, *part[span[1] :]]


def _with_factor(
    part: list[Token], start: int, end: int, said: Quantity, language: str
) -> list[Token]:
    """ "1.25x, pitch kept": a factor that stands alone is one of speed."""
    texts = {token.text for token in (*part[:start], *part[end:]) if token.kind == "word"}
    if said.unit == "bpm" and said.signed and not texts:
        turned = called("up" if said.value > 0 else "down", language)["tempo"]
        return [*part[:start], *turned, *number(said.value, "bpm")]
    if (
        said.unit != "times"
        or not 0 < said.value <= _MOST_TIMES
        or texts - listed("beside_factors", language)
    ):
        return part
    kind = "tapes" if texts & listed("pitched", language) else "tempo"
    turned = called("up" if said.value > 1 else "down", language)[kind]
    if kind == "tempo" and said.value in _NAMED_FACTORS:
        name = _NAMED_FACTORS[said.value]
        return [*part[:start], Token(name, "word"), Token("speed", "word"), *part[end:]]
    amount = number(_PERCENT * (said.value - 1), "percent") if said.value != 1 else []
    return [*part[:start], *turned, *amount, *part[end:]]


def _named_beside(part: Sequence[Token], start: int, end: int, language: str) -> int | None:
    """Where the dimension stands of which the number is a share: next to it."""
    beside = listed("beside", language) | listed("changing", language)
    for way, place in ((1, end), (-1, start - 1)):
        while 0 <= place < len(part) and part[place].text in beside:
            place += way
        if 0 <= place < len(part) and dimension([part[place]], language) is not None:
            return place
    return None


def _share(said: Quantity, name: str, *, plain: bool) -> float | None:
    """The share that shall be left, where the number can be one."""
    if said.until is not None:
        return None
    if said.signed:
        changes = said.unit == "percent"
        return 1 + said.value / _PERCENT if changes and abs(said.value) < _PERCENT else None
    if said.unit == "percent":
        return said.value / _PERCENT if said.value else None
    if said.unit == "times" or (not said.unit and 0 < said.value < 1):
        return said.value
    most = _WIDEST_BARE if name == "widths" else _MOST_BARE
    bare = plain and not said.unit and _LEAST_BARE <= said.value <= most
    return said.value / _PERCENT if bare and name in ("widths", "sizes") else None


def _with_fractions(part: list[Token], language: str) -> list[Token]:
    """ "Lower it by a third": by so many percent."""
    for start, end, said in values(part, language):
        before = [token.text for token in part[max(0, start - 2) : start]]
        halved = before[-1:] == ["in"] and end == len(part)
        led = halved or before[-1:] == [_BY] or before == [_BY, "a"]
        counted = end < len(part) and part[end].text in ("a", "an", "dozen", "of")
        if (
            led
            and not counted
            and not said.unit
            and 0 < said.value < 1
            and "/" not in part[start].text
        ):
            share = replace(said, value=round(_PERCENT * said.value, 1))
            figure = Token(f"{share.value:g}", "number", share.value)
            head = part[: start - (1 if before[-1:] == ["a"] else 0)]
            return [*head, figure, Token("percent", "word"), *part[end:]]
    return part
