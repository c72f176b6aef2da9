"""Another edition that this one is compared with: "it's louder than the other episodes", "last
week's episode was much fuller".

It is told as "the others": no such work is asked for, and neither its place in the series nor its
number says anything of this sound. Without a comparison it may be what the clip shall become. The
words are data: the `other_editions` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.scripts import folded
from talkbox.planner.text.tokens import Token
from talkbox.planner.wording.wishes import speaks_of_sound
from talkbox_prompts import lexicon

_MOST_BEFORE = 4
"""Words of which edition: "than all of the other"."""

_listed = lists_of("other_editions")


def with_other_editions(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the first such edition as "the others"."""
    works = _listed("works", language)
    for at, token in enumerate(line):
        if token.text not in works:
            continue
        start, end = _which(line, at, language)
        numbered = any(each.kind == "number" for each in line[at:end])
        apart = numbered or _is_another(line[start:end], language)
        if not apart or not _compares(line, start, end, language):
            continue
        if not speaks_of_sound([*line[:start], *line[end:]], language):
            return list(line)
        told = lexicon.grammar(language)["other_editions"]["told"]
        return [*line[:start], *(Token(folded(text), "word") for text in told), *line[end:]]
    return list(line)


def _is_another(edition: Sequence[Token], language: str) -> bool:
    """ "The other episode", and no episode alone."""
    said = {token.text for token in edition}
    return len(edition) > 1 and not _listed("others", language).isdisjoint(said)


def _which(line: Sequence[Token], at: int, language: str) -> tuple[int, int]:
    """From the words that say which edition it is to its number."""
    start, end = at, at + 1
    beside = _listed("others", language) | _listed("beside", language)
    while start and at - start < _MOST_BEFORE and line[start - 1].text in beside:
        start -= 1
    while end < len(line) and line[end].text in _listed("behind", language):
        end += 1
    while end < len(line) and line[end].kind == "number":
        end += 1
    return start, end


def _compares(line: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether it stands behind "than" or "as", or how it was follows."""
    led = start > 0 and line[start - 1].text in _listed("comparing", language)
    until = clause_end(line, end - 1, ())
    was = not _listed("past", language).isdisjoint(token.text for token in line[end:until])
    return led or was
