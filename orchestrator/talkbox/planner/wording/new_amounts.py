"""An amount that begins a wish of its own: "less nose at 1k, and some sparkle" adds sparkle.

Behind "less" of one thing, "some" or "a touch of" another asks for it, where no verb takes both
away ("take out some mud and some bass"). The words are data: the `new_amounts` of a language's
grammar; a language that lists none has no such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token
from talkbox_prompts import lexicon

_ENDS = frozenset({".", "!", "?", ";", "\n"})

_listed = lists_of("new_amounts")


def with_new_amounts(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with a verb of adding before every such amount."""
    kept: list[Token] = []
    for at, token in enumerate(line):
        if token.text in _listed("amounts", language) and _begins_anew(line, at, language):
            (adds,) = lexicon.grammar(language)["new_amounts"]["told"]
            kept.append(Token(adds, "word"))
        kept.append(token)
    return kept


def _begins_anew(line: Sequence[Token], at: int, language: str) -> bool:
    """Whether the amount stands behind a joint, and "less" but no verb of taking before that."""
    joints = _listed("joints", language)
    if not at or not (line[at - 1].text == "," or line[at - 1].text in joints):
        return False
    start = next((k + 1 for k in range(at - 1, -1, -1) if line[k].text in _ENDS), 0)
    said = {token.text for token in line[start:at]}
    less = bool(said & _listed("less", language))
    return less and said.isdisjoint(_listed("taking", language) | _listed("amounts", language))
