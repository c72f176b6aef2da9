"""Arguments in Gemma 4's notation, read exactly where they are exact and kindly where models slip.

Known slips: plain quotes and bare words for strings, `=` for `:`, quoted keys, JSON, a second pair
of braces, braces left open (https://github.com/ollama/ollama/issues/17882, issues/17562,
https://github.com/vllm-project/vllm/issues/51284). Time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from talkbox.models.gemma.literals import bare_value, unescaped

STRING = "\udcff"
"""Stands for the quote token: a lone surrogate, which no text that was decoded can hold."""

_DEEPEST = 32
"""Braces and brackets within each other; no tool's arguments come near it."""

_GAP = re.compile(r"[\s,]*")
_KEY = re.compile(rf"[^:={{}}\[\],\"'{STRING}]+")
_SEPARATOR = re.compile(r"\s*[:=]\s*")
_BARE = re.compile(rf"[^,}}\]\n{STRING}]+")
_LATE_QUOTE = re.compile(rf"{STRING}(?=\s*(?:[,}}\]]|\Z))")
_OPENERS = {"}": "{", "]": "["}
_NOTHING_MORE = re.compile(r"[\s}\]`]*")


class Unreadable(ValueError):
    """The text holds no arguments."""


def read_object(text: str) -> tuple[dict[str, Any], bool]:
    """The object that the text is, and whether its last brace was there.

    Raises Unreadable where it is none.
    """
    scanner = _Scanner(text)
    if not text.startswith("{"):
        raise Unreadable(text)
    found = scanner.value(_DEEPEST)
    if not _NOTHING_MORE.fullmatch(text, scanner.at):
        raise Unreadable(text)
    return found, scanner.closed


def read_list(text: str) -> list[Any]:
    """The list that the text is. Raises Unreadable where it is none, or not all there."""
    scanner = _Scanner(text)
    found = scanner.value(_DEEPEST) if text.startswith("[") else None
    if not (isinstance(found, list) and scanner.closed and scanner.at == len(text)):
        raise Unreadable(text)
    return found


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0
        self.closed = True
        self._open: list[str] = []
        self._never: set[re.Pattern[str]] = set()
        """Closing quotes that were looked for up to the end and are not there."""

    def value(self, deepest: int) -> Any:
        """The value that begins here; None where there is none."""
        first = self._peek()
        if first in ("{", "["):
            return self._nested(first, deepest)
        if first == STRING:
            return self._string()
        if first in ('"', "'"):
            plain = self._plain(_closing(first, ",}]"))
            if plain is not None:
                return plain
        return self._bare()

    def _nested(self, first: str, deepest: int) -> Any:
        if not deepest:
            raise Unreadable("nested too deeply")
        self.at += 1
        self._open.append(first)
        found = self._object(deepest) if first == "{" else self._array(deepest)
        self._open.pop()
        return found

    def _object(self, deepest: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not self._ends("}"):
            if self._peek() == "{" and not found:
                found = self._nested("{", deepest - 1)
            else:
                key = self._key()
                found[key] = self.value(deepest - 1)
        return found

    def _array(self, deepest: int) -> list[Any]:
        found = []
        while not self._ends("]"):
            found.append(self.value(deepest - 1))
        return found

    def _ends(self, closer: str) -> bool:
        """Whether what is open ends here, also with the text or with what is around it."""
        while True:
            self._skip(_GAP)
            here = self._peek()
            if not here:
                self.closed = False
            elif here not in _OPENERS:
                return False
            elif here == closer:
                self.at += 1
            elif _OPENERS[here] not in self._open:
                self.at += 1
                continue
            return True

    def _key(self) -> str:
        first = self._peek()
        key: str | None
        if first == STRING:
            key = self._string()
        elif first in ('"', "'"):
            key = self._plain(_closing(first, ":="))
        else:
            match = _KEY.match(self._text, self.at)
            key = match[0].strip() if match else None
            self.at = match.end() if match else self.at
        if not key or not self._skip(_SEPARATOR):
            raise Unreadable("no key")
        return key

    def _string(self) -> str:
        """Between quote tokens everything is itself; one left open ends before the braces."""
        start = self.at + 1
        end = self._text.find(STRING, start)
        if end >= 0:
            self.at = end + 1
            return self._text[start:end]
        self.closed = False
        self.at = len(self._text)
        rest = self._text[start:].rstrip()
        for opener in reversed(self._open):
            rest = rest.removesuffix("}" if opener == "{" else "]").rstrip()
        return rest

    def _plain(self, closing: re.Pattern[str]) -> str | None:
        """A string in plain quotes; None where no quote closes it."""
        if closing in self._never:
            return None
        start = self.at + 1
        for match in closing.finditer(self._text, start):
            if match[0][0] != "\\":
                self.at = match.end()
                return unescaped(self._text[start : match.start()], self._text[start - 1])
        self._never.add(closing)
        return None

    def _bare(self) -> Any:
        match = _BARE.match(self._text, self.at)
        if match is None:
            return None
        self.at = match.end()
        late = _LATE_QUOTE.match(self._text, self.at)
        if late is not None:
            self.at = late.end()
        word = match[0].strip()
        return word.strip('"') if word.startswith('"') else bare_value(word)

    def _peek(self) -> str:
        return self._text[self.at : self.at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self.at)
        self.at = match.end() if match else self.at
        return match is not None


@cache
def _closing(quote: str, before: str) -> re.Pattern[str]:
    """Where a plain string ends: at its quote before one of these, or at a quote token.

    An apostrophe within words is not followed by any of them, and a backslash hides no quote token.
    """
    ends = rf"{quote}(?=\s*(?:[{re.escape(before)}]|\Z))"
    return re.compile(rf"\\[^{STRING}]|{ends}|{STRING}", re.DOTALL)
