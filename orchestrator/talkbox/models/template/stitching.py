"""For templates that show the tools in front of the newest request: they stay with the first one.

Mistral's do so. Every turn would otherwise change what stands before it, and a model would read
all tools again. The markup is the template's own, only from another of its renderings.
"""

from __future__ import annotations

from collections.abc import Sequence

from talkbox.messages import Message, User
from talkbox.models.dialect import Piece, Text
from talkbox.models.template.placeholders import Garbled


def first_request(messages: Sequence[Message]) -> Sequence[Message]:
    """The messages up to the first of the producer's."""
    for place, message in enumerate(messages):
        if isinstance(message, User):
            return messages[: place + 1]
    return messages


def put_in_front(
    whole: Sequence[Piece], begun: Sequence[Piece], begun_with_tools: Sequence[Piece]
) -> list[Piece]:
    """The whole conversation without tools, its beginning replaced by the one with tools.

    Raises Garbled where the conversation does not begin as its beginning alone does.
    """
    until = _after_request(begun)
    if list(whole[:until]) != list(begun[:until]):
        raise Garbled
    return [*begun_with_tools[: _after_request(begun_with_tools)], *whole[until:]]


def _after_request(pieces: Sequence[Piece]) -> int:
    places = [place for place, piece in enumerate(pieces) if isinstance(piece, Text)]
    if not places:
        raise Garbled
    return places[-1] + 1
