"""Where a JSON object or list that is still coming ends."""

from __future__ import annotations

import re

_NEXT = re.compile(r'["\\{}\[\]]')
_IN_STRING = re.compile(r'["\\]')


class Braces:
    """Counts brackets outside strings; each character is looked at once."""

    def __init__(self) -> None:
        self._at = 0
        self._depth = 0
        self._in_string = False

    def end(self, text: str, start: int = 0) -> int | None:
        """The place behind the bracket that closes the one at `start`; None while it is open.

        `text` must begin with what was given before, and `start` be the same.
        """
        self._at = max(self._at, start)
        while match := (_IN_STRING if self._in_string else _NEXT).search(text, self._at):
            sign = match[0]
            if sign == "\\":
                if match.end() == len(text):
                    self._at = match.start()
                    return None
                self._at = match.end() + 1
                continue
            self._at = match.end()
            if sign == '"':
                self._in_string = not self._in_string
            else:
                self._depth += 1 if sign in "{[" else -1
                if self._depth <= 0:
                    return self._at
        self._at = len(text)
        return None
