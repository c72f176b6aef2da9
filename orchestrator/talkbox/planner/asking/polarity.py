"""Which way a word is meant: do it, do its opposite, keep it, or beware of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from talkbox.planner.parsing.absences import is_trouble
from talkbox.planner.parsing.clauses import Clause
from talkbox.planner.parsing.items import Item
from talkbox_prompts import lexicon

Want = Literal["do", "some", "opposite", "keep", "avoid", "drop"]
_DOWN = frozenset({"less", "remove", "tame", "too", "high_already"})
_TAKEN = frozenset({"less", "remove", "tame"})
"""What after a comparison begins a thought of its own: "cleaner, cutting lows"."""
_UP = frozenset({"more", "lack", "low_already"})
POLAR = _DOWN | _UP | {"make", "keep", "without", "dont", "not", "as", "enough", "bypass", "enable"}
"""Marks that decide the way; a clause with one of them takes none over."""


_SIDES = frozenset({"pan_left", "pan_right", "hard_left", "hard_right"})
_WITHIN = "in "
_LESS, _LOWER = frozenset({"less"}), frozenset({"lower", "down"})
_SPEEDS = frozenset({"half_speed", "double_speed"})
_WISHED = ("for ", "more ")
"""How a quality begins that is no complaint even behind "is": "it's for newborns"."""
_SO_MUCH = frozenset({"as", "too"})
_MOVED = frozenset({"remove", "tame"})
_WISHES = frozenset({"make", "more", "as"})
"""Marks that make a wish of a lack: "make it sleepy", "as sleepy as a Sunday"."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a word: marks before and after it, and whether requests came before."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    """Marks taken over from the clause before: "less boomy and harsh"."""
    later: bool = False
    """Something else was asked for before."""


def way(item: Item, around: Around) -> Want:
    """The way in which the word is meant."""
    marks = around.before | around.carried
    if "keep" in around.after and item.name in _SIDES:
        return "drop"  # "the right channel is fine": only the other one is spoken of
    if "keep" in marks or "keep" in around.after:
        return "do" if _is_state_to_keep(item) else "keep"
    if "dont" in marks and "as" in around.before:
        return "opposite"  # "it shan't sound so metallic"
    if "dont" in marks and "enough" in around.after and item.role not in ("faults", "lacks"):
        return "do"  # "the bells don't sparkle enough"
    if "without" in marks or "dont" in marks:
        # "Don't want to lose the air": the two together spare it.
        spared = item.role == "nouns" or (item.role == "says" and not item.orders)
        return "keep" if {"remove", "less"} & around.before and spared else "avoid"
    if "remove" in marks and around.later and item.name in lexicon.reading()["tempo"]:
        return "avoid"  # "up three, no time stretching": there is no tempo to take out
    if "not" in marks:
        return _negated(item, marks, around)
    if "enough" in around.after and item.role not in ("faults", "lacks"):
        return "do" if "make" in marks or item.orders else "drop"
    return _plain(item, marks - _idle(item), around.after)


def _idle(item: Item) -> frozenset[str]:
    """Marks of verbs that only bring it there: "tira pra esquerda", "cut it to half time"."""
    if item.name in _SIDES and item.text.split()[0] in lexicon.reading()["towards"]:
        return _MOVED
    if item.name in lexicon.reading()["rooms"] and item.text.startswith(_WITHIN):
        return _LESS  # "an octave lower in a stone church"
    if item.name == "quieter" and _is_brought_down(item):
        return _LESS  # "drop it by 6 dB under the voiceover"
    return frozenset({"less", "tame", "too"}) if item.name in _SPEEDS else frozenset()


def _is_brought_down(item: Item) -> bool:
    """Whether the words say where it ends and not how it is: "under the voice", "lower"."""
    ends = lexicon.reading()["laid_under"] | _LOWER
    return item.role == "says" and not ends.isdisjoint(item.text.split())


def _is_state_to_keep(item: Item) -> bool:
    """ "Keep the volume steady" asks for what is not so yet."""
    return item.role == "says" and item.text in lexicon.reading()["kept_states"]


def _negated(item: Item, marks: frozenset[str], around: Around) -> Want:
    if "enough" in around.after or "lack" in marks:
        return "do"
    if _is_effect_done(item) and _SO_MUCH & around.after:
        return "opposite"  # "compress it not so much": less of it
    if "as" in marks or ("too" in marks and "make" in marks and not around.later):
        return "opposite"
    if "too" in marks:
        return "some" if _is_effect(item) and not around.later else "avoid"
    if "make" in marks:
        # "Mach es nicht lauter", "ne pas rendre plus fort": it is only not to be made so.
        return "avoid" if _is_more_of_it(item, around.before) else "opposite"
    if item.role == "nouns" and "more" in marks and "describe" not in marks:
        return "avoid"  # "not more bass, more mids"
    if item.role in ("faults", "lacks"):
        return "avoid" if around.later else _plain(item, frozenset(), frozenset())
    warns = around.later or _is_more_of_it(item, around.before)
    return "avoid" if warns and "describe" not in marks else "do"


def _is_more_of_it(item: Item, before: frozenset[str]) -> bool:
    return item.compared or _says_more(item, before)


def _says_more(item: Item, before: frozenset[str]) -> bool:
    """ "Pas plus fort", "non più scuro": a comparison in two words, in one phrase or in two."""
    first, *rest = item.text.split()
    return "more" in before or (bool(rest) and first in lexicon.reading()["comparing"])


def _plain(item: Item, marks: frozenset[str], after: frozenset[str]) -> Want:
    if item.role == "lacks":
        return "opposite" if _WISHES & marks and not _DOWN & (marks | after) else "do"
    if item.name in lexicon.reading()["targets"] and not _TAKEN & (marks | after):
        return "do"  # "too loud for Spotify", "it's for Spotify": where the level is to end
    noun = item.role == "nouns" or item.name in lexicon.reading()["shelves"] or is_trouble(item)
    if item.role == "nouns" and "too" in after:
        return "opposite"
    if item.role == "nouns" and "lack" in marks and not _DOWN & marks:
        return "do"  # "where has all the treble gone"
    said_after = after - _TAKEN if item.role == "says" and item.compared else after
    if _DOWN & marks or _DOWN & said_after or (noun and _points_down(marks, after)):
        return "opposite"
    if _UP & marks or _UP & after or "make" in marks:
        return "do"
    if item.role == "faults":
        return "do" if item.compared or "welcome" in after else "opposite"
    if _only_names_the_loud(item):
        return "opposite"
    return _described(item, marks) if "describe" in marks else "do"


def _described(item: Item, marks: frozenset[str]) -> Want:
    """What "it's X" asks for: the opposite of a flaw, and nothing where it praises."""
    words, likens = lexicon.reading(), "likens" in marks
    if item.name in words["praises"] and item.role == "says" and not (item.compared or likens):
        return "drop"  # "the judge is clear, the witness is muffled"
    complains = item.name in words["flaws"] if likens else _complains(item)
    return "opposite" if complains else "do"


def _only_names_the_loud(item: Item) -> bool:
    """ "The loud bits, rein them in": named alone, they are what is wrong."""
    loud = lexicon.reading()["loud_ends"]
    passages = item.role == "nouns" and item.text.split()[0] in loud
    return passages and item.name == "more_dynamic"


def _is_effect(item: Item) -> bool:
    """ "Not too much reverb" asks for some; "not too much bass" for less."""
    return item.role == "nouns" and lexicon.names()[item.name] in lexicon.reading()["effects"]


def _is_effect_done(item: Item) -> bool:
    """ "Compress", and no noun."""
    return item.role == "says" and lexicon.names()[item.name] in lexicon.reading()["effects"]


def _points_down(marks: frozenset[str], after: frozenset[str]) -> bool:
    return "down" in after or ("down" in marks and "up" not in after)


def _complains(item: Item) -> bool:
    """Whether "it's X" is a complaint; "it's a phone call" is a wish."""
    if item.compared or item.role == "nouns" or item.text.startswith(_WISHED):
        return False
    words = lexicon.reading()
    if item.text in words["meant"] or not words["laid_under"].isdisjoint(item.text.split()):
        return False  # "I'm putting this under narration" says what the level is for
    return lexicon.names()[item.name] in words["qualities"] or item.name in words["complaints"]


def demands(clause: Clause) -> bool:
    """ "It should not boom": what the result must not be, where "don't" forbids an edit."""
    openings = lexicon.reading()["demands"]
    denied = [item for item in clause.of("mark") if item.name == "dont"]
    return any(item.text.split()[0] in openings for item in denied)
