"""Where in a piece a filter is meant for: "low cut at 300 for a build up".

Behind a filter with its corner, the part of the arrangement that it is for asks for nothing more.
The words are data: the `build_ups` of a language's grammar; a language that lists none has no such
rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import clause_end, lists_of
from talkbox.planner.text.phrasebook import phrasebook
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_FILTERS = "filters"

_listed = lists_of("build_ups")


def without_build_ups(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens without "for a build up" behind a filter with its corner."""
    for at, token in enumerate(line):
        if token.text in _listed("for", language) and _filters(line[:at], language):
            end = clause_end(line, at, _listed("joints", language))
            said = [each.text for each in line[at + 1 : end]]
            places = _listed("places", language)
            if any(text in places for text in said) and set(said) <= places | _listed(
                "beside", language
            ):
                return [*line[:at], *line[end:]]
    return list(line)


def _filters(before: Sequence[Token], language: str) -> bool:
    """Whether a filter and a number stand before."""
    found = (phrasebook(language).at(before, at) for at in range(len(before)))
    entries = (None if match is None else match.entry("word") for match in found)
    filtered = any(each is not None and lexicon.names()[each.name] == _FILTERS for each in entries)
    return filtered and any(token.kind == "number" for token in before)
