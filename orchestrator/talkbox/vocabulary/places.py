"""Where in a TOML file an entry and its keys stand, for messages; the parser does not tell.

Only lines outside multi-line strings count. A place that is not found is its nearest parent's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from talkbox.vocabulary.faults import At

_HEADER = re.compile(r"\s*(\[\[?)\s*(\"[^\"]*\"|'[^']*'|[^\].\s]+)((?:\s*\.\s*[^\].\s]+)*)\s*\]")
_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w-]+)((?:\s*\.\s*[\w-]+)*)\s*=")
_QUOTES = re.compile(r"\"\"\"|'''")


def places(text: str) -> dict[At, int]:
    """(word, key, number of the list item ...) -> line, counted from 1."""
    found: dict[At, int] = {}
    inside: At = ()
    cases: Counter[At] = Counter()
    for number, line in _outside_strings(text):
        if header := _HEADER.match(line):
            inside = (_bare(header[2]), *_parts(header[3]))
            if header[1] == "[[":
                found.setdefault(inside, number)
                cases[inside] += 1
                inside = (*inside, cases[inside] - 1)
            found.setdefault(inside, number)
        elif key := _KEY.match(line):
            found.setdefault((*inside, _bare(key[1]), *_parts(key[2])), number)
    return found


def line_of(found: dict[At, int], at: At) -> int | None:
    """The line of the place, or of the nearest thing around it; None where nothing is known."""
    for length in range(len(at), 0, -1):
        if at[:length] in found:
            return found[at[:length]]
    return None


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    quotes = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not quotes:
            yield number, line
        for mark in _QUOTES.findall(line):
            quotes = mark if not quotes else "" if mark == quotes else quotes


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_bare(part) for part in text.split(".") if part.strip())


def _bare(name: str) -> str:
    return name.strip().strip("\"'")
