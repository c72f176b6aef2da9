"""Sections of a song that an order is for: "make the second drop bigger than the first".

Nobody here knows where they begin and end. A level asked for one is that of a part, which can be
had for seconds that are said; any other wish for one is told as a wish for one part. A section that
a story only mentions stays as it stands, and so does a chorus that may be the effect. The words are
data: the `song_sections` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.quantities import in_words_at, quantity_at
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import clauses_retold
from talkbox_prompts import lexicon

_MOST_ORDINALS = 2

_listed = lists_of("song_sections")


def with_song_sections(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with what is asked for a section as a wish for one part."""
    names = _listed("sections", language) | _listed("effects", language)
    if names.isdisjoint(token.text for token in line):
        return list(line)
    line = _with_ordinals(line, language)
    return clauses_retold(line, _listed("joints", language), lambda clause: _told(clause, language))


def _with_ordinals(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "verse two" as "the second verse"; a chorus is one behind "in" alone."""
    ordinals = lexicon.grammar(language)["song_sections"].get("ordinals", ())
    told: list[Token] = []
    at = 0
    while at < len(line):
        count = _count_of(line, at, language)
        if 0 < count <= len(ordinals):
            told += [Token(folded(text), "word") for text in ordinals[count - 1].split()]
        told.append(line[at])
        at += 2 if 0 < count <= len(ordinals) else 1
    return told


def _count_of(line: Sequence[Token], at: int, language: str) -> int:
    """The number behind the section at `at` where it counts nothing behind it; 0 where none is."""
    name, before = line[at].text, line[at - 1].text if at else ""
    placed = name in _listed("effects", language) and before in _listed("placing", language)
    if at + 1 >= len(line) or not (placed or name in _listed("sections", language)):
        return 0
    said = quantity_at(line, at + 1, language)
    if said is not None and (said[0].unit or said[1] > 1):
        return 0  # "drop two semitones"
    value = said[0].value if said is not None else (in_words_at(line, at + 1, language) or (0,))[0]
    return int(value) if value == int(value) else 0


def _told(clause: Sequence[Token], language: str) -> Sequence[Token]:
    texts = [token.text for token in clause]
    if any(token.kind == "number" for token in clause):
        return clause
    found = next((at for at in range(len(texts)) if _is_section(texts, at, language)), None)
    if found is None or not _is_asked(texts, found, language):
        return clause
    return [Token(folded(text), "word") for text in _kind(texts, found, language)]


def _kind(texts: Sequence[str], at: int, language: str) -> Sequence[str]:
    """A louder part, a quieter one, or one part where something else is asked."""
    said = {text for place, text in enumerate(texts) if place != at}
    words = lexicon.grammar(language)["song_sections"]
    idle = frozenset[str]().union(
        *(_listed(name, language) for name in ("determiners", "orders", "wishes", "fillers"))
    )
    if not _listed("changing", language).isdisjoint(said):
        return words["other"]
    for name in ("louder", "quieter"):
        asked = _listed(f"{name}_words", language)
        if said & asked and said <= asked | idle:
            return words[name]
    return words["other"]


def _is_section(texts: Sequence[str], at: int, language: str) -> bool:
    """Whether a section is named at `at`: by itself, or "the chorus" where that is no effect."""
    behind = texts[at + 1 : at + 2]
    if behind and behind[0] in _listed("compounded", language):
        return False
    if texts[at] in _listed("sections", language):
        placed = at and texts[at - 1] in _listed("placing", language)
        return bool(not at or placed or _is_determined(texts, at, language))
    if texts[at] not in _listed("effects", language) or not _is_determined(texts, at, language):
        return False
    if texts[at - 1] in _listed("counted", language):
        return True  # "the second chorus"
    asked = not _listed("of_sections", language).isdisjoint(texts)
    return asked and _listed("of_effects", language).isdisjoint(texts)


def _is_determined(texts: Sequence[str], at: int, language: str) -> bool:
    return texts[at - 1] in _listed("determiners", language) if at else False


def _is_asked(texts: Sequence[str], at: int, language: str) -> bool:
    """Whether something is to be done to the section, and it is not only mentioned."""
    if not _listed("telling", language).isdisjoint(texts):
        return False
    start = at
    while start and at - start < _MOST_ORDINALS:
        if texts[start - 1] not in _listed("determiners", language):
            break
        start -= 1
    before, behind = texts[:start], texts[at + 1 :]
    ordered = not _listed("orders", language).isdisjoint(before[-2:])
    told = not _listed("copulas", language).isdisjoint(before[-2:-1])  # "this is for the chorus"
    placed = len(before) > 1 and before[-1] in _listed("placing", language) and not told
    wished = behind[:1] and behind[0] in _listed("wishes", language)
    short = len(behind) in (1, 2) and behind[0] not in _listed("determiners", language)
    bare = not before and short and behind[-1] in _listed("compared", language)
    return bool(ordered or placed or wished or bare)
