"""What is asked to be told, and deeds outside the sound: "which mic is this", "email it".

Neither is an edit, whatever sound words stand in it or in the story around it ("she sounds so
warm"). Beside them only what orders a sound counts: "make it brighter and send it to my manager" is
brighter. The words are data: the `enquiries` of a language's grammar; a language that lists none
has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.permissions import asks_of_others
from talkbox_prompts import lexicon
from talkbox_prompts.lexicon import LANGUAGE

ASKED = "asked"
"""The role of an item that stands for a whole clause of this kind."""
_TO_THE_NOUN = 5
"""Words from "what" to the thing that is to be known: "what's the name of this pedal"."""
_TO_THE_OBJECT = 4
_TO_THE_RECIPIENT = 8
"""Likewise from "make" to the poster, and from "send" to the manager."""
_LONGEST_LEAD = 4
_LEVEL = frozenset({"lufs", "lkfs", "db", "dbfs", "dbtp"})
"""Units of a level, which nothing is published at."""
_MARKS = frozenset({"?", "？"})


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Which kind of the impossible a clause asks for, and how many tokens it takes."""

    kind: str
    length: int


@cache
def _listed(name: str, language: str) -> frozenset[str]:
    listed = lexicon.grammar(language).get("enquiries", {}).get(name, ())
    return frozenset(listed if language == LANGUAGE else map(folded, listed))


def enquiry_at(line: Sequence[Token], at: int, language: str) -> Enquiry | None:
    """The clause that begins at `at` and asks for no sound; None for any other."""
    if not lexicon.grammar(language).get("enquiries") or line[at].kind != "word":
        return None
    end = _end(line, at, language)
    if _leads(line, at, "wonders", language) and (
        _asks_to_know(line, at, end, language) or _asks_of_others(line, at, end, language)
    ):
        return Enquiry("listen", end - at)
    if _leads(line, at, "requests", language) and _is_deed(line, at, end, language):
        return Enquiry("outside", end - at)
    return None


def _leads(line: Sequence[Token], at: int, name: str, language: str) -> bool:
    """Whether a clause, or what is asked for, begins here: after a stop, "can you", "tell me"."""
    if not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("joints", language):
        return True
    said = [token.text for token in line[max(0, at - _LONGEST_LEAD) : at]]
    leads = _listed(name, language)
    return any(" ".join(said[start:]) in leads for start in range(len(said)))


def _asks_to_know(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """ "What key is this in", "who sings this", "how old is it"."""
    said = [token.text for token in line[at:end]]
    text = " ".join(said)
    if any(f"{text} ".startswith(f"{opening} ") for opening in _listed("openings", language)):
        return True
    if said[0] not in _listed("which", language):
        return False
    if said[-1] in _listed("means", language):  # "what does a compressor do"
        return len(said) > 1 and said[1] in _listed("do", language)
    for word in said[1 : 1 + _TO_THE_NOUN]:
        if word in _listed("known", language):
            return True
        if word not in _listed("between", language):
            return False
    return False


def _asks_of_others(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    said = [token.text for token in line[at:end]]
    questioned = end < len(line) and line[end].text in _MARKS
    listed = partial(_listed, language=language)
    return asks_of_others(said, questioned, listed)


def _is_deed(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """ "Upload it", "send this to my manager", "make me a poster", "write the lyrics down"."""
    verb, said = line[at].text, [token.text for token in line[at + 1 : end]]
    if not said:
        return False
    determined = said[0] in _listed("objects", language) or verb in _listed("carrying", language)
    called = verb in _listed("calling", language) and said[0] in _listed("kin", language)
    if called or verb in _listed("teaching", language):
        return True
    if not determined:
        return False
    if verb in _listed("publishing", language):
        # "Supprime-le" takes a hum out of the sound, "supprime le fichier" the file itself.
        erases = verb in _listed("erasing", language)
        return not erases or not _listed("files", language).isdisjoint(said)
    return _sends(verb, said, language) or _makes(verb, said, language)


def _sends(verb: str, said: Sequence[str], language: str) -> bool:
    """Whether it is to be put where sounds are published, or sent to somebody."""
    sending = verb in _listed("sending", language)
    if not sending and verb not in _listed("placing", language):
        return False
    if not sending and _LEVEL & set(said):
        return False  # "bring it to -14 LUFS for Spotify"
    recipients = _listed("sites", language) | (
        _listed("persons", language) if sending else frozenset()
    )
    for place, word in enumerate(said[:_TO_THE_RECIPIENT]):
        if word in _listed("to", language):
            named = said[place + 1 : place + 1 + _TO_THE_OBJECT]
            whom = next((k for k, each in enumerate(named) if each in recipients), None)
            following = () if whom is None else named[whom + 1 : whom + 2]
            if whom is not None and not _listed("of_sound", language) & set(following):
                return True
    return False


def _makes(verb: str, said: Sequence[str], language: str) -> bool:
    """Whether something is to be made that is no sound."""
    if said[0] in _listed("pronouns", language):
        return False
    nouns = _listed("things", language)
    if said[0] in _listed("indefinite", language):
        nouns |= _listed("media", language)
    if verb in _listed("drawing", language):
        return True
    if verb in _listed("writing", language):
        nouns |= _listed("texts", language)
    elif verb not in _listed("making", language):
        return False
    return any(word in nouns for word in said[:_TO_THE_OBJECT])


def _end(line: Sequence[Token], at: int, language: str) -> int:
    ends = _listed("ends", language)
    for place in range(at + 1, len(line)):
        if line[place].kind == "stop" or line[place].text in ends:
            return place
    return len(line)
