""" "Less" said once for two: "less loud and aggressive" wants it less aggressive too.

Only for what nobody wishes beside a "less": "less dark and bright" is two ways to say one thing.
The words are data: the `shared_less` of a language's grammar; a language that lists none has no
such rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.planner.text.lists import lists_of
from talkbox.planner.text.tokens import Token

_TO_THE_JOINT = 3
"""Words from "less" to "and": "less over the top and"."""

_listed = lists_of("shared_less")


def with_shared_less(line: Sequence[Token], language: str) -> list[Token]:
    """The tokens with "less" before every such second quality."""
    less = _listed("less", language)
    if not less:
        return list(line)
    said: list[Token] = []
    shared: Token | None = None
    since = 0
    for token in line:
        if token.kind == "stop" or token.text in _listed("ends", language):
            shared = None
        joined = bool(said) and said[-1].text in _listed("joints", language)
        near = len(said) - since <= _TO_THE_JOINT + 1
        if shared is not None and joined and near and token.text in _listed("burdens", language):
            said.append(shared)
        said.append(token)
        if token.text in less:
            shared, since = token, len(said)
    return said
