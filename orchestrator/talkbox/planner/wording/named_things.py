"""What the file is, named as the object of a wish: "speed the podcast up", "widen the jingle".

Behind "the" or "my" and what is said of it ("my old tape") such a noun stands for "it", whatever
sound it means elsewhere, unless a likeness leads to it ("like the theremin"), a noun behind it
makes it one ("the podcast voice"), or nothing else in the text speaks of a sound ("give me the
ambience"). A language without such words before a noun tells it by the particle behind it. The
words are data: the `named_things` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.scripts import traits
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.wishes import speaks_of_sound

_LONGEST = 4
"""Words of a thing: "tono de llamada", "grabación de la cocina"."""

_listed = lists_of("named_things")


def with_named_things(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with every such thing as what stands for it, or without it."""
    if not _listed("things", language):
        return list(line)
    told = [Token(text, "word") for text in _listed("told", language) if text]
    kept: list[Token] = []
    at = 0
    while at < len(line):
        length = _named(line, at, language)
        kept += told if length else [line[at]]
        at += length or 1
    if len(kept) == len(line) or speaks_of_sound(kept, language):
        return kept
    return list(line)


def _named(line: Sequence[Token], at: int, language: str) -> int:
    """How many tokens name the file here, with what leads to them; 0 where none do."""
    if _is_led(line, at, language):
        return 0
    start = _behind(line, at, "determiners", language)
    particles = _listed("particles", language)
    if start == at and not particles:
        return 0
    end = _told(line, start, language)
    if end == start or _is_aim(line, at, end, language):
        return 0
    if particles:
        end = _marked(line, end, language)
    after = line[end : end + 1]
    kind = bool(after) and after[0].text in _listed("unless_before", language)
    if kind and not _is_made_to(line, at, end, language):
        return 0
    return max(end - at, 0)


def _is_made_to(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """ "Make the siren sound farther off": what stands behind it is a verb."""
    made = at > 0 and line[at - 1].text in _listed("making", language)
    return made and end + 1 < len(line) and line[end].text in _listed("doing", language)


def _told(line: Sequence[Token], start: int, language: str) -> int:
    """The place behind the thing and its adjectives; `start` where none is named. Some things
    are only told where an adjective stands by them: "this old recording", and no plain one.
    """
    first = _behind(line, start, "adjectives", language)
    plain = _thing(line, first, "things", language)
    length = plain or _thing(line, first, "things_told_apart", language)
    end = _behind(line, first + length, "adjectives_behind", language)
    apart = first > start or end > first + length
    return end if length and (plain or apart) else start


def _is_led(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether a likeness or a comparison leads to the thing: "like in a call", "than the tape"."""
    said = [token.text for token in line[max(at - 2, 0) : at]]
    while said and said[-1] in _listed("prepositions", language):
        said.pop()
    if not said:
        return False
    wished = len(said) > 1 and said[0] in _listed("wishers", language)
    than = said[-1] in _listed("than", language) and not wished
    return than or said[-1] in _listed("unless_behind", language)


def _is_aim(line: Sequence[Token], at: int, end: int, language: str) -> bool:
    """Whether it is what the file shall be good for, or a place to be heard from: "loud enough
    for the podcast", "out in the rain".
    """
    before = line[at - 1].text if at else ""
    said = {token.text for token in line[at:end]}
    aimed = before in _listed("aiming", language) and said & _listed("aims", language)
    placed = before in _listed("placing", language) and said & _listed("scenes", language)
    return bool(aimed or placed)


def _behind(line: Sequence[Token], at: int, name: str, language: str) -> int:
    """The place behind as many words of the list as stand here; one where they are determiners."""
    end = at
    while end < len(line) and line[end].text in _listed(name, language):
        end += 1
        if name == "determiners" and "unspaced" not in traits(language):
            break
    return end


def _thing(line: Sequence[Token], at: int, name: str, language: str) -> int:
    """How many tokens a listed thing takes here."""
    space = "" if "unspaced" in traits(language) else " "
    for length in range(_LONGEST, 0, -1):
        said = space.join(token.text for token in line[at : at + length])
        if said in _listed(name, language):
            return length
    return 0


def _marked(line: Sequence[Token], end: int, language: str) -> int:
    """The place behind the particle that makes it the object of a wish; 0 where none does."""
    if end < len(line) and line[end].kind == "stop":
        return end
    marked = end + 1 < len(line) and line[end].text in _listed("particles", language)
    return end + 1 if marked else 0
