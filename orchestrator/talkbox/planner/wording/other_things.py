"""Talk of other things than the sound: "my office is too hot, more bass" wishes for nothing softer.

Such a clause says what some thing of the world is ("the poster is black and white"), who somebody
is or how they feel ("I build rollercoasters", "I'm a bit down"), what the weather was, what music
they play, what was used for it, whom a part is played by, or how it moves them ("the intro made me
cry"). Its words are likened to sounds elsewhere, so it goes before phrases are read, where another
clause speaks of a sound. One that judges or orders a sound stays. The words are data: the
`other_things` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches
from talkbox.planner.wording.wishes import speaks_of_sound

_MOST_BEFORE = 4
"""Words before what is spoken of: "and our new cover"."""
_LONGEST_OPENING = 5
_FAULTY = frozenset({"faults", "lacks"})
_KINDS = ("weather", "music", "gear", "places", "film", "times", "owning")
"""Each with its openings, and with what must be named behind them."""
_ANY_MUCH = ("weather", "film", "times", "owning")
"""Of which there may be too much."""

_listed = lists_of("other_things")


def with_other_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without the clauses that speak of other things."""
    if not _listed("things", language):
        return list(line)
    told = [each for each in _clauses(line, language) if _is_other(each.of(line), language)]
    if not told:
        return list(line)
    kept = [
        token
        for at, token in enumerate(line)
        if not any(each.start <= at < each.end for each in told)
    ]
    asked = [token.text for token in kept]
    fitting = any(_has(asked, phrase) for phrase in _listed("fitting", language))
    return kept if not fitting and speaks_of_sound(kept, language) else list(line)


def _clauses(line: Sequence[Token], language: str) -> list[Stretch]:
    """The clauses of the line; "and" parts them only where a subject follows."""
    found: list[Stretch] = []
    for whole in stretches(line, _listed("joints", language)):
        start = whole.start
        for at in range(whole.start + 1, whole.end - 1):
            joined = line[at].text in _listed("and", language)
            if joined and line[at + 1].text in _listed("subjects", language):
                found.append(Stretch(start, at))
                start = at + 1
        found.append(Stretch(start, whole.end))
    return found


def _is_other(clause: Sequence[Token], language: str) -> bool:
    said = _in_full([token.text for token in clause], language) if clause else []
    if len(said) < 2:
        return False
    if any(_has(said, phrase) for phrase in _listed("moved", language)):
        return True
    if _is_a_thing(said, language) or _is_of_a_thing(said, language):
        return True
    if _is_of_a_player(said, language):
        return True
    if _is_named(said, language) or _is_deed(said, language) or _is_of_people(said, language):
        return True
    return any(_is_kind(said, kind, language) for kind in _KINDS)


def _in_full(said: Sequence[str], language: str) -> list[str]:
    """What is said without its first words that lead to it, "pizza's" as "pizza is"."""
    first = next((at for at, text in enumerate(said) if text not in _listed("leads", language)), 0)
    named = _listed("things", language) | _listed("players", language)
    told: list[str] = []
    for text, after in pairwise([*said[first:], ""]):
        bare = text.removesuffix("'s")
        short = bare != text and bare in named and after in _listed("after_is", language)
        told += [bare, "is"] if short else [text]
    return told


def _is_of_a_thing(said: Sequence[str], language: str) -> bool:
    """ "The font is too small", "pizza's here", "the coffee here is weak", "my rent is high"."""
    things = _listed("things", language)
    if said[0] not in _listed("determiners", language) | things or _is_told(said, language):
        return False
    owned = said[0] in _listed("owners", language)
    for at, text in enumerate(said[: _MOST_BEFORE + 1]):
        if text in _listed("audible", language):
            return False
        if text in _listed("media", language) and _judges(said[at + 1 :], language):
            return False
        named = text in things or (owned and at > 0 and _is_unheard(text, language))
        if named and _is_said_of(said[at + 1 :], language):
            return True
    return False


def _is_said_of(behind: Sequence[str], language: str) -> bool:
    """Whether a verb follows what is spoken of, or a place and a verb: "on the sleeve is"."""
    start = 1 if behind and behind[0] in _listed("here", language) else 0
    if behind and behind[0] in _listed("belonging", language):
        verbs = _listed("verbs", language)
        start = next((at for at, text in enumerate(behind[:_MOST_BEFORE]) if text in verbs), 0)
    between, verb = behind[:start], behind[start : start + 1]
    if not verb or not _listed("audible", language).isdisjoint(between):
        return False
    return verb[0] in _listed("verbs", language) or _is_verb(verb[0], language)


def _is_unheard(text: str, language: str) -> bool:
    """Whether the word means no sound at all, nor any part of one."""
    return text.isalpha() and phrasebook(language).at([Token(text, "word")], 0) is None


def _is_a_thing(said: Sequence[str], language: str) -> bool:
    """ "It's a tight schedule", "I'm a quiet guy": the quality is that of the thing."""
    length = _opening(said, "being_a", language)
    if not length or not _opening(said[-1:], "things", language):
        return False
    told = _listed("told", language) - _listed("of_things", language)
    return told.isdisjoint(said[length:-1])


def _is_verb(text: str, language: str) -> bool:
    return any(text.endswith(end) for end in _listed("verb_ends", language)) and text.isalpha()


def _is_of_people(said: Sequence[str], language: str) -> bool:
    """ "I'm heartbroken", "they're in a submarine", "we opened for the Clash once"."""
    length = _opening(said, "people", language)
    acts = said[0] in _listed("persons", language) and said[1] in _listed("acts", language)
    rest = said[length or 1 :]
    if not (length or acts) or not rest or _is_told(rest, language):
        return False
    if any(_has(rest, phrase) for phrase in _listed("feelings", language)):
        return True
    named = rest[0] in _listed("articles", language)
    if not _listed("amounts" if named else "heard", language).isdisjoint(rest):
        return False
    line, book = [Token(text, "word") for text in rest], phrasebook(language)
    found = (book.at(line, at) for at in range(len(line)))
    return not any(match is not None and match.best.kind == "instrument" for match in found)


def _is_of_a_player(said: Sequence[str], language: str) -> bool:
    """ "The drummer is from Cuba", "the flute is played by my aunt"."""
    players = _listed("players", language)
    if said[0] not in _listed("determiners", language) | players:
        return False
    for at, text in enumerate(said[: _MOST_BEFORE + 1]):
        after = said[at + 1 :] if text in players else ()
        if _opening(after, "stories", language):
            return True
        length = _opening(after, "lives", language)
        rest = after[length:]
        found = _is_told(rest, language) or _judges(rest, language)
        if length and not found and _listed("apart", language).isdisjoint(rest):
            return True
    return False


def _is_named(said: Sequence[str], language: str) -> bool:
    """ "My show is called Loud and Clear", "it's from the EP Slow Burn"."""
    if _opening(said, "naming", language):
        return True
    called = next((at for at, text in enumerate(said) if text in _listed("called", language)), 0)
    return called > 0 and not _listed("works", language).isdisjoint(said[:called])


def _is_deed(said: Sequence[str], language: str) -> bool:
    """ "I build rollercoasters", "it's a spot for crunchy cereal"."""
    length = _opening(said, "deeds", language)
    rest = said[length:]
    delivers = not _listed("deliveries", language).isdisjoint(rest)
    return length > 0 and not delivers and not _is_told(rest, language)


def _is_kind(said: Sequence[str], kind: str, language: str) -> bool:
    """Whether it opens as talk of this kind does, names what this is about, and finds no fault."""
    length = _opening(said, f"{kind}_openings", language)
    rest = said[length:]
    named = any(_has(rest, phrase) for phrase in _listed(kind, language))
    if not length or not named or _is_told(rest, language):
        return False
    return kind in _ANY_MUCH or _listed("excess", language).isdisjoint(rest)


def _is_told(said: Sequence[str], language: str) -> bool:
    """Whether a sound is judged or ordered."""
    return not _listed("told", language).isdisjoint(said)


def _judges(said: Sequence[str], language: str) -> bool:
    """Whether a fault of the sound is named: "was recorded in a hissy room"."""
    book = phrasebook(language)
    line = [Token(text, "word") for text in said]
    found = (book.at(line, at) for at in range(len(line)))
    return any(match is not None and match.best.role in _FAULTY for match in found)


def _opening(said: Sequence[str], name: str, language: str) -> int:
    """How many words of the clause are such an opening; 0 for none."""
    for length in range(min(_LONGEST_OPENING, len(said)), 0, -1):
        if " ".join(said[:length]) in _listed(name, language):
            return length
    return 0


def _has(said: Sequence[str], phrase: str) -> bool:
    return f" {phrase} " in f" {' '.join(said)} "
