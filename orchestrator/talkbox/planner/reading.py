"""An instruction as a Reading: the whole of what was asked, and an honest list of what was not.

Never raises on any text and takes time linear in its length; what is longer than the limit is not
read at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from talkbox.planner.asking.attributes import with_attributes
from talkbox.planner.asking.beside_text import as_the_text_says
from talkbox.planner.asking.channels import without_channels
from talkbox.planner.asking.merging import merged
from talkbox.planner.asking.resolving import BINDING, Resolver
from talkbox.planner.asking.sections import without_sections
from talkbox.planner.asking.staying import left_over, with_what_stays
from talkbox.planner.asking.swapping import without_swapped
from talkbox.planner.conversing.follow_words import (
    GOING_BACK,
    follow_said,
    how_much,
    leading_follow,
    trailing_follow,
)
from talkbox.planner.parsing.absences import with_absences
from talkbox.planner.parsing.clauses import Clause, clauses
from talkbox.planner.parsing.conflicts import conflict
from talkbox.planner.parsing.items import Item, items
from talkbox.planner.requests import Follow, Notes, Reading, Request
from talkbox.planner.telling.adornments import without_adornments
from talkbox.planner.telling.after_effects import without_after_effects
from talkbox.planner.telling.asking_back import asks, asks_aloud, asks_of_players, pleads
from talkbox.planner.telling.breathing import with_breath
from talkbox.planner.telling.contrasts import with_contrasts
from talkbox.planner.telling.culprits import without_culprits
from talkbox.planner.telling.denials import with_denials
from talkbox.planner.telling.denied_additions import with_denied_additions
from talkbox.planner.telling.embellishments import with_embellishments
from talkbox.planner.telling.excesses import with_excesses
from talkbox.planner.telling.first_findings import without_first_findings
from talkbox.planner.telling.foils import with_foils
from talkbox.planner.telling.force import with_force
from talkbox.planner.telling.fronted import with_fronted
from talkbox.planner.telling.headings import without_headings
from talkbox.planner.telling.incidentals import without_incidentals
from talkbox.planner.telling.intrusions import with_intrusions
from talkbox.planner.telling.judgements import without_judgements
from talkbox.planner.telling.likened_flaws import with_likened_flaws
from talkbox.planner.telling.means import with_means
from talkbox.planner.telling.named_only import without_named
from talkbox.planner.telling.paired_faults import with_paired_faults
from talkbox.planner.telling.peaks import with_peaks
from talkbox.planner.telling.pictures import with_pictures
from talkbox.planner.telling.praised import without_praise
from talkbox.planner.telling.predicates import with_predicate
from talkbox.planner.telling.preferences import with_preferences
from talkbox.planner.telling.presents import without_presents
from talkbox.planner.telling.pronouns import with_pronouns
from talkbox.planner.telling.purposes import without_purposes
from talkbox.planner.telling.reasons import with_sketches, without_reasons
from talkbox.planner.telling.rejections import with_rejections
from talkbox.planner.telling.remarks import only_remarks
from talkbox.planner.telling.results import with_results_told
from talkbox.planner.telling.sharing import with_praise_wished, with_wishes_shared
from talkbox.planner.telling.shortened import with_shortened
from talkbox.planner.telling.similes import without_similes
from talkbox.planner.telling.slips import without_slips
from talkbox.planner.telling.small_speakers import with_lows_heard
from talkbox.planner.telling.spans import with_spans
from talkbox.planner.telling.standing import without_standing
from talkbox.planner.telling.states import without_states
from talkbox.planner.telling.stories import without_stories
from talkbox.planner.telling.tails import with_tails
from talkbox.planner.telling.taken_back import with_taken_back
from talkbox.planner.telling.tilts import with_tilts
from talkbox.planner.telling.unmet import meant, unmet
from talkbox.planner.telling.whereabouts import without_whereabouts
from talkbox.planner.telling.without_clauses import with_without_clauses
from talkbox.planner.telling.wondering import wonders
from talkbox.planner.telling.word_order import in_order
from talkbox.planner.text.phrasebook import phrasebook, sentences
from talkbox.planner.text.quantities import counts
from talkbox.planner.text.tokens import Token
from talkbox.planner.text.tongues import guest_of, tongue_of
from talkbox.planner.wording.doubled_sides import with_doubled_sides
from talkbox.planner.wording.recorders import with_recorders
from talkbox.planner.wording.scenes import without_idle
from talkbox_prompts import lexicon, own

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
    line = without_idle(phrasebook(language).line(text), language)
    follow = follow_said(line, language)
    if follow is not None:
        return Reading(follow=follow, literal=_literal(follow, text, language))
    first, rest = leading_follow(with_doubled_sides(line, language), language)
    heard = without_incidentals(_items(rest if first else text, language), language)
    heard = with_breath(without_praise(with_denied_additions(with_without_clauses(heard))))
    heard = with_peaks(with_force(without_standing(without_purposes(heard))))
    heard = with_results_told(with_contrasts(with_likened_flaws(heard)))
    heard = with_shortened(with_paired_faults(without_stories(without_slips(heard))))
    heard = without_culprits(with_foils(without_whereabouts(with_means(heard))))
    heard = with_taken_back(with_fronted(without_headings(with_pictures(heard, language))))
    said = with_wishes_shared(with_praise_wished(with_sketches(without_reasons(heard))))
    said = with_preferences(with_rejections(with_absences(with_excesses(said))))
    said = with_predicate(with_pronouns(with_intrusions(said), language), text, language)
    said = without_presents(without_judgements(with_denials(said)))
    told = with_tails(with_spans(without_states(without_first_findings(said))), language)
    found = with_attributes(without_judgements(without_similes(told, language)))
    found = with_embellishments(without_after_effects(with_tilts(found)))
    found = without_named(without_adornments(found))
    notes = _notes(clauses(in_order(found, language)), language)
    reading = _told_of(_reading(notes, text, language), unmet(found, line, language))
    if first and (reading.requests or not rest or _is_empty(reading)):
        return reading if _only_nears(text, reading) else replace(reading, follow=first)
    last, before = trailing_follow(line, language)
    if last is not None and _allows(read(before), last):
        return Reading(follow=last, literal=reading.requests)
    reading = _as_question(reading, with_recorders(line, language), text, language)
    return _unless_idle(reading, line, language)


def _told_of(reading: Reading, wished: Sequence[str]) -> Reading:
    """The reading with the strange words that may be wishes, which are told of in any case."""
    told = tuple(dict.fromkeys((*reading.unknown, *wished)))
    return replace(reading, unmet=tuple(wished), unknown=told)


def _unless_idle(reading: Reading, line: Sequence[Token], language: str) -> Reading:
    """The reading without the edits that a mere question or remark seems to ask for."""
    if not reading.requests:
        return reading
    if only_remarks(line, language):
        return Reading(follow=Follow("thanks"))
    if wonders(line, language):
        return replace(reading, question="tone", requests=(), conflict=None)
    return reading


def _is_empty(reading: Reading) -> bool:
    """Whether nothing at all was read, or the text asks for nothing."""
    return reading == Reading()


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
    return with_lows_heard(phrasebook(language).line(text), found, language)


def _guests(strange: Sequence[Item]) -> Sequence[Item]:
    said = " ".join(item.text for item in strange)
    guest = guest_of(said) if said else None
    found = items(said, guest) if guest is not None else []
    understood = found and all(item.kind != "unknown" for item in found)
    return found if understood and not _is_mere_slip(found, guest) else strange


def _is_mere_slip(found: Sequence[Item], guest: str | None) -> bool:
    """Whether a strange verb only looks like a mark of another language: "décale", "deckle"."""
    if guest is None or any(item.kind != "mark" for item in found):
        return False
    sure = phrasebook(guest).speller.sure
    return not all(sure(word) for item in found for word in item.text.split())


def _literal(follow: Follow, text: str, language: str) -> tuple[Request, ...]:
    """ "Turn it up a notch" follows an edit, and before the first one is about the volume."""
    if follow.kind not in _LITERAL:
        return ()
    requests = merged(
        _notes(clauses(in_order(_items(text, language), language)), language).requests
    )
    return requests or tuple(_level(follow, items(text, language)))


def _level(follow: Follow, found: Sequence[Item]) -> Iterator[Request]:
    """The level that an order without a thing is about: "lower it", "up a notch"."""
    verbs = lexicon.reading()["turns"]
    turn = next((i for i in found if i.kind == "mark" and i.text.split()[0] in verbs), None)
    if turn is not None:
        word = "louder" if follow.kind == "more" else "quieter"
        yield Request(word, follow.strength, asked=turn.text)


def _notes(found: Sequence[Clause], language: str) -> Notes:
    resolver = Resolver(language)
    whole = list(without_sections(found, resolver.notes))
    for clause in without_channels(whole, resolver.notes, language):
        resolver.take(clause)
    return resolver.finished()


def _reading(notes: Notes, text: str, language: str) -> Reading:
    requests, kept = with_what_stays(merged(without_swapped(notes.requests)), notes.keeps)
    requests = as_the_text_says(requests, phrasebook(language).line(text))
    beyond = _beyond(notes, requests)
    follow = _loose_follow(notes, requests, text, language)
    return Reading(
        requests=requests,
        keeps=tuple(dict.fromkeys((*kept, *(left_over(requests) if notes.rest else ())))),
        avoids=tuple(dict.fromkeys(notes.avoids)),
        beyond=beyond[0],
        beyond_text=beyond[1],
        vague=notes.vague[0] if notes.vague else None,
        unknown=meant(notes.unknown, language) if requests else tuple(notes.unknown),
        unread=tuple(dict.fromkeys(text for text in notes.unknown if counts(text, language))),
        conflict=conflict(requests, kept),
        follow=follow,
        literal=() if follow is None else tuple(_level(follow, items(text, language))),
    )


def _beyond(notes: Notes, requests: Sequence[Request]) -> tuple[str | None, str]:
    binding = (each for each in notes.beyond if each[0] in BINDING or not requests)
    return next(binding, notes.beyond[0] if notes.beyond else (None, ""))


def _only_nears(text: str, reading: Reading) -> bool:
    """ "Nearly there, take off some treble": what is still to be done is said right after."""
    opening = text.lower().partition(",")[0].strip()
    return bool(reading.requests) and opening in lexicon.reading()["near_misses"]


def _allows(reading: Reading, step: Follow) -> bool:
    """Whether nothing in the text asks for anything but the step at its end."""
    plainly = [each for each in reading.requests if each.against is None]
    back = step.kind in GOING_BACK and step.said is None and not plainly
    asked = (reading.requests and not back) or reading.beyond or reading.question
    if asked or reading.keeps or reading.avoids or reading.conflict:
        return False
    return step.kind != "thanks" or not reading.unknown


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
        return Follow("less", how_much(text, language))
    return Follow("more", how_much(text, language)) if {"more", "up"} & marks else None


def _as_question(reading: Reading, line: Sequence[Token], text: str, language: str) -> Reading:
    """The reading with a question found in it, unless something is to be done."""
    known, book = sentences("question", language), phrasebook(language)
    said = tuple(t.text for t in line if t.kind != "stop" and t.text not in book.articles)
    of_players = asks_of_players(line, language)
    asked = of_players or asks_aloud(said, line, text, language)
    found = _longest(said, known)
    asking = asks(said, language) and not pleads(line, language)
    if found is not None and (
        not reading.requests or (asking and (asked or found[1] == len(said)))
    ):
        name, length = found
        if asked or not reading.requests or length == len(said):
            return replace(reading, question=name, requests=(), conflict=None)
    if asked and asking and (reading.requests or reading.avoids):
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


def unknown_share(reading: Reading, text: str) -> float:
    """How much of what the text says nobody here knows, 0 to 1."""
    known: list[Item] = [
        item for item in items(text, tongue_of(text)) if item.kind not in ("unknown", "break")
    ]
    total = len(known) + len(reading.unknown)
    return len(reading.unknown) / total if total else 1.0
