"""A kind of sound named and no more: "rusty gate feel on the strings", "metallic vibe for him".

Such a heading wishes for what it names, be it a fault elsewhere, and is told with the verb of a
wish; so does a picture with a colon behind it ("elevator version: flat, small"; the "current
version" is none) and a fault that is one
"in a charming way". With a verb of its own ("there's a metallic feel") or anything to be taken away
it stays as it is. The words are data: the `wished_vibes` of a language's grammar; a language that
lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.phrases_in import first_in
from talkbox_prompts import lexicon

_MOST_NAMED = 5
"""Words of what is named: "nails on a chalkboard"."""

_COLON, _ASKED = ":", "?"
_FAULTY = frozenset({"faults", "lacks"})

_listed = lists_of("wished_vibes")


def with_wished_vibes(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the verb of a wish before a first clause that is such a heading."""
    line = _charming(line, language)
    vibes = _listed("vibes", language) | _listed("kinds", language)
    at = next((k for k, token in enumerate(line) if token.text in vibes), 0)
    if not 0 < at <= _MOST_NAMED or line[0].text in _listed("leads", language):
        return list(line)
    end = clause_end(line, at, ())
    after = line[at + 1 : end]
    on = bool(after) and after[0].text in _listed("on", language)
    placed = on and line[at].text in _listed("vibes", language)
    placed |= _heads(line, at, language)
    said = {token.text for token in line}
    stops = any(token.kind != "word" for token in line[:at])
    if stops or not placed or said & _listed("unless", language):
        return list(line)
    return [*_wish(language), *line]


def _heads(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the kind at `at` has a colon behind it, and a picture of its own in front."""
    if at + 2 >= len(line) or line[at + 1].text != _COLON or line[-1].text == _ASKED:
        return False
    named = {token.text for token in line[:at]}
    if not named.isdisjoint(_listed("recordings", language)):
        return False
    match = phrasebook(language).at(line, 0)
    return match is None or match.best.role not in _FAULTY


def _wish(language: str) -> list[Token]:
    return [Token(text, "word") for text in lexicon.grammar(language)["wished_vibes"]["told"]]


def _charming(line: Sequence[Token], language: str) -> Sequence[Token]:
    """The tokens with a verbless "tinny but in a charming way" as a wish for it."""
    said = [token.text for token in line]
    way = first_in(said, _listed("ways", language))
    if way is None:
        return line
    end = way[0]
    while end and (line[end - 1].kind == "stop" or line[end - 1].text in _listed("but", language)):
        end -= 1
    start = next((at + 1 for at in range(end - 1, -1, -1) if line[at].kind == "stop"), 0)
    bare = _listed("unless", language).isdisjoint(said[start:end])
    if not bare or not 0 < end - start <= _MOST_NAMED:
        return line
    return [*line[:start], *_wish(language), *line[start:end], *line[way[1] :]]
