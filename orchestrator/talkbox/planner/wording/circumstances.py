"""When, where and why a fault is heard: "when I turn it up", "in my car", "since I was close".

Beside a complaint these are no orders. Without one they are left in: "put it in my car" is a wish.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.backdrops import backdrop, microphone, recorded
from talkbox.planner.wording.destinations import destination, household, scene
from talkbox.planner.wording.occasions import medium, occasion
from talkbox.planner.wording.performances import performance
from talkbox.planner.wording.scenery import feeling, furniture
from talkbox.planner.wording.tales import comparison, hearer, occupation, others, ownership
from talkbox.planner.wording.venues import venue
from talkbox_prompts import lexicon

_MOST_BEFORE_VERB = 4
_MOST_MODIFIERS = 4
_ENDS = frozenset({"and", "but", "then", "so"})
_AFTER_PURPOSE = frozenset({"but", "then"})
_SUBJECTS = frozenset({"it", "it's", "its", "the", "my", "they", "they're", "there's"})
_DETERMINERS = frozenset({"the", "my"})
_AS, _EQUATED = "as", 3
"""The word of comparing, and how far apart the two of them stand: "as nice and loud as"."""
_SOON = frozenset({"soon", "long"})
""" "As soon as she gets loud" says when, for all its two of them."""
_MADE = 2
"""Words back from "so" to the verb of "make it so"."""
_LEAST_WORDS = 3
""" "When it gets loud" is that long before another "it" begins the main clause."""


_BPM = "bpm"
_Rule = Callable[[Sequence[Token], int, str], int | None]

_listed = lists_of("circumstances")


def without_circumstances(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses of time and the places of listening."""
    return _without(line, _RULES, language)


def without_asides(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what it is to be heard on, "audible on small speakers", and how it came
    about.
    """
    return _without(line, _ASIDES, language)


def _without(line: Sequence[Token], rules: Sequence[_Rule], language: str) -> list[Token]:
    """The tokens without what begins with one of the rules; a tempo is never left out."""
    kept: list[Token] = []
    at = 0
    while at < len(line):
        end = next((end for rule in rules if (end := rule(line, at, language))), None)
        if end is None or any(token.text == _BPM for token in line[at:end]):
            kept.append(line[at])
            end = at + 1
        at = end
    return kept


def _player(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a player named after "on", where nothing is likened to it or put there."""
    placed = at and line[at - 1].text in _listed("putting", language)
    if line[at].text not in ("on", "in") or placed:
        return None
    end = _place(line, at, language)
    if end is not None and line[end - 1].text in _listed("players", language):
        return end
    return _heard_on(line, at, language)


def _heard_on(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of what people hear it on: "most will listen to it on a phone"."""
    told = {token.text for token in line[max(0, at - _MOST_BEFORE_VERB) : at]}
    if told.isdisjoint(_listed("hearers", language)):
        return None
    article = at + 1 < len(line) and line[at + 1].text in ("a", "an", "their")
    place = at + 2 if article else at + 1
    named = place < len(line) and line[place].text in _listed("devices", language)
    return place + 1 if named else None


def without_purposes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without what it is for: "so I can listen in the car"."""
    return _without(line, (_purpose, household), language)


def _purpose(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause of purpose that begins here; None where none does."""
    if line[at].text != "so":
        return None
    words = lexicon.grammar(language).get("purposes", {})
    subject = at + 2 if at + 1 < len(line) and line[at + 1].text == "that" else at + 1
    if subject >= len(line) or line[subject].text not in words.get("subjects", ()):
        return None
    following = [token.text for token in line[subject + 1 : subject + 1 + _MOST_BEFORE_VERB]]
    used = any(text in words["verbs"] for text in following)
    if not used and not _relieves(line, at, following, words):
        return None
    ends = (each for each in range(subject, len(line)) if line[each].text in _AFTER_PURPOSE)
    stops = (each for each in range(subject, len(line)) if line[each].kind == "stop")
    return min(next(ends, len(line)), next(stops, len(line)))


def _relieves(
    line: Sequence[Token],
    at: int,
    following: Sequence[str],
    words: Mapping[str, tuple[str, ...]],
) -> bool:
    """ "So I don't have to crank it": the trouble that is spared, unless nothing else is asked."""
    made = any(token.text in words.get("making", ()) for token in line[max(0, at - _MADE) : at])
    if made or not at:
        return False  # "make it so I don't have to"
    if len(following) <= 1 or following[0] not in words.get("relieved", ()):
        return False
    return following[1] in words.get("having", ())


def _time(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause of time that begins here; None where none does."""
    if (end := _every_time(line, at, language)) is not None:
        return end
    head = line[at].text
    if head not in _listed("times", language) | _listed("conditions", language):
        return None
    pairs = (line[max(at - 1, 0) : at + 1], line[at : at + 2])
    if any(" ".join(each.text for each in pair) in _listed("as_if", language) for pair in pairs):
        return None  # "as if we were singing in a church" says how it shall be
    verbs = _listed("plays", language)
    if head in _listed("times", language):
        verbs |= _listed("turns", language)
    following = line[at + 1 : at + 1 + _MOST_BEFORE_VERB]
    if not any(token.text in verbs for token in following):
        return None
    if any(token.text in _listed("able", language) for token in following):
        return None  # "as loud as you can get it" says how much
    return None if _equates(line, at) else _end(line, at, language)


def _every_time(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of "whenever the choir and the horns come in": it needs no verb to be known by."""
    pair = [token.text for token in line[at : at + 2]]
    again = pair[0] in _listed("again", language) and pair[-1] in _listed("occasion", language)
    if not again and pair[0] not in _listed("whenever", language):
        return None
    verbs = _listed("plays", language) | _listed("turns", language)
    end = _end(line, at, language)
    said = {token.text for token in line[at + 1 : end]}
    joined = end < len(line) and line[end].text == "and" and verbs.isdisjoint(said)
    later = _end(line, end, language) if joined else end
    meant = joined and not verbs.isdisjoint(token.text for token in line[end:later])
    return later if meant else end


def _equates(line: Sequence[Token], at: int) -> bool:
    """ "As loud as it gets": either "as" says how much, and neither when."""
    if at + 1 < len(line) and line[at + 1].text in _SOON:
        return False
    beside = (*line[max(0, at - _EQUATED) : at], *line[at + 1 : at + 1 + _EQUATED])
    return line[at].text == _AS and any(token.text == _AS for token in beside)


def _cause(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that says why, behind the complaint: "since I was close to the mic"."""
    if not at or line[at].text not in _listed("causes", language):
        return None
    subjects = lexicon.grammar(language).get("purposes", {}).get("subjects", ())
    if at + 1 == len(line) or line[at + 1].text not in (*subjects, *_SUBJECTS):
        return None
    return _end(line, at, language)


def _recording(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a clause that tells how it was recorded: "I was recording in an empty room"."""
    subjects = lexicon.grammar(language).get("purposes", {}).get("subjects", ())
    told = line[at].text in (*subjects, *_SUBJECTS, "this")
    if not told or (at and line[at - 1].kind != "stop"):
        return None
    following = line[at + 1 : at + 1 + _MOST_BEFORE_VERB]
    if not any(token.text in _listed("recorded", language) for token in following):
        return None
    return _clause_end(line, at)


def _clause_end(line: Sequence[Token], at: int) -> int:
    ends = (at for at in range(at, len(line)) if line[at].kind == "stop" or line[at].text in _ENDS)
    return next(ends, len(line))


def _end(line: Sequence[Token], at: int, language: str) -> int:
    leads = at == 0 or line[at - 1].kind == "stop"
    for place in range(at + 1, len(line)):
        token = line[place]
        if token.kind == "stop" or token.text in _ENDS:
            return place
        if leads and place - at >= _LEAST_WORDS and _is_subject(line, place, language):
            return place
    return len(line)


def _is_subject(line: Sequence[Token], place: int, language: str) -> bool:
    """Whether the main clause begins here: no object of "turn it up", "turn up the volume"."""
    text, before = line[place].text, line[place - 1].text
    if text not in _SUBJECTS or before in _listed("plays", language):
        return False
    return text not in _DETERMINERS or before not in _listed("prepositions", language) | {"up"}


def _place(line: Sequence[Token], at: int, language: str) -> int | None:
    """The end of a place of listening that begins here; None where none does."""
    if line[at].text not in _listed("prepositions", language):
        return None
    if at and line[at - 1].text in _listed("soaked", language):
        return None  # "the dialogue is drowned in the room" blames the room
    place = at + 1
    modifiers, devices = _listed("modifiers", language), _listed("devices", language)
    end = None
    while place < len(line) and place <= at + _MOST_MODIFIERS:
        text = line[place].text
        if text not in modifiers and text not in devices:
            break
        place += 1
        if text in devices:
            end = place
    return end


_RULES = (
    hearer,
    comparison,
    _time,
    _place,
    _cause,
    _recording,
    backdrop,
    microphone,
    recorded,
    occasion,
    medium,
    occupation,
    ownership,
    others,
    destination,
    furniture,
    feeling,
    venue,
    performance,
)
_ASIDES = (
    hearer,
    comparison,
    backdrop,
    _player,
    _recording,
    medium,
    occupation,
    ownership,
    others,
    scene,
    furniture,
    feeling,
    venue,
    performance,
)
