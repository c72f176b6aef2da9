"""Texts that ask and order nothing: "why is it so harsh", "is the drummer rushing? be honest".

How a question begins is data, the `asking` of a language's grammar. A question about who plays
("am I dragging?") stays one whatever talk follows it; of any other a complaint behind it makes a
wish.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.parsing.items import Item, items
from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import openings, phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.possibilities import asked_first

_ORDERS = frozenset({"make", "more", "less", "remove", "tame", "keep"})
_FINDINGS = frozenset({"less", "remove", "tame", "too", "lack"})
_FINDINGS_AFTER = _FINDINGS | {"low_already", "high_already"}
_TO_THE_PLAYER = 3
"""Words from "is" to who plays: "does my bass player"."""
_PLEA = 3
"""Words of the longest plea."""
_REMOVAL = 5
"""Words of the longest order to take away that follows: "can you take it away"."""
_TAKING = frozenset({"remove", "tame"})
_SAYING = frozenset({"word", "quantity", "vague", "instrument"})


_listed = lists_of("asking")


def asks(said: Sequence[str], language: str) -> bool:
    """Whether the words begin as a question does, and not as one that is a wish."""
    begins, unless = openings(language)
    line = " ".join(said[:6])
    if not said or any(f"{line} ".startswith(f"{beginning} ") for beginning in unless):
        return False
    if asked_first(said, language):
        return False
    return said[0] in begins or any(line.startswith(f"{opening} ") for opening in begins)


def asks_aloud(said: Sequence[str], line: Sequence[Token], text: str, language: str) -> bool:
    """Whether it is a question by its mark or by its words."""
    marked = text.rstrip().endswith(("?", "？")) and not _asks_for_a_nod(line)
    return marked or _surely_asks(said, text, language)


def _asks_for_a_nod(line: Sequence[Token]) -> bool:
    """Whether no more than a tag, which is left out by now, made it a question: "..., né?"."""
    return [token.text for token in line[-2:]] == [",", "?"]


def _surely_asks(said: Sequence[str], text: str, language: str) -> bool:
    """Whether it is a question without its mark: "why does it sound so harsh", in one breath and
    with no order in it.
    """
    if not said or said[0] not in _listed("surely", language) or not asks(said, language):
        return False
    return not any(_orders(item) for item in items(text, language))


def pleads(line: Sequence[Token], language: str) -> bool:
    """Whether a plea follows what was told: "ist zu dumpf, kann man das reparieren?", "c'è un
    ronzio, lo togli?".
    """
    starts = [at + 1 for at, token in enumerate(line[:-1]) if token.kind == "stop"]
    said = (" ".join(token.text for token in line[at : at + _PLEA]) for at in starts)
    pleas = _listed("pleas", language)
    if any(f"{text} ".startswith(f"{plea} ") for text in said for plea in pleas):
        return True
    return bool(pleas) and any(_is_removal(_clause(line, at), language) for at in starts)


def _clause(line: Sequence[Token], start: int) -> Sequence[Token]:
    end = next((at for at in range(start, len(line)) if line[at].kind == "stop"), len(line))
    return line[start:end]


def _is_removal(clause: Sequence[Token], language: str) -> bool:
    """Whether the few words only ask to take it away."""
    if len(clause) > _REMOVAL or asks([token.text for token in clause], language):
        return False
    return any(_is(item, _TAKING) for item in _read(clause, language))


def asks_of_players(line: Sequence[Token], language: str) -> bool:
    """Whether it is asked how somebody plays, and nothing but talk follows."""
    end = next((at for at, token in enumerate(line) if token.kind == "stop"), len(line))
    book, leads = phrasebook(language), _listed("of_players", language)
    said = [token.text for token in line[:end] if token.text not in book.articles]
    subject = said[1 : 1 + _TO_THE_PLAYER]
    if not said or said[0] not in leads or not set(subject) & _listed("players", language):
        return False
    asked, rest = _read(line[:end], language), _read(line[end:], language)
    return not any(_is(item, _FINDINGS) for item in asked) and not any(map(_sounds, rest))


def _read(line: Sequence[Token], language: str) -> list[Item]:
    return items(" ".join(token.text for token in line), language)


def _is(item: Item, marks: frozenset[str]) -> bool:
    return item.kind == "mark" and item.name in marks


def _sounds(item: Item) -> bool:
    return item.kind in _SAYING or _is(item, _FINDINGS_AFTER)


def _orders(item: Item) -> bool:
    return item.kind == "break" or item.orders or _is(item, _ORDERS)
