"""A clause about what one file does not show, whatever sound words it is said with: "tune the flat
note", "bring down the altos", "next time use less reverb".

Such a clause names its thing, or begins with it, and asks something of it. It becomes the plain
phrase for its kind, apart from the rest of the text, so that nothing is done for it and the answer
says so. Words that take it for a story leave it as it stands. A promise ("next time I'll use a
better mic") goes where something else is asked, and players who drag or rush are slowed or sped up
where somebody says so. The words are data: a group of a language's grammar for each kind; a
language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkbox.planner.text.lists import Lists, lists_of
from talkbox.planner.text.scripts import folded, traits
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.stretches import stretches
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_KINDS = (
    *("put_off", "wrong_notes", "unsteady_players", "group_parts", "people_out"),
    *("spoken_bits", "file_deeds", "next_tracks"),
)
_GROUPS = {kind: lists_of(kind) for kind in _KINDS}
_STOP = Token(".", "stop")
"""Around the plain phrase, so that what else is asked stays an order of its own."""


def with_out_of_reach(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with each such clause as the plain phrase for its kind."""
    told = list(line)
    for kind, listed in _GROUPS.items():
        if listed("told", language):
            told = _retold(told, kind, listed, language)
    return told


def _retold(line: Sequence[Token], kind: str, listed: Lists, language: str) -> list[Token]:
    told: list[Token] = []
    end = 0
    for stretch in stretches(line, listed("joints", language)):
        rest = [*line[: stretch.start], *line[stretch.end :]]
        clause = stretch.of(line)
        if _is_meant(clause, rest, listed, language):
            promised = _says(clause, listed("promises", language), language)
            gone = promised and speaks_of_sound(rest, language)
            told += [_STOP, *([] if gone else _plain(kind, language)), _STOP]
        else:
            told += [*line[end : stretch.start], *clause]
        end = stretch.end
    return [*told, *line[end:]]


def _plain(kind: str, language: str) -> Iterator[Token]:
    for text in lexicon.grammar(language)[kind]["told"]:
        yield Token(folded(text), "word")


def _is_meant(clause: Sequence[Token], rest: Sequence[Token], listed: Lists, language: str) -> bool:
    """Whether the clause is about such a thing and asks something of it."""
    leading = _leads(clause, listed, language)
    if not leading and not _says(clause, listed("named", language), language):
        return False
    if _says(clause, listed("unless", language), language):
        return False
    if listed("alone", language) and speaks_of_sound(rest, language):
        return False
    asked = listed("asked", language)
    return _says(clause, asked, language) if asked else speaks_of_sound(clause, language)


def _leads(clause: Sequence[Token], listed: Lists, language: str) -> bool:
    """Whether the clause begins with such words, behind "and" and "maybe"."""
    at = 0
    while at < len(clause) and clause[at].text in listed("leads", language):
        at += 1
    text = _text(clause[at:], language)
    return any(text.startswith(_padded(each, language)) for each in listed("leading", language))


def _says(clause: Sequence[Token], phrases: frozenset[str], language: str) -> bool:
    text = _text(clause, language)
    return any(_padded(phrase, language) in text for phrase in phrases)


def _text(clause: Sequence[Token], language: str) -> str:
    """The clause as one text: where words are not parted by spaces they run on."""
    if "unspaced" in traits(language):
        return "".join(token.text for token in clause)
    return f" {' '.join(token.text for token in clause)} "


def _padded(phrase: str, language: str) -> str:
    return phrase if "unspaced" in traits(language) else f" {phrase} "
