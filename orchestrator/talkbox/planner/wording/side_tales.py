"""Which clauses tell of other things than the sound: "mein Laptop ist alt", "es un bolero".

They begin with a subject that is no sound ("el tren sale ya"), say how somebody feels ("je suis
crevé"), what kind of piece it is, that something is fine as it is ("das Tempo stimmt"), or what
somebody is called; a caption stands before all ("Titel: Sonnenaufgang."). The words are data: the
`side_tales` of a language's grammar; a language that lists none knows no such clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import Stretch, stretches

_COLON = ":"
_LONGEST_LEAD = 5
_LONGEST_CAPTION = 10
_TO_THE_NAME = 5
"""Words from the first to the verb of naming: "mi hermana pequeña se llama"."""
_LONGEST_NAME = 3
_PAIRS = (("feelers", "feelings"), ("presents", "works"), ("things", "fine"))
"""How a clause begins, and a word that must follow."""

_listed = lists_of("side_tales")


def tells_aside(said: Sequence[str], language: str) -> bool:
    """Whether the words of a clause tell only that."""
    if not said:
        return False
    determiners = _listed("determiners", language)
    named = list(dropwhile(determiners.__contains__, said))
    if len(named) > 1 and _opening(named, "subjects", language):
        return True
    return _is_pair(said, named, language)


def is_remark(said: Sequence[str], language: str) -> bool:
    """Whether they are one that asks for nothing wherever it stands: "wäre cool", "dis donc"."""
    return " ".join(said) in _listed("remarks", language) or _names(said, language)


def caption(line: Sequence[Token], language: str) -> int:
    """How many tokens at the start are a caption: "Titel: Morgen.", "Szene 12, Keller, Nacht:"."""
    if line and line[0].text in _listed("chapters", language):
        head = [token.text for token in line[:_LONGEST_CAPTION]]
        return head.index(_COLON) if _COLON in head else 0
    end = 0
    clauses = list(stretches(line, frozenset()))
    for label, value in zip(clauses[::2], clauses[1::2], strict=False):
        if not _is_label(line, label, language) or value.end - value.start > _LONGEST_NAME:
            break
        end = value.end
    return end


def _is_label(line: Sequence[Token], clause: Stretch, language: str) -> bool:
    said = " ".join(token.text for token in clause.of(line))
    parted = line[clause.end : clause.end + 1]
    return said in _listed("labels", language) and bool(parted) and parted[0].text == _COLON


def _is_pair(said: Sequence[str], named: Sequence[str], language: str) -> bool:
    """ "Ich bin heute müde", "es un bolero", "das Tempo stimmt"."""
    for begins, follows in _PAIRS:
        length = _opening(said, begins, language) or _opening(named, begins, language)
        if length and not _listed(follows, language).isdisjoint(said[length:]):
            return True
    return False


def _names(said: Sequence[str], language: str) -> bool:
    """ "Die Band heißt Leise Töne"; "das heißt" explains."""
    if not _listed("of_sound", language).isdisjoint(said):
        return False
    owned = not _listed("determiners", language).isdisjoint(said[:1])
    verb = next((at for at, text in enumerate(said) if text in _listed("called", language)), 0)
    return owned and 1 < verb <= _TO_THE_NAME and verb + 1 < len(said) <= verb + 1 + _LONGEST_NAME


def _opening(said: Sequence[str], name: str, language: str) -> int:
    """How many words of the clause are such an opening; 0 for none."""
    for length in range(min(_LONGEST_LEAD, len(said)), 0, -1):
        if " ".join(said[:length]) in _listed(name, language):
            return length
    return 0
