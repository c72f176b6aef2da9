"""An instruction as a Reading: the whole of what was asked, and an honest list of what was not.

Never raises on any text and takes time linear in its length; what is longer than the limit is not
read at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from talkbox.planner.clauses import Clause, clauses
from talkbox.planner.conflicts import conflict
from talkbox.planner.items import Item, items
from talkbox.planner.phrasebook import phrasebook, sentences
from talkbox.planner.requests import PLAIN, Follow, Notes, Reading, Request
from talkbox.planner.resolving import BINDING, Resolver
from talkbox.planner.strengths import strength_of
from talkbox.planner.tokens import Token, tokens
from talkbox_prompts import lexicon

LONGEST = 2000
"""Characters of an instruction that are read; a longer text is refused as a whole."""


@lru_cache(maxsize=512)  # a conversation's texts are read again for every answer in it
def read(text: str) -> Reading:
    """What the text asks for."""
    if len(text) > LONGEST:
        return Reading(too_long=True)
    line = tokens(text)
    whole = _whole(line)
    if whole is not None:
        return Reading(follow=Follow(whole, _strength(text)))
    first, rest = _first_sentence(line)
    notes = _notes(clauses(items(rest if first else text)))
    reading = _reading(notes, text)
    if first and reading.requests:
        return replace(reading, follow=first)
    return _as_question(reading, line, text)


def _notes(found: Sequence[Clause]) -> Notes:
    resolver = Resolver()
    for clause in found:
        resolver.take(clause)
    return resolver.finished()


def _reading(notes: Notes, text: str) -> Reading:
    requests = _merged([_by_unit(request) for request in notes.requests])
    beyond = _beyond(notes, requests)
    return Reading(
        requests=requests,
        keeps=tuple(dict.fromkeys(notes.keeps)),
        avoids=tuple(dict.fromkeys(notes.avoids)),
        beyond=beyond[0],
        beyond_text=beyond[1],
        vague=notes.vague[0] if notes.vague else None,
        unknown=tuple(dict.fromkeys(notes.unknown)),
        conflict=conflict(requests, notes.keeps),
        follow=_loose_follow(notes, requests, text),
    )


def _by_unit(request: Request) -> Request:
    """ "hit -18 LUFS": a loudness means the loudness, whatever verb it came with."""
    if request.quantity("lufs") is None or lexicon.word(request.word).level:
        return request
    return replace(request, word="loudness")


def _merged(found: Sequence[Request]) -> tuple[Request, ...]:
    """Each word once, words that must come last moved there."""
    kept: dict[tuple[str, tuple[object, ...], str], Request] = {}
    for request in found:
        key = (request.word, request.quantities, request.deed)
        old = kept.get(key)
        if old is None or request.strength > old.strength:
            kept[key] = request
    words = lexicon.reading()
    if any(request.word in words["targets"] for request in kept.values()):
        kept = {key: each for key, each in kept.items() if not _only_louder(each)}
    return tuple(sorted(kept.values(), key=lambda request: request.word in words["last"]))


def _only_louder(request: Request) -> bool:
    words = lexicon.reading()
    return request.word in words["more"] | words["less"] and not request.quantities


def _beyond(notes: Notes, requests: Sequence[Request]) -> tuple[str | None, str]:
    for kind, text in notes.beyond:
        if kind in BINDING or not requests:
            return kind, text
    return notes.beyond[0] if notes.beyond else (None, "")


def _whole(line: Sequence[Token]) -> str | None:
    """The name of the follow-up that the whole text is, politeness aside."""
    known, articles = sentences("follow"), phrasebook().articles
    polite = lexicon.grammar()["fillers"]["polite"]
    said = [t.text for t in line if t.kind != "stop" and t.text not in articles]
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


def _first_sentence(line: Sequence[Token]) -> tuple[Follow | None, str]:
    """ "undo that and make it brighter", "a bit less, and wider": the step, the rest as text."""
    for place, token in enumerate(line[:12]):
        if token.kind == "stop" or token.text in ("and", "then", "but"):
            name = _whole(line[:place])
            if name in ("undo", "first", "clear", "opposite", "more", "less"):
                step = Follow(name, _strength(" ".join(each.text for each in line[:place])))
                return step, " ".join(each.text for each in line[place + 1 :])
            return None, ""
    return None, ""


def _strength(text: str) -> float:
    """How much more or less; "too much" and "not that much" name no amount."""
    found = items(text)
    if any(item.name in ("not", "too", "opposite") for item in found):
        return PLAIN
    return strength_of([item for item in found if item.kind == "strength"]) or PLAIN


def _loose_follow(notes: Notes, requests: Sequence[Request], text: str) -> Follow | None:
    """More or less of what was done before, said in words that are no fixed phrase."""
    if requests or notes.beyond or notes.unknown or notes.keeps or notes.avoids or notes.vague:
        return None
    found = items(text)
    marks = {item.name for item in found if item.kind == "mark"}
    if any(item.kind not in ("mark", "strength", "break") for item in found):
        return None
    if {"less", "too", "down"} & marks or {"not", "as"} <= marks:
        return Follow("less", _strength(text))
    return Follow("more", _strength(text)) if {"more", "up"} & marks else None


def _as_question(reading: Reading, line: Sequence[Token], text: str) -> Reading:
    """The reading with a question found in it, unless something is to be done."""
    known, book = sentences("question"), phrasebook()
    said = tuple(t.text for t in line if t.kind != "stop" and t.text not in book.articles)
    asked = text.rstrip().endswith("?")
    found = _longest(said, known)
    if found is not None and (not reading.requests or (asked and _asks(said))):
        name, length = found
        if asked or not reading.requests or length == len(said):
            return replace(reading, question=name, requests=(), conflict=None)
    if asked and _asks(said) and (reading.requests or reading.avoids):
        return replace(reading, question="tone", requests=(), conflict=None)
    return reading


def _longest(said: tuple[str, ...], known: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for start in range(len(said)):
        for length in range(min(8, len(said) - start), 0, -1):
            name = known.get(said[start : start + length])
            if name is not None and (best is None or length > best[1]):
                best = (name, length)
    return best


def _asks(said: Sequence[str]) -> bool:
    asking = lexicon.grammar()["asking"]
    line = " ".join(said[:6])
    if not said or any(line.startswith(beginning) for beginning in asking["unless"]):
        return False
    return said[0] in asking["begins"]


def unknown_share(reading: Reading, text: str) -> float:
    """How much of what the text says nobody here knows, 0 to 1."""
    known: list[Item] = [item for item in items(text) if item.kind not in ("unknown", "break")]
    total = len(known) + len(reading.unknown)
    return len(reading.unknown) / total if total else 1.0
