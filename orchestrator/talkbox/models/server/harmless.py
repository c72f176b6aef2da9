"""Text for a server that reads control tokens wherever they are spelled.

A model in this process never sees a marker that someone typed; a server makes one prompt of all
texts and cannot tell. So a space is put into whatever is spelled like a marker of Gemma 4 or of
the other families, and nothing else is changed.
"""

from __future__ import annotations

import re

_WORDS = (
    "think|tool_calls?|function_?call|TOOLCALL|bos|eos|pad|unk|mask|s|start_of_turn|end_of_turn"
)
_MARKER = re.compile(
    rf"<(?=\||/?\w+\|>|/?(?:{_WORDS}|start_of_\w+|end_of_\w+|unused\d+)>)|\[(?=/?[A-Z]+(?:_[A-Z]+)*\])"
)


def harmless(text: str) -> str:
    """The text, with no marker in it."""
    return _MARKER.sub(r"\g<0> ", text)
