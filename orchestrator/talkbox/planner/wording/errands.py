"""What is asked for that is no change of this sound: "order two pizzas", "make her say february",
"change the chords", "lay some rain under it", "mix these 24 tracks".

Such a sentence takes everything in it along, whatever sound words stand there ("extra crispy"), up
to a joint with an order behind it. It is a verb at the head of a clause, or behind a plea, and what
it is done to. The words are data: the `errands` of a language's grammar; a language that lists none
has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_REACH = 5
"""Words from the verb to what it is done to: "fix the ugly chord"."""
_TO_THE_SOURCE = 3
_LONGEST_LEAD = 3
_ROLES = (
    *("outside", "composing", "handling", "switching", "changing", "arranging", "adding"),
    *("directing", "swapping", "whatever", "turning_into", "playing"),
)
"""Lists of verbs by what they do."""
_STRONG = frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("errands")


def errand_at(line: Sequence[Token], at: int, language: str) -> tuple[str, int] | None:
    """The kind of the impossible that the clause at `at` asks for and how many tokens it takes."""
    verb = line[at].text
    if verb not in _listed("verbs", language) or not _heads(line, at, language):
        return None
    end = _end(line, at, language)
    said = [token.text for token in line[at + 1 : end]]
    kind = _kind(verb, said, language) if said else None
    return None if kind is None else (kind, end - at)


def _heads(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a clause begins here: first, after a stop or joint, behind "can you"."""
    if not at or line[at - 1].kind == "stop" or line[at - 1].text in _listed("joints", language):
        return True
    said = [token.text for token in line[max(0, at - _LONGEST_LEAD) : at]]
    leads = _listed("leads", language)
    return any(" ".join(said[start:]) in leads for start in range(len(said)))


def _kind(verb: str, said: Sequence[str], language: str) -> str | None:
    """What is asked for by the verb and the words behind it; None for a change of the sound."""
    roles = {name for name in _ROLES if verb in _listed(name, language)}
    return _outside(roles, said, language) or _composed(roles, verb, said, language)


def _outside(roles: set[str], said: Sequence[str], language: str) -> str | None:
    """A deed that touches no sound at all: "order a pizza", "turn off my zoom call"."""
    ordered = "outside" in roles and said[0] in _listed("determined", language)
    foreign = "handling" in roles and _near(said, "foreign", language, _REACH)
    played = "playing" in roles and _near(said, "players", language, _REACH)
    switched = "switching" in roles and _is_ours(said, language)
    return "outside" if ordered or foreign or played or switched else None


def _composed(roles: set[str], verb: str, said: Sequence[str], language: str) -> str | None:
    """Other music than what was played: "change the chords", "turn this into a waltz"."""
    near = partial(_near, said, language=language)
    ordered = "composing" in roles and said[0] in _listed("determined", language)
    turned = "turning_into" in roles and near("into", reach=3) and near("genres", reach=6)
    changed = "changing" in roles and near("notes", reach=_REACH)
    swapped = "swapping" in roles and near("swapped", reach=3) and near("swaps", reach=6)
    if swapped:
        return "replace"
    if "whatever" in roles or ordered or turned:
        return "compose"
    if changed and not near("spared", reach=_REACH):
        return "compose"
    arranged = "arranging" in roles and near("sections", reach=4)
    added = "adding" in roles and _adds_a_source(verb, said, language)
    directed = "directing" in roles and _directs(said, language)
    return "compose" if arranged or added or directed else None


def _near(said: Sequence[str], name: str, language: str, reach: int) -> bool:
    return bool(_listed(name, language) & set(said[:reach]))


def _is_ours(said: Sequence[str], language: str) -> bool:
    """ "My zoom", "my neighbour's": a device or a person in the room, and none in the sound."""
    ours, devices = _listed("ours", language), _listed("devices", language)
    return any(
        word in devices and said[place - 1] in ours for place, word in enumerate(said) if place
    )


def _adds_a_source(verb: str, said: Sequence[str], language: str) -> bool:
    """ "Add a choir", "lay rain under the poem"; never "put the drums left"."""
    determined = said[0] in _listed("indefinite", language)
    if not determined and verb not in _listed("bare", language):
        return False
    rest = said[1:] if determined else said
    for place, word in enumerate(rest[:_TO_THE_SOURCE]):
        if word in _listed("sources", language):
            following = rest[place + 1 : place + 2]
            return not _listed("of_sound", language) & set(following)
        if word in _listed("definite", language):
            return False
    return False


def _directs(said: Sequence[str], language: str) -> bool:
    """ "Her say it again", "the guitarist play the right note"; never "him speak slower"."""
    called = len(said) > 1 and said[1] in _listed("persons", language)
    rest = said[1:] if called and said[0] in _listed("definite", language) else said
    if not rest or rest[0] not in _listed("persons", language) or len(rest) < 2:
        return False
    if rest[1] not in _listed("performing", language):
        return False
    manner = rest[2:]
    if _listed("feelings", language) & set(manner):
        return True
    compared = any(len(word) > 4 and word.endswith("er") for word in manner)
    return not compared and not _listed("manners", language) & set(manner)


def _end(line: Sequence[Token], at: int, language: str) -> int:
    """The end of the sentence, or the joint that an order stands behind."""
    for place in range(at + 1, len(line)):
        if line[place].text in _STRONG:
            return place
        joint = line[place].kind == "stop" or line[place].text in _listed("joints", language)
        following = line[place + 1 : place + 3]
        if joint and any(token.text in _listed("orders", language) for token in following):
            return place
    return len(line)
