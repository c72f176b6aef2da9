"""Numbers that belong to the picture and set nothing: "two soldiers in a trench", "3am".

How many of something there are, how far away and how late it is are no settings. Beside a sound
they are left out; a time of night alone is the mood of a night. The words are data: the `counts` of
a language's grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from talkbox.planner.text.quantities import Quantity, counts, in_words_at
from talkbox.planner.text.tokens import Token, tokens
from talkbox_prompts import lexicon

if TYPE_CHECKING:
    from talkbox.planner.parsing.items import Item

_OR = "or"
_HOURS = 24
_PICTURED = frozenset({"character", "space"})


@cache
def _listed(name: str, language: str) -> tuple[str, ...]:
    return tuple(lexicon.grammar(language).get("counts", {}).get(name, ()))


def without_clock(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without times of day; a text that is little else is told by its night."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _time(line, at, language)
        if not length:
            kept.append(line[at])
        at += length or 1
    alone = len(kept) < len(line) and not any(
        token.kind == "word" and token.text not in _listed("around", language) for token in kept
    )
    night = _listed("night", language)
    return tokens(night[0]) if alone and night else kept


def _time(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens tell the time here: "3 am", "half past two", "four in the morning"."""
    opening = _opening(line, at, language)
    number = in_words_at(line, at + opening, language) if at + opening < len(line) else None
    if number is None and at + opening < len(line) and line[at + opening].kind == "number":
        number = line[at + opening].value, at + opening + 1
    if number is None or not 0 <= number[0] <= _HOURS:
        return 0
    end = number[1]
    for closing in _listed("halves_of_day", language):
        words = closing.split()
        if [token.text for token in line[end : end + len(words)]] == words:
            return end + len(words) - at
    return end - at if opening else 0


def _opening(line: Sequence[Token], at: int, language: str) -> int:
    for opening in _listed("past_hours", language):
        words = opening.split()
        if [token.text for token in line[at : at + len(words)]] == words:
            return len(words)
    return 0


def without_counts(found: Sequence[Item], language: str) -> list[Item]:
    """The items without numbers of things in the picture; "three or four repeats" is a number."""
    kept: list[Item] = []
    at = 0
    while at < len(found):
        item, end = found[at], _end_of_count(found, at, language)
        if end > at and _is_counted(found, end, kept, language):
            at = end + (found[end].text in _listed("lengths", language))
            continue
        if end > at and item.quantity is None and _is_offered(found, at):
            item = replace(item, kind="quantity", quantity=_quantity(item, language))
        kept.append(item)
        at += 1
    return kept


def _end_of_count(found: Sequence[Item], at: int, language: str) -> int:
    """The place behind "two" or "two or three"; the same place where no number begins."""
    if not _is_number(found[at], language):
        return at
    end = at + 1
    while end + 1 < len(found) and found[end].text == _OR:
        end += 2 if _is_number(found[end + 1], language) else 1
    return end


def _is_number(item: Item, language: str) -> bool:
    said = item.quantity
    if said is not None:
        return not said.unit and not said.signed and said.until is None
    return item.kind == "unknown" and counts(item.text, language)


def _is_counted(found: Sequence[Item], end: int, kept: Sequence[Item], language: str) -> bool:
    """Whether what stands behind the number is a length, or opens a clause as a strange thing."""
    if end == len(found):
        return False
    if found[end].text in _listed("lengths", language):
        return True
    if _is_pictured(found[end]):
        return found[end - 1].quantity is None
    opens = not kept or kept[-1].kind == "break"
    return opens and found[end].kind == "unknown" and found[end].role != "verb"


def _is_pictured(item: Item) -> bool:
    """ "Behind three closed doors": the doors are a likeness, however many."""
    said = item.kind == "word" and item.role == "says" and not item.compared
    return said and (item.pictured or lexicon.names()[item.name] in _PICTURED)


def _is_offered(found: Sequence[Item], at: int) -> bool:
    """Whether another number, with a unit, stands behind an "or"."""
    if at + 2 >= len(found) or found[at + 1].text != _OR:
        return False
    other = found[at + 2].quantity
    return other is not None and bool(other.unit)


def _quantity(item: Item, language: str) -> Quantity | None:
    found = in_words_at(tokens(item.text), 0, language)
    return None if found is None else Quantity(found[0])
