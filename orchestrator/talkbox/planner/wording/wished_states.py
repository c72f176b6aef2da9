"""How somebody wishes that it was: "I wish it was less boomy", "it would be great if it sounded
less muddy".

The past of a wish is what shall be, and finds nothing; "that's how dark I want it" finds nothing
either, and "I like my snare squashed" likes what others complain of, unless it is so already ("as
it is") or something else is to change ("boomy but shorter"). The words are data: the
`wished_states` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox.planner.wording.stretches import clauses_retold, stretches
from talkbox_prompts import lexicon

_STOP = Token(",", "stop")
_TO_THE_VERB = 6
"""Words of who it is wished of: "the low end of my bass"."""
_TO_THE_QUALITY = 4
"""Words from "I like" to what it is liked to be: "our backing vocals really harsh"."""
_FAULTY = frozenset({"faults", "lacks"})

_listed = lists_of("wished_states")


def with_wished_states(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the verb of such a wish as one that orders."""
    if _listed("likings", language):
        line = _with_likings(line, language)
    if not _listed("wishes", language):
        return list(line)
    return clauses_retold(line, (), lambda clause: _ordered(clause, language))


def _with_likings(line: Sequence[Token], language: str) -> Sequence[Token]:
    told: list[Token] = []
    end = 0
    for stretch in stretches(line, ()):
        clause, following = stretch.of(line), line[stretch.end + 1 : stretch.end + 2]
        turned = any(token.text in _listed("turned", language) for token in following)
        told += [*line[end : stretch.start], *(clause if turned else _wanted(clause, language))]
        end = stretch.end
    return [*told, *line[end:]]


def _wanted(clause: Sequence[Token], language: str) -> Sequence[Token]:
    """ "I like it boomy" as "I want it boomy"."""
    liking = first_in([token.text for token in clause], _listed("likings", language))
    if liking is None or not _is_quality_liked(clause, liking[1], language):
        return clause
    if first_in([token.text for token in clause[liking[1] :]], _listed("so_already", language)):
        return clause
    told = [Token(text, "word") for text in lexicon.grammar(language)["wished_states"]["wanted"]]
    return [*clause[: liking[0]], *told, *clause[liking[1] :]]


def _is_quality_liked(clause: Sequence[Token], start: int, language: str) -> bool:
    """Whether what is liked is said to be something that is mostly complained of."""
    book, nouns = phrasebook(language), lexicon.reading()["fault_nouns"]
    for at in range(start, min(start + _TO_THE_QUALITY + 1, len(clause))):
        if clause[at].text in _listed("turning", language):
            return False
        match = book.at(clause, at)
        if match is not None and match.best.role in _FAULTY:
            behind = {token.text for token in clause[at + match.length :][:1]}
            named = " ".join(match.phrase) in nouns or behind & _listed("named", language)
            return at > start and not named
    return False


def _ordered(clause: Sequence[Token], language: str) -> Sequence[Token]:
    said = [token.text for token in clause]
    needed = first_in(said, _listed("all_needed", language))
    ends = needed is not None and needed[1] == len(said)
    if ends and needed is not None and _names_sound(clause[: needed[0]], language):
        return [*_words("order", language), *clause[: needed[0]]]
    if (aim := _aim(said, language)) is not None:
        return [*_words("aimed", language), *clause[aim[0] : aim[1]]]
    if (come := _wished_to_come(clause, said, language)) is not None:
        return come
    wish = first_in(said, _listed("wishes", language))
    if wish is None:
        return clause
    near = range(wish[1], min(wish[1] + _TO_THE_VERB + 1, len(said)))
    verb = next((at for at in near if said[at] in _listed("verbs", language)), None)
    if verb is None:
        return clause
    return [*clause[:verb], *_words("told", language), *clause[verb + 1 :]]


def _names_sound(named: Sequence[Token], language: str) -> bool:
    """Whether what is all that is needed is a sound, and no part of the clip."""
    book = phrasebook(language)
    found = (book.at(named, at) for at in range(len(named)))
    return any(match is not None and match.best.kind == "word" for match in found)


def _words(name: str, language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["wished_states"][name]]


def _aim(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """What stands in "that's how dark I want it"."""
    opens, closes = (first_in(said, _listed(name, language)) for name in ("opens", "closes"))
    if opens is None or closes is None or not opens[1] < closes[0]:
        return None
    return opens[1], closes[0]


def _wished_to_come(
    clause: Sequence[Token], said: Sequence[str], language: str
) -> Sequence[Token] | None:
    """ "At two seconds there should be a bang" as "at two seconds, add a bang"."""
    comes = first_in(said, _listed("comes", language))
    if comes is None or not set(said[comes[1] : comes[1] + 1]) & _listed("new", language):
        return None
    order = [*_words("added", language), *clause[comes[1] :]]
    return [*clause[: comes[0]], _STOP, *order] if comes[0] else order
