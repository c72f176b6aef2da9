"""Bytes that come in any pieces, as lines of text: after CR, LF or both, and nothing else.

`str.splitlines` would also split at characters that JSON may hold, and a chunk may end between a
CR and its LF, or within a character.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from talkbox.models.server.faults import Lost

LONGEST_LINE = 8 * 2**20
"""Characters; a whole answer with its thoughts is far below it."""


def lines(parts: Iterable[bytes]) -> Iterator[str]:
    """Each line as soon as its end is there, without it, and the rest at the end."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    held: list[str] = []
    length = 0
    after_cr = False
    for part in parts:
        text = decoder.decode(part)
        if after_cr and text:
            text, after_cr = text.removeprefix("\n"), False
        after_cr = after_cr or text.endswith("\r")
        whole = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        held.append(whole[0])
        length += len(whole[0])
        if length > LONGEST_LINE:
            raise Lost(f"The server sent a line of more than {LONGEST_LINE >> 20} MiB.")
        for rest in whole[1:]:
            yield "".join(held)
            held, length = [rest], len(rest)
    held.append(decoder.decode(b"", final=True))
    if last := "".join(held):
        yield last
