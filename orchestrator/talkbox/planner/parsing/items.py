"""A text as items: sound words, marks, strengths, quantities and breaks, in the order they came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from talkbox.planner.parsing.castings import is_casting, unguarded
from talkbox.planner.parsing.picture_counts import without_clock, without_counts
from talkbox.planner.parsing.pitch_steps import with_pitch_steps
from talkbox.planner.parsing.ranges import with_ranges
from talkbox.planner.parsing.settling import settled
from talkbox.planner.parsing.staging import is_age, is_likened, is_name, is_setting, is_staged
from talkbox.planner.text.comparisons import is_comparison
from talkbox.planner.text.matches import Entry, Match
from talkbox.planner.text.phrasebook import Phrasebook, phrasebook
from talkbox.planner.text.quantities import Quantity, quantity_at
from talkbox.planner.text.tokens import Token, as_written, written
from talkbox.planner.wording import neighbours, tellings
from talkbox.planner.wording.abbreviations import spelled
from talkbox.planner.wording.asides import aside_at, turn_at
from talkbox.planner.wording.bystanders import without_bystanders
from talkbox.planner.wording.circumstances import (
    without_asides,
    without_circumstances,
    without_purposes,
)
from talkbox.planner.wording.concessions import without_concessions
from talkbox.planner.wording.courtesies import without_courtesies
from talkbox.planner.wording.far_turns import with_far_turns
from talkbox.planner.wording.figures import spelled_out
from talkbox.planner.wording.knobs import idle_knob
from talkbox.planner.wording.leanings import with_leanings
from talkbox.planner.wording.notation import in_full
from talkbox.planner.wording.one_sided import with_one_sided
from talkbox.planner.wording.parameters import setting_at
from talkbox.planner.wording.run_ons import with_stops
from talkbox.planner.wording.sayings import with_voice_for_sayings
from talkbox.planner.wording.scenes import in_plain_words
from talkbox.planner.wording.wholes import sizes_the_whole
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

ItemKind = Literal[
    "word", "mark", "strength", "break", "quantity", "beyond", "vague", "instrument", "unknown"
]
_TIMES = frozenset({"over", "last", "first", "after", "for", "to", "by", "than", "of", "final"})
"""Before a number with a unit, these say that a time is meant and not the decade or a game."""

_CRUSHING_BITS = 16
"""More of them are how a file is stored, and no sound."""
_OF_ITS_PLACE = "mono_safe"
"""A word whose complaint is about where it is played: "in mono half of it is gone"."""
_COMPLAINTS = frozenset({"too", "lack", "low_already", "high_already"})


@dataclass(frozen=True, slots=True)
class Item:
    """One meaningful piece of an instruction."""

    kind: ItemKind
    name: str = ""
    text: str = ""
    """As the producer wrote it, cleaned."""
    role: str = ""
    """Of a word: says, nouns or faults; of an unknown one, how it orders (`strange_order`)."""
    also: tuple[Entry, ...] = ()
    """What else the same phrase may stand for."""
    quantity: Quantity | None = None
    compared: bool = False
    """Of a word: said as a comparison ("darker")."""
    orders: bool = False
    """Of a word: said with an object, as an order ("darken it"), and no quality of the sound."""
    told: bool = False
    """Of a word: only names what is there, where anything else in the text is asked for."""
    pictured: bool = False
    """Of a word: a picture, which asks for nothing beside a word that is said plainly."""

    def other(self, kind: str) -> Entry | None:
        """What the phrase may stand for instead, of this kind."""
        return next((entry for entry in self.also if entry.kind == kind), None)


def items(text: str, language: str = LANGUAGE) -> list[Item]:
    """The items of a text; fillers are left out, what nobody knows is kept as unknown."""
    found = _said(text, language)
    asked = [item for item in found if not item.told]
    found = asked if any(map(_says_much, asked)) else found
    plain = [item for item in found if not item.pictured]
    themes = {lexicon.names()[item.name] for item in found if item.pictured}
    wins = any(_wins(item, themes, language) for item in unguarded(found))
    return plain if wins and not is_casting(found) else found


def _wins(item: Item, pictured: Collection[str], language: str) -> bool:
    """Whether a word is said plainly, and not where a picture stands: "at the lido by the sea"."""
    if item.kind != "word":
        return False
    if item.role == "nouns":
        return True
    heard = item.name in lexicon.reading()["resounding"]
    heard = heard and lexicon.names()[item.name] not in pictured
    return heard or not is_setting(item.text, language)


def _said(text: str, language: str) -> list[Item]:
    book = phrasebook(language)
    voiced = with_voice_for_sayings(spelled(book.line(text), language), language)
    plainly = in_plain_words(voiced, language)
    sided = with_one_sided(with_leanings(plainly, language), language)
    said = without_clock(sided, language)
    line = in_full(spelled_out(with_far_turns(said, language), language), language)
    line = without_bystanders(neighbours.unhedged(line, language), language)
    line = with_stops(without_courtesies(line, language), language)
    line = without_concessions(without_purposes(line, language), language)
    found = _items(line, book)
    told = any(map(_complains, found))
    plain = without_circumstances(line, language) if told else without_asides(line, language)
    if len(plain) == len(line) or any(item.name == _OF_ITS_PLACE for item in found):
        return found
    left = _items(plain, book)
    much = _says_much if told else _is_asked_for
    return left if any(map(much, left)) else found


def _says_much(item: Item) -> bool:
    return item.kind in ("word", "instrument", "quantity") or _complains(item)


def _is_asked_for(item: Item) -> bool:
    return item.kind == "word"


def _complains(item: Item) -> bool:
    return item.role in ("faults", "lacks") or (item.kind == "mark" and item.name in _COMPLAINTS)


def _items(line: Sequence[Token], book: Phrasebook) -> list[Item]:
    found: list[Item] = []
    at = 0
    while at < len(line):
        item, length = _item(line, at, book, found)
        if item is not None:
            found.append(item)
        at += length
    return with_pitch_steps(with_ranges(without_counts(found, book.language)))


def _item(
    line: Sequence[Token], at: int, book: Phrasebook, found: Sequence[Item]
) -> tuple[Item | None, int]:
    early = _by_its_place(line, at, book.language, found)
    if early is not None:
        return early
    token, language = line[at], book.language
    before = found[-1] if found else None
    match = book.at(line, at)
    if match is not None and neighbours.splits_number(line, at + match.length, language):
        match = None
    known, subject = 0 if match is None else match.length, _has_subject(found)
    figure = turn_at(line, at, language, known, subject=subject)
    if figure is not None:
        text = as_written(line, at, figure.length)
        return Item(figure.kind, figure.name, text, figure.role), figure.length
    if neighbours.passes_by(line, at, known, language):
        return None, 1
    if match is not None and _denies_more(match, line, at):
        return Item("mark", "not", token.text), 1
    if (match is None or match.length == 1) and neighbours.takes_apart(line, at, language):
        return Item("mark", "remove", token.text), 1
    measured = quantity_at(line, at, language)
    if measured is not None and not _prefers_phrase(match, measured[1], line, at):
        return _number(line, at, measured, found, language)
    if match is not None:
        item = settled(_of_match(match, line, at, language), match, line, at, book, before)
        return _placed(item, line, at, match.length, language), match.length
    counts = neighbours.counts_things(line, at, language)
    if token.kind == "ratio" or book.passes(token) or counts:
        return None, 1
    role = tellings.strange_order(line, at, language)
    return Item("unknown", text=written(token), role=role), 1


def _placed(
    item: Item | None, line: Sequence[Token], at: int, length: int, language: str
) -> Item | None:
    """The item, told of where it only names what is there."""
    if item is None or item.kind != "word" or (item.compared and not is_age(item.text, language)):
        return item
    named = is_name(item.text, language)
    theme = lexicon.names()[item.name]
    if not named and (item.role != "says" or theme not in lexicon.reading()["stageable"]):
        return item
    return replace(item, told=is_staged(line, at, length, language))


def _number(
    line: Sequence[Token],
    at: int,
    measured: tuple[Quantity, int],
    found: Sequence[Item],
    language: str,
) -> tuple[Item, int]:
    quantity, length = measured
    lengthens = neighbours.lengthens(line, at + length, quantity, language)
    if lengthens and not any(item.kind == "word" for item in found):
        return Item("beyond", "time", as_written(line, at, length + 1)), length + 1
    if quantity.unit == "bit" and quantity.value > _CRUSHING_BITS:
        return Item("beyond", "outside", as_written(line, at, length)), length
    return Item("quantity", text=as_written(line, at, length), quantity=quantity), length


def _by_its_place(
    line: Sequence[Token], at: int, language: str, found: Sequence[Item]
) -> tuple[Item | None, int] | None:
    """What a token is whatever phrases begin with it, and its length; None for a phrase."""
    token, before = line[at], found[-1] if found else None
    joint = _joint_at(line, at, language, before)
    if joint is not None:
        return joint
    aside = aside_at(line, at, language)
    if aside is not None:
        text = as_written(line, at, aside.length)
        return Item(aside.kind, aside.name, text, aside.role), aside.length
    effect = next((item.name for item in reversed(found) if item.kind == "word"), "")
    setting = setting_at(line, at, effect, language) if effect else None
    if setting is not None:
        quantity, length = setting
        return Item("quantity", text=as_written(line, at, length), quantity=quantity), length
    if effect and (length := idle_knob(line, at, effect, language)):
        return Item("unknown", text=token.text), length
    if _only_completes(line, at, language, found):
        return None, 1
    if (way := neighbours.gives_way(line, at, language)) > 0:
        purpose = before is not None and before.kind != "break"
        return None if purpose else Item("word", "quieter", as_written(line, at, way), "says"), way
    hiding = neighbours.overpowers(line, at, language) if _is_said_of(before) else 0
    if hiding:
        return Item("mark", "high_already", as_written(line, at, hiding)), hiding
    if tellings.names_the_work(line, at, language):
        return None, 1
    mark = tellings.mark_told(line, at, language) or _mark_beside(
        line, at, language, None if before is None else before.quantity
    )
    return None if mark is None else (Item("mark", mark, token.text), 1)


def _joint_at(
    line: Sequence[Token], at: int, language: str, before: Item | None
) -> tuple[Item | None, int] | None:
    """The break that a stop is, or a word behind a complaint; None where the clause goes on."""
    token = line[at]
    described = before is not None and before.name == "describe"
    if described and neighbours.only_joins(line, at, language):
        return None, 1
    if before is not None and _complains(before) and neighbours.gives_reason(token, language):
        return Item("break", "strong", token.text), 1
    if token.kind != "stop":
        return None
    return Item("break", "weak" if token.text == "," else "strong", token.text), 1


def _only_completes(line: Sequence[Token], at: int, language: str, found: Sequence[Item]) -> bool:
    """Whether the token belongs to a verb: "leave some air", "take 2 dB of the lows away"."""
    if neighbours.leaves_over(line, at, language) or neighbours.only_tops(line, at, language):
        return True
    if neighbours.brings_out(line, at, language):
        return True
    verbs = [item.text for item in found if item.kind == "mark" and item.name == "less"]
    after_word = bool(found) and found[-1].kind == "word"
    return after_word and neighbours.ends_taking(line, at, verbs, language)


def _is_said_of(before: Item | None) -> bool:
    """Whether what follows is said of something, and is no order: "the bass hides the vocal"."""
    if before is None:
        return False
    said = before.kind == "instrument" or before.role in ("nouns", "faults")
    return said or before.name == "describe"


def _has_subject(found: Sequence[Item]) -> bool:
    """Whether the clause that ends here named a thing: a part of the sound or an instrument."""
    for item in reversed(found):
        if item.kind == "break":
            return False
        if item.kind == "instrument" or item.role in ("nouns", "faults"):
            return True
    return False


def _denies_more(match: Match, line: Sequence[Token], at: int) -> bool:
    """ "Not louder" warns of more; it is no "not loud", which finds too little."""
    complains = match.length > 1 and match.best.role in ("faults", "lacks")
    if not complains or line[at].text != "not":
        return False
    return not match.exact and is_comparison(as_written(line, at, match.length), match)


def _mark_beside(
    line: Sequence[Token], at: int, language: str, said: Quantity | None
) -> str | None:
    """The mark that a word becomes beside a number, of which `said` came just before it."""
    if sizes_the_whole(line, at, language):
        return "whole"
    if neighbours.reaches(line, at, language):
        return "to"
    if neighbours.takes_away(line, at, language):
        return "less"
    if said is None:
        return None
    if neighbours.takes_out(line, at, said.unit, language):
        return "remove"
    return "down" if neighbours.turns_down(line, at, language) else None


def _prefers_phrase(match: Match | None, length: int, line: Sequence[Token], at: int) -> bool:
    if match is None or match.best.kind not in ("word", "beyond", "strength"):
        return False
    if match.best.kind == "strength":
        return match.length > length
    if at and line[at - 1].text in _TIMES:
        return False
    return match.length >= length + (not match.exact)


def _of_match(match: Match, line: Sequence[Token], at: int, language: str) -> Item:
    best, text = match.best, as_written(line, at, match.length)
    word = best.kind == "word"
    return Item(
        best.kind,
        best.name,
        text,
        best.role,
        match.entries[1:],
        compared=word and is_comparison(text, match),
        orders=word and neighbours.has_object(line, at, at + match.length, language),
        pictured=best.pictured and not is_likened(line, at, language),
    )


def parts(found: Sequence[Item]) -> list[list[Item]]:
    """The items from break to break, each with the break that ends it."""
    parted: list[list[Item]] = [[]]
    for item in found:
        parted[-1].append(item)
        if item.kind == "break":
            parted.append([])
    return parted
