"""What it sounds like and how that came: "it sounds like a phone call, i recorded it over zoom".

Who tells how it was recorded finds a fault, and does not wish for what it sounds like. The words
are data: the `likened_tales` of a language's grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_LONGEST_LEAD = 3
_TO_THE_DEED = 4
"""Words of a tale up to its verb: "because we had to record"."""

_listed = lists_of("likened_tales")


def with_likened_tales(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with the tale behind such a likeness as the wish to mend it."""
    stop = next((at for at, token in enumerate(line) if token.kind == "stop"), len(line))
    texts = [token.text for token in line]
    likens = " ".join(texts[:_LONGEST_LEAD]) in _listed("opens", language)
    likens = likens or " ".join(texts[: _LONGEST_LEAD - 1]) in _listed("opens", language)
    tale = line[stop + 1 :]
    if not likens or not tale or any(token.kind == "stop" for token in tale[:-1]):
        return list(line)
    told = [token.text for token in tale[:_TO_THE_DEED]]
    if told[0] not in _listed("tellers", language) or _listed("deeds", language).isdisjoint(told):
        return list(line)
    cure = lexicon.grammar(language)["likened_tales"]["cure"]
    return [*line[: stop + 1], *(Token(text, "word") for text in cure)]
