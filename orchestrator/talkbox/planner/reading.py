"""An instruction as a Reading: the whole of what was asked, and an honest list of what was not.

Never raises on any text and takes time linear in its length; what is longer than the limit is not
read at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from talkbox.planner.asking.attributes import with_attributes
from talkbox.planner.asking.merging import merged
from talkbox.planner.asking.resolving import BINDING, Resolver
from talkbox.planner.asking.staying import left_over
from talkbox.planner.asking.strengths import strength_of
from talkbox.planner.parsing.clauses import Clause, clauses
from talkbox.planner.parsing.conflicts import conflict
from talkbox.planner.parsing.items import Item, items
from talkbox.planner.parsing.judgements import without_judgements
from talkbox.planner.parsing.reasons import with_sketches, without_reasons
from talkbox.planner.parsing.similes import without_similes
from talkbox.planner.parsing.spans import with_spans
from talkbox.planner.parsing.states import without_states
from talkbox.planner.parsing.word_order import in_order
from talkbox.planner.requests import PLAIN, Follow, Notes, Reading, Request
from talkbox.planner.text.phrasebook import openings, phrasebook, sentences
from talkbox.planner.text.quantities import counts
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.tongues import guest_of, tongue_of
from talkbox_prompts import lexicon, own

_ORDERS = frozenset({"make", "more", "less", "remove", "tame", "keep"})
_LITERAL = frozenset({"more", "less"})
"""Follow-ups that mean something before anything was done."""
LONGEST = 2000
"""Characters of an instruction that are read; a longer text is refused as a whole."""


@own.forgets
@lru_cache(maxsize=512)  # a conversation's texts are read again for every answer in it
def read(text: str) -> Reading:
    """What the text asks for."""
    if len(text) > LONGEST:
        return Reading(too_long=True)
    language = tongue_of(text)
    line = phrasebook(language).line(text)
    whole = _whole(line, language)
    if whole is not None:
        follow = _follow(whole, _strength(text, language))
        return Reading(follow=follow, literal=_literal(follow, text, language))
    first, rest = _first_sentence(line, language)
    said = with_sketches(without_reasons(_items(rest if first else text, language)))
    told = without_states(without_judgements(said))
    found = with_attributes(without_judgements(without_similes(with_spans(told))))
    notes = _notes(clauses(in_order(found, language)))
    reading = _reading(notes, text, language)
    if first and reading.requests:
        return replace(reading, follow=first)
    return _as_question(reading, line, text, language)


def _items(text: str, language: str) -> list[Item]:
    """The items of the text; what another language says in the midst of it is read in that."""
    found: list[Item] = []
    strange: list[Item] = []
    for item in (*items(text, language), None):
        if item is not None and item.kind == "unknown":
            strange.append(item)
            continue
        found += _guests(strange)
        strange = []
        found += [] if item is None else [item]
    return found


def _guests(strange: Sequence[Item]) -> Sequence[Item]:
    said = " ".join(item.text for item in strange)
    guest = guest_of(said) if said else None
    found = items(said, guest) if guest is not None else []
    understood = found and all(item.kind != "unknown" for item in found)
    return found if understood else strange


def _literal(follow: Follow, text: str, language: str) -> tuple[Request, ...]:
    """ "Turn it up a notch" follows an edit, and before the first one is about the volume."""
    if follow.kind not in _LITERAL:
        return ()
    requests = merged(_notes(clauses(in_order(_items(text, language), language))).requests)
    return requests or tuple(_level(follow, items(text, language)))


def _level(follow: Follow, found: Sequence[Item]) -> Iterator[Request]:
    """The level that an order without a thing is about: "lower it", "up a notch"."""
    verbs = lexicon.reading()["turns"]
    turn = next((i for i in found if i.kind == "mark" and i.text.split()[0] in verbs), None)
    if turn is not None:
        word = "louder" if follow.kind == "more" else "quieter"
        yield Request(word, follow.strength, asked=turn.text)


def _follow(name: str, strength: float) -> Follow:
    """The follow-up of this name; praise is thanks, and what is rejected is undone."""
    if name == "yes":
        return Follow("thanks", strength, "yes")
    return Follow("undo", strength, "no") if name == "no" else Follow(name, strength)


def _notes(found: Sequence[Clause]) -> Notes:
    resolver = Resolver()
    for clause in found:
        resolver.take(clause)
    return resolver.finished()


def _reading(notes: Notes, text: str, language: str) -> Reading:
    requests = merged(notes.requests)
    beyond = _beyond(notes, requests)
    follow = _loose_follow(notes, requests, text, language)
    return Reading(
        requests=requests,
        keeps=tuple(dict.fromkeys((*notes.keeps, *(left_over(requests) if notes.rest else ())))),
        avoids=tuple(dict.fromkeys(notes.avoids)),
        beyond=beyond[0],
        beyond_text=beyond[1],
        vague=notes.vague[0] if notes.vague else None,
        unknown=tuple(dict.fromkeys(notes.unknown)),
        unread=tuple(dict.fromkeys(text for text in notes.unknown if counts(text, language))),
        conflict=conflict(requests, notes.keeps),
        follow=follow,
        literal=() if follow is None else tuple(_level(follow, items(text, language))),
    )


def _beyond(notes: Notes, requests: Sequence[Request]) -> tuple[str | None, str]:
    for kind, text in notes.beyond:
        if kind in BINDING or not requests:
            return kind, text
    return notes.beyond[0] if notes.beyond else (None, "")


def _whole(line: Sequence[Token], language: str) -> str | None:
    """The name of the follow-up that the whole text is, politeness aside."""
    known, book = sentences("follow", language), phrasebook(language)
    polite = book.polite
    said = [t.text for t in line if t.kind != "stop" and t.text not in book.articles]
    while said:
        if tuple(said) in known:
            return known[tuple(said)]
        if len(said) > 1 and said[-1] in polite:
            said = said[:-1]
        elif len(said) > 1 and said[0] in polite:
            said = said[1:]
        else:
            return None
    return None


def _first_sentence(line: Sequence[Token], language: str) -> tuple[Follow | None, str]:
    """ "undo that and make it brighter", "a bit less, and wider": the step, the rest as text."""
    for place, token in enumerate(line[:12]):
        if token.kind == "stop" or token.text in phrasebook(language).joints:
            name = _whole(line[:place], language)
            if name == "no" and place > 1:  # "no, darker" goes on from here
                name = "undo"
            if name in ("undo", "first", "clear", "opposite", "more", "less"):
                said = " ".join(each.text for each in line[:place])
                step = Follow(name, _strength(said, language))
                return step, " ".join(each.text for each in line[place + 1 :])
            return None, ""
    return None, ""


def _strength(text: str, language: str) -> float:
    """How much more or less; "too much" and "not that much" name no amount."""
    found = items(text, language)
    if any(item.name in ("not", "too", "opposite") for item in found):
        return PLAIN
    return strength_of([item for item in found if item.kind == "strength"]) or PLAIN


def _loose_follow(
    notes: Notes, requests: Sequence[Request], text: str, language: str
) -> Follow | None:
    """More or less of what was done before, said in words that are no fixed phrase."""
    if requests or notes.beyond or notes.unknown or notes.keeps or notes.avoids or notes.vague:
        return None
    found = items(text, language)
    marks = {item.name for item in found if item.kind == "mark"}
    if any(item.kind not in ("mark", "strength", "break") for item in found):
        return None
    if {"less", "too", "down"} & marks or {"not", "as"} <= marks:
        return Follow("less", _strength(text, language))
    return Follow("more", _strength(text, language)) if {"more", "up"} & marks else None


def _as_question(reading: Reading, line: Sequence[Token], text: str, language: str) -> Reading:
    """The reading with a question found in it, unless something is to be done."""
    known, book = sentences("question", language), phrasebook(language)
    said = tuple(t.text for t in line if t.kind != "stop" and t.text not in book.articles)
    asked = text.rstrip().endswith(("?", "？")) or _surely_asks(said, text, language)
    found = _longest(said, known)
    asks = _asks(said, language)
    if found is not None and (not reading.requests or (asks and (asked or found[1] == len(said)))):
        name, length = found
        if asked or not reading.requests or length == len(said):
            return replace(reading, question=name, requests=(), conflict=None)
    if asked and asks and (reading.requests or reading.avoids):
        return replace(reading, question="tone", requests=(), conflict=None)
    return reading


def _surely_asks(said: Sequence[str], text: str, language: str) -> bool:
    """Whether it is a question without its mark: "why does it sound so harsh", in one breath and
    with no order in it.
    """
    surely = lexicon.grammar(language).get("asking", {}).get("surely", ())
    if not said or said[0] not in surely or not _asks(said, language):
        return False
    return not any(_orders(item) for item in items(text, language))


def _orders(item: Item) -> bool:
    asks_for = item.kind == "mark" and item.name in _ORDERS
    return item.kind == "break" or item.orders or asks_for


def _longest(said: tuple[str, ...], known: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for start in range(len(said)):
        for length in range(min(8, len(said) - start), 0, -1):
            name = known.get(said[start : start + length])
            if name is not None and (best is None or length > best[1]):
                best = (name, length)
    return best


def _asks(said: Sequence[str], language: str) -> bool:
    begins, unless = openings(language)
    line = " ".join(said[:6])
    if not said or any(line.startswith(beginning) for beginning in unless):
        return False
    return said[0] in begins


def unknown_share(reading: Reading, text: str) -> float:
    """How much of what the text says nobody here knows, 0 to 1."""
    known: list[Item] = [
        item for item in items(text, tongue_of(text)) if item.kind not in ("unknown", "break")
    ]
    total = len(known) + len(reading.unknown)
    return len(reading.unknown) / total if total else 1.0
