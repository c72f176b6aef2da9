"""Gemma 4's markers, each one token, and how a vocabulary numbers them.

Ids are always asked of the vocabulary: a file whose tokenizer lacks a marker is not spoken to in
this format (https://github.com/unslothai/unsloth/issues/6228).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from talkbox.models.dialect import Markup, Piece, Text, Tokens

BOS = Markup("<bos>")
TURN, END_TURN = Markup("<|turn>"), Markup("<turn|>")
TOOL, END_TOOL = Markup("<|tool>"), Markup("<tool|>")
CALL, END_CALL = Markup("<|tool_call>"), Markup("<tool_call|>")
RESPONSE, END_RESPONSE = Markup("<|tool_response>"), Markup("<tool_response|>")
CHANNEL, END_CHANNEL = Markup("<|channel>"), Markup("<channel|>")
THINK = Markup("<|think|>")
QUOTE = Markup('<|"|>')
"""On both sides of a string, in which nothing is escaped."""

MARKERS = (
    *(BOS, TURN, END_TURN, TOOL, END_TOOL, CALL, END_CALL, RESPONSE, END_RESPONSE),
    *(CHANNEL, END_CHANNEL, THINK, QUOTE),
)

_SPECIAL = re.compile(r"<\|[^<>]*>|<[^<>]*\|>|<(?:pad|eos|bos|unk|mask|unused\d+)>")
"""How control tokens are spelled; HTML tags are single tokens too, and those are text."""

SPELLED = re.compile(r'<\|[\w"]{1,40}\|?>|<[\w"]{1,40}\|>|<(?:pad|eos|bos|unk|mask|unused\d+)>')
"""A control token in the text of a server that writes them out."""
HALF_SPELLED = re.compile(r'<(?:\|[\w"]{0,40}\|?|[\w"]{1,40}\|?)?\Z')
"""The end of a text that may go on as one."""


def marker_ids(tokens: Tokens) -> Mapping[Markup, int]:
    """The id of every marker that the vocabulary knows."""
    known = ((marker, tokens.id(marker.text)) for marker in MARKERS)
    return {marker: token for marker, token in known if token is not None}


def is_special(token: int, tokens: Tokens) -> bool:
    """Whether a token stands for something other than its text, known marker or not."""
    spelled = tokens.bytes_of(token)
    if not (spelled.startswith(b"<") and spelled.endswith(b">")):
        return False
    text = spelled.decode("utf-8", "replace")
    return _SPECIAL.fullmatch(text) is not None and tokens.id(text) == token


def quoted(text: object) -> Iterator[Piece]:
    """A string as the format has it."""
    yield QUOTE
    yield Text(str(text))
    yield QUOTE


def separated(parts: Iterable[Iterable[Piece]]) -> Iterator[Piece]:
    """The parts with commas between them."""
    for place, part in enumerate(parts):
        if place:
            yield Text(",")
        yield from part


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring text as one piece: a tokenizer merges across what would be a seam."""
    line: list[Piece] = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            run.append(piece.text)
            continue
        line += _text(run)
        run.clear()
        line.append(piece)
    return line + _text(run)


def _text(run: list[str]) -> list[Piece]:
    text = "".join(run)
    return [Text(text)] if text else []
